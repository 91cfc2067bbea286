using System.Collections;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace Backprop.Kernel;

/// <summary>C# that is run piece by piece: each piece sees what the pieces before it declared.</summary>
internal sealed class CSharpSession
{
    // The options of the .NET Interactive kernel. It imports neither System.IO nor its own formatting namespace,
    // so neither does this: a cell that runs here must run there.
    private static readonly ScriptOptions KernelOptions = ScriptOptions.Default
        .WithLanguageVersion(LanguageVersion.CSharp14)
        .WithImports(
            "System",
            "System.Text",
            "System.Collections",
            "System.Collections.Generic",
            "System.Threading.Tasks",
            "System.Linq")
        .AddReferences(
            typeof(Enumerable).Assembly,
            typeof(IEnumerable).Assembly,
            typeof(Task<>).Assembly,
            typeof(Microsoft.DotNet.Interactive.Kernel).Assembly,
            typeof(PocketView).Assembly)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8);

    private readonly Dictionary<string, SourceUnit> units = new(StringComparer.Ordinal);
    private readonly string folder;
    private ScriptOptions options;
    private ScriptState<object>? state;

    /// <param name="host">Where <c>#r</c> and <c>#load</c> find their files.</param>
    public CSharpSession(ISessionHost host)
    {
        folder = host.Folder;
        options = KernelOptions.WithMetadataResolver(host.Libraries);
        if (host.Sources is { } sources)
            options = options.WithSourceResolver(sources);
    }

    /// <summary>The text that the compiler or a stack trace calls by <paramref name="path"/>; null when it is no text of this session.</summary>
    public SourceUnit? FindUnit(string? path) => path is null ? null : units.GetValueOrDefault(Path.GetFullPath(path, folder));

    /// <summary>Puts the kernel's own calls, such as <c>display</c>, in reach, and warms the compiler up.</summary>
    public Task StartAsync() => RunAsync(new SourceUnit("start", ""), "using static Microsoft.DotNet.Interactive.Kernel;");

    /// <summary>The variables that cells have declared, in their order; of those that share a name the latest.</summary>
    public IReadOnlyList<Variable> Variables =>
    [
        .. (state?.Variables ?? [])
            .GroupBy(variable => variable.Name)
            .Select(declared => new Variable(declared.Key, declared.Last().Value)),
    ];

    public void AddReferences(IEnumerable<Assembly> assemblies) => options = options.AddReferences(assemblies);

    /// <summary>Runs a piece of code.</summary>
    /// <param name="unit">Where the code comes from.</param>
    /// <param name="code">The code, each line at the number that it has there.</param>
    /// <returns>Whether it ends in an expression without a semicolon, and that expression's value.</returns>
    /// <exception cref="CompilationErrorException">The code does not compile.</exception>
    public async Task<(bool HasValue, object? Value)> RunAsync(SourceUnit unit, string code)
    {
        units[Path.GetFullPath(unit.Name, folder)] = unit;
        var named = options.WithFilePath(unit.Name);
        var script = state is null
            ? CSharpScript.Create<object>(code, named)
            : state.Script.ContinueWith<object>(code, named);
        state = state is null ? await script.RunAsync() : await script.RunFromAsync(state);
        return (ScriptResult.Exists(script.GetCompilation()), state.ReturnValue);
    }
}
