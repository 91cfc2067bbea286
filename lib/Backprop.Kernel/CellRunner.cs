using System.Diagnostics;
using Backprop.Kernel.Directives;
using Backprop.Kernel.Outputs;
using Backprop.Kernel.Submissions;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.Csv;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace Backprop.Kernel;

/// <summary>Runs the cells of one notebook, one after the other, in one session.</summary>
/// <param name="host">Where it gets files, libraries and packages.</param>
internal sealed class CellRunner(ISessionHost host)
{
    // One file has many spellings; a circle of them ends here.
    private const int DeepestImport = 16;
    private readonly CSharpSession session = new(host);
    private readonly Stack<string> importing = [];

    public Task StartAsync() => session.StartAsync();

    /// <summary>What can stand at a place in a cell that is being written.</summary>
    public IReadOnlyList<Suggestion> SuggestionsAt(string code, int position) => session.SuggestionsAt(code, position);

    /// <summary>How the call at a place in a cell that is being written can be written; null outside the brackets of a call.</summary>
    public CallSignatures? SignaturesAt(string code, int position) => session.SignaturesAt(code, position);

    /// <summary>Runs a cell; what it shows goes to <see cref="CellOutputs.Current"/>.</summary>
    /// <exception cref="CellFaultException">The cell fails.</exception>
    /// <exception cref="CellSkippedException">The cell cannot be run here.</exception>
    public async Task RunAsync(int number, string language, string text)
    {
        CellOutputs.Current.Begin(number);
        // A cell may have reset the formatters.
        Formatter.SetPreferredMimeTypesFor(typeof(TabularDataResource), HtmlFormatter.MimeType, CsvFormatter.MimeType);
        var unit = new SourceUnit($"cell [{number}]", text);
        try
        {
            await RunUnitAsync(unit, language);
        }
        catch (Exception e) when (e is not CellSkippedException)
        {
            throw new CellFaultException(FaultIn(unit, e));
        }
        finally
        {
            CellOutputs.Current.End();
        }
    }

    private async Task RunUnitAsync(SourceUnit unit, string language)
    {
        var watches = new List<Stopwatch>();
        var steps = CellParser.Parse(unit.Text, language);
        var set = steps.OfType<SetStep>().ToDictionary(step => step.Line, Declaration);
        foreach (var step in steps)
        {
            switch (step)
            {
                case PackageStep package:
                    session.AddReferences(await host.AddPackageAsync(package));
                    break;
                case PackageSourceStep source:
                    host.AddPackageSource(source);
                    break;
                case ListVariablesStep list:
                    VariableList.Show(session.Variables, list.WithValues);
                    break;
                case SetStep:
                    await session.RunAsync(unit, set[step.Line]);
                    break;
                case ShareStep share:
                    await ShareAsync(unit, share);
                    break;
                case AboutStep:
                    About.Text().DisplayAs(PlainTextFormatter.MimeType);
                    break;
                case TimeStep:
                    watches.Add(Stopwatch.StartNew());
                    break;
                case ListMagicStep:
                    string.Join('\n', CellParser.Known).DisplayAs(PlainTextFormatter.MimeType);
                    break;
                case ImportStep import:
                    await ImportAsync(import);
                    break;
                case CodeStep code:
                    await RunCodeAsync(unit, code);
                    break;
                default:
                    throw new UnreachableException($"No way to run a {step.GetType().Name}.");
            }
        }

        foreach (var watch in watches)
            ElapsedTime.Text(watch.Elapsed).DisplayAs(PlainTextFormatter.MimeType);
    }

    private async Task RunCodeAsync(SourceUnit unit, CodeStep step)
    {
        switch (step.Language)
        {
            case "csharp":
                var (hasValue, value) = await session.RunAsync(unit, step.Code);
                // The place that a display gives back is nothing to show: Jupyter leaves it out.
                if (hasValue && value is not DisplayedValue)
                    CellOutputs.Current.AddResult(ValueFormat.Format(value));
                break;
            case "markdown":
                step.Code.DisplayAs("text/markdown");
                break;
            case "html":
                step.Code.DisplayAs(HtmlFormatter.MimeType);
                break;
            case "javascript":
                Microsoft.DotNet.Interactive.Kernel.Javascript(step.Code);
                break;
            default:
                throw new CellSkippedException($"the cell is in {step.Language}: only C#, Markdown, HTML and JavaScript are run here");
        }
    }

    private Variable Find(string directive, string name, int line) => session.Variables.FirstOrDefault(variable => variable.Name == name)
        ?? throw new CellFaultException("DirectiveError", $"{directive}: there is no variable {name}", line);

    private static string Declaration(string directive, string name, Variable variable, string? mimeType, int line)
    {
        try
        {
            return SharedValue.Declaration(name, variable.Value, mimeType);
        }
        catch (NotSupportedException e)
        {
            throw new CellFaultException("DirectiveError", $"{directive}: the value of {variable.Name} cannot be handed on: {e.Message}", line);
        }
    }

    // What is handed on is the value from before the cell.
    private string Declaration(SetStep set)
    {
        if (set.From is null)
            return SharedValue.Declaration(set.Name, set.Text!);
        var variable = Find("#!set", set.From, set.Line);
        return set.ByReference ? $"var {set.Name} = {set.From};" : Declaration("#!set", set.Name, variable, set.MimeType, set.Line);
    }

    private async Task ShareAsync(SourceUnit unit, ShareStep share)
    {
        var variable = Find("#!share", share.From, share.Line);
        if (share.MimeType is not null)
            await session.RunAsync(unit, Declaration("#!share", share.Name, variable, share.MimeType, share.Line));
        else if (share.Name != share.From)
            await session.RunAsync(unit, $"var {share.Name} = {share.From};");
    }

    private async Task ImportAsync(ImportStep import)
    {
        if (importing.Contains(import.Path) || importing.Count == DeepestImport)
            throw new CellFaultException("ImportError", $"#!import {import.Path}: it is being imported already: files import each other, or themselves, in a circle", import.Line);
        importing.Push(import.Path);
        try
        {
            foreach (var (unit, language) in await host.ReadImportAsync(import.Path))
                await RunImportedAsync(import, unit, language);
        }
        catch (ImportException e)
        {
            throw new CellFaultException("ImportError", $"#!import {import.Path}: {e.Message}", import.Line);
        }
        finally
        {
            importing.Pop();
        }
    }

    // The cell's own line is that of the #!import; where in the file it went wrong is said in the message.
    private async Task RunImportedAsync(ImportStep import, SourceUnit unit, string language)
    {
        try
        {
            await RunUnitAsync(unit, language);
        }
        catch (Exception e) when (e is not CellSkippedException)
        {
            var fault = FaultIn(unit, e);
            var line = fault.Line is null ? "" : $", line {fault.Line}";
            throw new CellFaultException(fault with { Line = import.Line, Message = $"{unit.Name}{line}: {fault.Message}" });
        }
    }

    private CellFault FaultIn(SourceUnit unit, Exception exception) => exception switch
    {
        CellFaultException known => known.Fault,
        CompilationException compilation => FaultReport.OfCompilation(compilation.Errors, session),
        _ => FaultReport.OfException(exception, unit.Name, session),
    };
}
