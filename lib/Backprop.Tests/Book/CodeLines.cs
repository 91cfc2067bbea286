using System.Globalization;
using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;

namespace Backprop.Tests.Book;

/// <summary>The code of the book can be read on a printed page and beside its text, without scrolling.</summary>
public sealed class CodeLines
{
    [Theory]
    [MemberData(nameof(NumbersInProse.Notebooks), MemberType = typeof(NumbersInProse))]
    public void No_line_of_code_is_longer_than_88_characters(string name)
    {
        var notebook = NotebookReader.Read(Path.Combine(Repository.Root, "notebooks", $"{name}.ipynb"));

        Assert.Empty(notebook.Cells.Index().Where(cell => cell.Item.Kind == CellKind.Code)
            .SelectMany(cell => cell.Item.Source.Split('\n').Where(line => new StringInfo(line).LengthInTextElements > 88).Select(line => $"cell {cell.Index + 1}: {line}")));
    }

    // What a picture or a long experiment needs is folded; the engine, which an appendix builds before the reader's eyes, is not.
    [Fact]
    public void A_cell_of_more_than_40_lines_is_folded()
    {
        var tall = NumbersInProse.Notebooks.Select(row => NotebookReader.Read(Path.Combine(Repository.Root, "notebooks", $"{row.Data}.ipynb")))
            .SelectMany(notebook => notebook.Cells.Where(cell => cell.Kind == CellKind.Code && cell.Source.Split('\n').Length > 40).Select(cell => (notebook.Name, Cell: cell))).ToList();

        Assert.Equal(["a2-the-engine: back"], tall.Where(one => one.Cell.Metadata["tags"] is not JsonArray tags || !tags.Any(tag => tag!.ToString() == "hide-input")).Select(one => $"{one.Name}: {one.Cell.Id}"));
    }
}
