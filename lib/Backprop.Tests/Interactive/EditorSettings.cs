using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;

namespace Backprop.Tests.Interactive;

/// <summary>VS Code boxes letters that look like others, unless its settings allow them.</summary>
public sealed class EditorSettings
{
    private static readonly string[] Folders = ["notebooks", "try"];

    [Fact]
    public void Greek_letters_and_signs_of_the_books_code_and_text_are_allowed()
    {
        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, ".vscode", "settings.json")))!;
        var allowed = settings["editor.unicodeHighlight.allowedCharacters"]!.AsObject().Select(entry => entry.Key).ToHashSet();

        var used = Folders
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.ipynb"))
            .SelectMany(file => NotebookReader.Read(file).Cells)
            .SelectMany(cell => cell.Source)
            .Where(letter => letter is (>= 'Α' and <= 'ω') or '−' or '′' or '×' or '·')
            .Select(letter => $"{letter}")
            .Distinct();

        Assert.Empty(used.Except(allowed));
    }
}
