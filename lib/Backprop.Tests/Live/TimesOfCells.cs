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

    [Fact]
    public void The_committed_table_is_one() => Assert.Null(CellTimes.Of(Book, Long));
}
