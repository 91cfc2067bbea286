using System.Diagnostics;
using System.Reflection;
using Backprop.Kernel.Outputs;
using Backprop.Kernel.Submissions;
using Microsoft.DotNet.Interactive.Formatting;

namespace Backprop.Kernel;

/// <summary>C# that is run piece by piece: each piece sees what the pieces before it declared.</summary>
internal sealed class CSharpSession
{
    /// <summary>What messages call the first piece of every session.</summary>
    public const string StartName = "start";

    /// <summary>The first piece: it puts the kernel's own calls, such as <c>display</c>, in reach.</summary>
    public const string StartCode = "using static Microsoft.DotNet.Interactive.Kernel;";

    private readonly Dictionary<string, SourceUnit> units = new(StringComparer.Ordinal);
    private readonly SubmissionContext context;
    private readonly SubmissionChain chain;

    // The first place is for what a host shares with its scripts, which is nothing here; each submission that declares
    // something knows its own.
    private object?[] states = [null];

    /// <param name="host">Where <c>#r</c> and <c>#load</c> find their files.</param>
    public CSharpSession(ISessionHost host)
    {
        context = new();
        chain = new(host, context);
    }

    /// <summary>The text that the compiler or a stack trace calls by <paramref name="path"/>; null when it is no text of this session.</summary>
    public SourceUnit? FindUnit(string? path) => path is null ? null : units.GetValueOrDefault(path);

    /// <summary>Runs the first piece, which warms the compiler up where there is one.</summary>
    public Task StartAsync() => RunAsync(new SourceUnit(StartName, ""), Referenced() + StartCode);

    // What the compiler is handed it shows alone; what code names it shows with all that this refers to in turn. The package of
    // formatters refers to .NET Standard, and so to most of the framework, as in the kernel of .NET Interactive. A page has no
    // files, and loads little of it.
    private static string Referenced() => typeof(Formatter).Assembly.Location is { Length: > 0 } file ? $"#r \"{file}\"\n" : "";

    /// <summary>The variables that cells have declared, in their order; of those that share a name the latest.</summary>
    public IReadOnlyList<Variable> Variables =>
    [
        .. states.OfType<object>()
            .SelectMany(state => state.GetType().GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Where(declared => char.IsLetterOrDigit(declared.Name[0]) || declared.Name[0] == '_')
                .Select(declared => new Variable(declared.Name, declared.GetValue(state))))
            .GroupBy(variable => variable.Name)
            .Select(declared => new Variable(declared.Key, declared.Last().Value)),
    ];

    /// <summary>Where a frame of an exception's stack is in the session's texts.</summary>
    public (SourceUnit? Unit, int Line) PlaceOf(StackFrame frame)
    {
        var (file, line) = context.Lines.PlaceOf(frame);
        return (FindUnit(file), line);
    }

    /// <summary>What can stand at a place in a piece of code that has not been run.</summary>
    public IReadOnlyList<Suggestion> SuggestionsAt(string code, int position) => Suggestions.At(chain.Compiler().Create("suggestions", code), position);

    /// <summary>How the call at a place in the code can be written; null outside the brackets of a call.</summary>
    public CallSignatures? SignaturesAt(string code, int position) => CallSignatures.At(chain.Compiler().Create("signatures", code), position);

    public void AddReferences(IEnumerable<Assembly> assemblies) => chain.Compiler().AddReferences(assemblies);

    /// <summary>Runs a piece of code.</summary>
    /// <param name="unit">Where the code comes from.</param>
    /// <param name="code">The code, each line at the number that it has there.</param>
    /// <returns>Whether it ends in an expression without a semicolon, and that expression's value.</returns>
    /// <exception cref="CompilationException">The code does not compile.</exception>
    public async Task<(bool HasValue, object? Value)> RunAsync(SourceUnit unit, string code)
    {
        units[unit.Name] = unit;
        var submission = chain.Add(unit.Name, code);
        if (submission.Run is null)
        {
            Show(submission.Warnings);
            return (false, null);
        }

        // What the code has declared stays, even if it throws.
        states = [.. states, null];
        try
        {
            return (submission.HasValue, await submission.Run(states));
        }
        finally
        {
            Show(submission.Warnings);
        }
    }

    // Below what the code shows and above its result, as in the kernel of .NET Interactive.
    private static void Show(IEnumerable<string> warnings)
    {
        foreach (var warning in warnings)
            CellOutputs.Current.Print("stderr", warning);
    }
}
