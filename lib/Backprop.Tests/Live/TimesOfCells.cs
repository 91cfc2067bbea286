using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Live;
using static Backprop.Tests.Site.SampleCells;

namespace Backprop.Tests.Live;

/// <summary>The table of how long cells take in a browser speaks of the cells that it was measured with, and of no others.</summary>
public sealed class TimesOfCells
{
    private static readonly Cell Long = Code(1, "Train(200)");
    private static readonly Notebook Book = new("01-test.ipynb", [Long], []);

    [Fact]
    public void A_time_is_found_again_unless_the_code_has_changed_or_the_wait_is_short()
    {
        var table = $"{CellTimes.Head}\n{CellTimes.Line(Book, Long, 12.34)}\n{CellTimes.Line(Book, Code(2, "Train(20)"), 4.9)}\n";

        Assert.Equal(12.3, CellTimes.In(table, Book, Long));
        Assert.Null(CellTimes.In(table, Book, Long with { Source = "Train(201)" }));
        Assert.Null(CellTimes.In(table, Book with { Path = "02-test.ipynb" }, Long));
        Assert.Null(CellTimes.In(table, Book, Code(2, "Train(20)")));
    }

    /// <remarks>A line that fails here is of a cell that has changed: measure its chapter again, or take the line out.</remarks>
    [Fact]
    public void Each_line_of_the_committed_table_is_of_a_cell_as_it_stands()
    {
        var cells = Repository.Notebooks
            .Select(file => LiveSite.Chapter(Path.GetFileNameWithoutExtension(file)))
            .SelectMany(notebook => notebook.Cells.Select(cell => CellTimes.Line(notebook, cell, 0)))
            .Select(WithoutTime).ToHashSet();
        var table = File.ReadAllLines(EveryCellInThePage.Table);

        Assert.Equal(CellTimes.Head, table[0]);
        Assert.True(table.Length > 1);
        Assert.All(table.Skip(1), line => Assert.Contains(WithoutTime(line), cells));

        static string WithoutTime(string line) => line[..line.LastIndexOf(',')];
    }
}
