using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Tests;

/// <summary>The library's rooms are its folders; what README says of them is read from the code, name by name.</summary>
public class Rooms
{
    // From the bottom to the top: a room uses those before it, never one after it.
    private static readonly string[] BottomToTop = ["Showing", "Expressions", "Printing", "Parsing", "Algebra", "Derivations", "Matrices", "Learning", "Figures", "Display"];

    // What one word of a reader's reaches up for, each with its reason. A new one is a decision, not an accident.
    private static readonly HashSet<string> Allowed =
    [
        "Expressions → Printing",   // ToString of a node and of a name; every error message spells its formula
        "Expressions → Algebra",    // a value is computed from the stable form, which is found by multiplying out
    ];

    [Fact]
    public void Every_folder_is_a_room_that_README_names()
    {
        var folders = Directory.GetDirectories(Library).Select(Path.GetFileName).Where(folder => folder is not ("bin" or "obj")).ToHashSet();
        Assert.Equal(BottomToTop.Order(), folders.Order()!);
        Assert.Contains(string.Join(" ← ", BottomToTop), File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_arrow_runs_up()
    {
        var up = new SortedDictionary<string, SortedSet<string>>();
        foreach (var (from, to, where) in Arrows())
        {
            if (Array.IndexOf(BottomToTop, to) <= Array.IndexOf(BottomToTop, from) || Allowed.Contains($"{from} → {to}")) continue;
            if (!up.TryGetValue($"{from} → {to}", out var places)) up.Add($"{from} → {to}", places = []);
            places.Add(where);
        }

        Assert.True(up.Count == 0, string.Join('\n', up.Select(pair => $"{pair.Key}: {string.Join(", ", pair.Value.Take(12))}")));
    }

    private static string Library => Path.Combine(Repository.Root, "lib", "Backprop");

    // Every name in the library's source that means something declared in another room.
    private static IEnumerable<(string From, string To, string Where)> Arrows()
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var files = Directory.GetFiles(Library, "*.cs", SearchOption.AllDirectories).Where(file => RoomOf(file) is not ("bin" or "obj")).ToList();
        const string usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)).Append(CSharpSyntaxTree.ParseText(usings, options)).ToList();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Rooms", trees, references, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        // CS8795: regular expressions, which a generator writes, are not there.
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS8795").Take(3));
        foreach (var tree in trees.Where(tree => tree.FilePath.Length > 0))
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name).Symbol;
                if (symbol is null or INamespaceSymbol or ILocalSymbol or IParameterSymbol or ITypeParameterSymbol or IRangeVariableSymbol) continue;
                // A type in several files is at home where its summary stands: in the first that has no <content>.
                var home = symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath).Where(path => path.Length > 0)
                    .Select(RoomOf).DefaultIfEmpty("").MinBy(room => Array.IndexOf(BottomToTop, room) is var at && at < 0 ? int.MaxValue : at)!;
                if (Array.IndexOf(BottomToTop, home) >= 0 && Array.IndexOf(BottomToTop, RoomOf(tree.FilePath)) >= 0)
                    yield return (RoomOf(tree.FilePath), home, $"{Path.GetFileNameWithoutExtension(tree.FilePath)} uses {symbol.Name}");
            }
        }
    }

    private static string RoomOf(string file) => Path.GetRelativePath(Library, file).Split(Path.DirectorySeparatorChar) is [var room, _, ..] ? room : "";
}
