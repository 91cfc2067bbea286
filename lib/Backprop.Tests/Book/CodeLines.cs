using System.Globalization;
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
}
