using System.Diagnostics;
using Backprop.Kernel.Directives;
using Backprop.Kernel.Outputs;
using Backprop.Kernel.Submissions;
using Microsoft.DotNet.Interactive.Formatting;

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

    /// <summary>Runs a cell; what it shows goes to <see cref="CellOutputs.Current"/>.</summary>
    /// <exception cref="CellFaultException">The cell fails.</exception>
    /// <exception cref="CellSkippedException">The cell cannot be run here.</exception>
    public async Task RunAsync(int number, string language, string text)
    {
        CellOutputs.Current.Begin(number);
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
        foreach (var step in CellParser.Parse(unit.Text, language))
        {
            switch (step)
            {
                case PackageStep package:
                    session.AddReferences(await host.AddPackageAsync(package));
                    break;
                case PackageSourceStep source:
                    host.AddPackageSource(source.Source);
                    break;
                case ListVariablesStep list:
                    VariableList.Show(session.Variables, list.WithValues);
                    break;
                case SetStep set:
                    await SetAsync(unit, set);
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
                if (hasValue)
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

    // Values travel as JSON, as they do between kernels: a text stays a text, a number becomes a double.
    private async Task SetAsync(SourceUnit unit, SetStep set)
    {
        object? value = set.Text;
        if (set.From is not null)
        {
            var variable = session.Variables.FirstOrDefault(variable => variable.Name == set.From)
                ?? throw new CellFaultException("DirectiveError", $"#!set: there is no variable {set.From}", set.Line);
            value = SharedValue.Of(variable.Value)
                ?? throw new CellFaultException("DirectiveError", $"#!set: the value of {set.From} is neither a text, a number nor a truth value, so it cannot be handed on", set.Line);
        }

        await session.RunAsync(unit, SharedValue.Declaration(set.Name, value!));
    }

    private async Task ShareAsync(SourceUnit unit, ShareStep share)
    {
        if (session.Variables.All(variable => variable.Name != share.From))
            throw new CellFaultException("DirectiveError", $"#!share: there is no variable {share.From}", share.Line);
        if (share.Name != share.From)
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
