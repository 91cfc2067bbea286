using System.Globalization;
using System.Reflection;
using System.Text;
using Backprop.Kernel.Outputs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

    /// <param name="libraries">Finds what <c>#r "path"</c> names.</param>
    /// <param name="sources">Finds what <c>#load "path"</c> names; null where no file can be loaded.</param>
    public SubmissionCompiler(MetadataReferenceResolver libraries, SourceReferenceResolver? sources)
    {
        options = KernelOptions.WithMetadataReferenceResolver(libraries).WithSourceReferenceResolver(sources);
        references =
        [
            LoadedReferences.Of(typeof(object).Assembly),
            .. Framework.SelectMany(name => libraries.ResolveReference(name, null, MetadataReferenceProperties.Assembly)),
            .. new[] { typeof(Enumerable), typeof(Microsoft.DotNet.Interactive.Kernel), typeof(PocketView) }.Select(type => LoadedReferences.Of(type.Assembly)),
        ];
    }

    /// <summary>How many pieces it has taken in.</summary>
    public int Count { get; private set; }

    public void AddReferences(IEnumerable<Assembly> assemblies) => references.AddRange(assemblies.Select(LoadedReferences.Of));

    /// <summary>The code as a continuation of what has run before, only to be looked at.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="code">The code.</param>
    public CSharpCompilation Create(string name, string code)
    {
        // The number shows in the names of its types.
        var number = Count.ToString(CultureInfo.InvariantCulture);
        return CSharpCompilation.CreateScriptCompilation(
            $"cells#{number}",
            CSharpSyntaxTree.ParseText(SourceText.From(code, Encoding.UTF8), Parsing, name),
            references,
            options.WithScriptClassName($"Submission#{number}"),
            last,
            typeof(object));
    }

    /// <summary>Compiles the next piece of code and loads it.</summary>
    /// <exception cref="CompilationException">It does not compile.</exception>
    public Submission Load(string name, string code, SubmissionContext context)
    {
        var compilation = Next(name, code);
        var (assembly, symbols, warnings) = Emit(compilation);
        foreach (var library in compilation.DirectiveReferences.OfType<PortableExecutableReference>())
            context.Add(library);
        last = compilation;
        if (assembly is null)
            return new(Run: null, HasValue: false, warnings);
        var entry = compilation.GetEntryPoint(CancellationToken.None)!;
        var run = CompiledPiece.EntryOf(context.Load(assembly, symbols), entry.ContainingType.MetadataName, entry.MetadataName);
        return new(run, ScriptResult.Exists(compilation), warnings);
    }

    /// <summary>Compiles the next piece of code and keeps it for a session that begins without a compiler.</summary>
    public CompiledPiece Compile(string name, string code)
    {
        var compilation = Next(name, code);
        try
        {
            var (assembly, symbols, warnings) = Emit(compilation);
            last = compilation;
            var entry = assembly is null ? null : compilation.GetEntryPoint(CancellationToken.None);
            return entry is null
                ? new(name, code, [], [], "", "", HasValue: false, warnings)
                : new(name, code, assembly!.ToArray(), symbols.ToArray(), entry.ContainingType.MetadataName, entry.MetadataName, ScriptResult.Exists(compilation), warnings);
        }
        catch (CompilationException)
        {
            // Whoever runs it is told why.
            return new(name, code, Assembly: null, [], "", "", HasValue: false, []);
        }
    }

    /// <summary>Takes in a piece that came compiled, as what later code continues.</summary>
    public void TakeIn(CompiledPiece piece)
    {
        last = Next(piece.Name, piece.Code);
        // The types of anonymous objects get their names when they are written.
        if (last.SyntaxTrees.Any(tree => tree.GetRoot().DescendantNodes().Any(node => node is AnonymousObjectCreationExpressionSyntax)))
            Emit(last);
    }

    private CSharpCompilation Next(string name, string code)
    {
        var compilation = Create(name, code);
        Count++;
        return compilation;
    }

    // No assembly where there is nothing to run.
    private static (MemoryStream? Assembly, MemoryStream Symbols, string[] Warnings) Emit(CSharpCompilation compilation)
    {
        ThrowIfWrong(compilation.GetParseDiagnostics());
        var (assembly, symbols) = (new MemoryStream(), new MemoryStream());
        var result = compilation.Emit(assembly, symbols, options: Emitting);
        ThrowIfWrong(result.Diagnostics);
        (assembly.Position, symbols.Position) = (0, 0);
        var warnings = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning && !diagnostic.IsSuppressed).Select(Text);
        return (result.Success ? assembly : null, symbols, [.. warnings]);
    }

    private static string Text(Diagnostic warning)
    {
        var place = warning.Location.GetLineSpan().StartLinePosition;
        return CompilerWarning.Text(place.Line + 1, place.Character + 1, warning.Id, warning.GetMessage(CultureInfo.InvariantCulture));
    }

    private static void ThrowIfWrong(IEnumerable<Diagnostic> diagnostics)
    {
        if (diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList() is { Count: > 0 } errors)
            throw new CompilationException(errors);
    }
}
