using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Tests;

/// <summary>The library's source as the compiler understands it: what each name in it means.</summary>
internal static class LibrarySource
{
    private static readonly Lazy<CSharpCompilation> Compiled = new(Compile);

    /// <summary>The library's folder.</summary>
    public static string Folder => Path.Combine(Repository.Root, "lib", "Backprop");

    /// <summary>Each file with the meaning of its names.</summary>
    public static IEnumerable<(SyntaxTree File, SemanticModel Meaning)> Files =>
        Compiled.Value.SyntaxTrees.Where(tree => tree.FilePath.Length > 0).Select(tree => (tree, Compiled.Value.GetSemanticModel(tree)));

    private static CSharpCompilation Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var files = Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
        const string usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)).Append(CSharpSyntaxTree.ParseText(usings, options)).ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Library", trees, references, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        // CS8795: regular expressions, which a generator writes, are not there.
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS8795").Take(3));
        return compilation;
    }
}
