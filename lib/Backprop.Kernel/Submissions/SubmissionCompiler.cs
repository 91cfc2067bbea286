using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Microsoft.DotNet.Interactive.Formatting;

namespace Backprop.Kernel.Submissions;

/// <summary>
/// Compiles C# piece by piece. It does what the compiler's own package for scripts does, but reads what it refers to from
/// memory and hands the code over, so that it works in a browser as well.
/// </summary>
internal sealed class SubmissionCompiler
{
    /// <summary>How cells are read.</summary>
    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    private static readonly EmitOptions Emitting = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    // What a script sees without a #r, as the compiler's package for scripts has it.
    private static readonly string[] Framework =
    [
        "System.Collections", "System.Collections.Concurrent", "System.Console", "System.Diagnostics.Debug", "System.Diagnostics.Process",
        "System.Diagnostics.StackTrace", "System.Globalization", "System.IO", "System.IO.FileSystem", "System.IO.FileSystem.Primitives",
        "System.Reflection", "System.Reflection.Extensions", "System.Reflection.Primitives", "System.Runtime", "System.Runtime.Extensions",
        "System.Runtime.InteropServices", "System.Text.Encoding", "System.Text.Encoding.CodePages", "System.Text.Encoding.Extensions",
        "System.Text.RegularExpressions", "System.Threading", "System.Threading.Tasks", "System.Threading.Tasks.Parallel", "System.Threading.Thread",
        "System.ValueTuple",
        // What that package adds for dynamic, and what it finds when a type is asked for that lives there.
        "Microsoft.CSharp", "System.Linq.Expressions", "System.Private.Uri", "System.Runtime.Numerics",
        // A value that is handed on arrives as a document of JSON.
        "System.Text.Json",
    ];

    // The options of the .NET Interactive kernel. It imports neither System.IO nor its own formatting namespace,
    // so neither does this: a cell that runs here must run there.
    private static readonly CSharpCompilationOptions KernelOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"],
        optimizationLevel: OptimizationLevel.Debug,
        allowUnsafe: true,
        // A browser has one thread.
        concurrentBuild: !OperatingSystem.IsBrowser(),
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    private readonly CSharpCompilationOptions options;
    private readonly List<MetadataReference> references;
    private CSharpCompilation? last;
    private int count;

    /// <param name="host">Where <c>#r</c> and <c>#load</c> find their files.</param>
    public SubmissionCompiler(ISessionHost host)
    {
        options = KernelOptions.WithMetadataReferenceResolver(host.Libraries).WithSourceReferenceResolver(host.Sources);
        references =
        [
            LoadedReferences.Of(typeof(object).Assembly),
            .. Framework.SelectMany(name => host.Libraries.ResolveReference(name, null, MetadataReferenceProperties.Assembly)),
            .. new[] { typeof(Enumerable), typeof(Microsoft.DotNet.Interactive.Kernel), typeof(PocketView) }.Select(type => LoadedReferences.Of(type.Assembly)),
        ];
    }

    public void AddReferences(IEnumerable<Assembly> assemblies) => references.AddRange(assemblies.Select(LoadedReferences.Of));

    /// <summary>The code as a continuation of what has run before.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="code">The code.</param>
    /// <param name="isToRun">Whether it takes a number, which shows in the names of its types; code that is only looked at takes none.</param>
    public CSharpCompilation Create(string name, string code, bool isToRun = true)
    {
        var number = (isToRun ? count++ : count).ToString(CultureInfo.InvariantCulture);
        return CSharpCompilation.CreateScriptCompilation(
            $"cells#{number}",
            CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), Parsing, name),
            references,
            options.WithScriptClassName($"Submission#{number}"),
            last,
            typeof(object));
    }

    /// <summary>Compiles and loads a piece of code.</summary>
    /// <exception cref="CompilationException">It does not compile.</exception>
    public static LoadedSubmission Load(CSharpCompilation compilation, SubmissionContext context)
    {
        ThrowIfWrong(compilation.GetParseDiagnostics());
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(assembly, symbols, options: Emitting);
        ThrowIfWrong(result.Diagnostics);
        foreach (var library in compilation.DirectiveReferences.OfType<PortableExecutableReference>())
            context.Add(library);
        var warnings = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning && !diagnostic.IsSuppressed).ToList();
        if (!result.Success)
            return new LoadedSubmission(null, warnings);
        (assembly.Position, symbols.Position) = (0, 0);
        var entry = compilation.GetEntryPoint(CancellationToken.None)!;
        var run = context.Load(assembly, symbols).GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        return new LoadedSubmission(run, warnings);
    }

    /// <summary>The next piece of code continues this one; one that does not compile is continued by none.</summary>
    public void Continue(CSharpCompilation compilation) => last = compilation;

    private static void ThrowIfWrong(IEnumerable<Diagnostic> diagnostics)
    {
        if (diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList() is { Count: > 0 } errors)
            throw new CompilationException(errors);
    }
}
