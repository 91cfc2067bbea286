using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Tests;

/// <summary>The library's rooms are its folders; what README says of them is read from the code, name by name.</summary>
public class Rooms
{
    // From the bottom to the top: a room uses those before it, never one after it.
    private static readonly string[] BottomToTop = ["Showing", "Expressions", "Printing", "Parsing", "Algebra", "Derivations", "Matrices", "Learning", "Figures", "Display", Words];

    private const string Words = "Notation";

    // What one word of a reader's reaches up for, each with its reason. A new one is a decision, not an accident.
    private static readonly HashSet<string> Allowed =
    [
        "Expressions → Printing",   // ToString of a node and of a name; every error message spells its formula
        "Expressions → Algebra",    // a value is computed from the stable form, which is found by multiplying out
    ];

    [Fact]
    public void Every_folder_is_a_room_that_README_names()
    {
        var folders = Directory.GetDirectories(LibrarySource.Folder).Select(Path.GetFileName).Where(folder => folder is not ("bin" or "obj")).ToHashSet();
        var rooms = BottomToTop[..^1];
        Assert.Equal(rooms.Order(), folders.Order()!);
        Assert.Contains(string.Join(" ← ", rooms), File.ReadAllText(Path.Combine(Repository.Root, "README.md")), StringComparison.Ordinal);
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

    // Every name in the library's source that means something declared in another room.
    private static IEnumerable<(string From, string To, string Where)> Arrows()
    {
        foreach (var (file, meaning) in LibrarySource.Files)
        {
            foreach (var name in file.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = meaning.GetSymbolInfo(name).Symbol;
                if (symbol is null or INamespaceSymbol or ILocalSymbol or IParameterSymbol or ITypeParameterSymbol or IRangeVariableSymbol) continue;
                // A type in several files is at home where its summary stands: in the first that has no <content>.
                var homes = symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree.FilePath).Where(path => path.Length > 0).Select(RoomOf).ToList();
                if (homes.Count > 0) yield return (RoomOf(file.FilePath), homes.MinBy(room => Array.IndexOf(BottomToTop, room))!, $"{Path.GetFileNameWithoutExtension(file.FilePath)} uses {symbol.Name}");
            }
        }
    }

    // What stands in no folder is the words of a cell, Notation, which use every room and are used by none.
    private static string RoomOf(string file) => Path.GetRelativePath(LibrarySource.Folder, file).Split(Path.DirectorySeparatorChar) is [var room, _, ..] ? room : Words;
}
