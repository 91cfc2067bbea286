namespace Backprop.Tests.Figures;

/// <summary>Tables of results: numbers in the stated format and in the invariant culture, to the right; a row that does not fit is refused.</summary>
public class ResultTables
{
    [Fact]
    public void Numbers_take_the_format_of_their_column_and_stand_to_the_right()
    {
        var table = Table.Of("Runs", ["what", "solved:P1", "1 : 2", "E:F2"], ["one", 0.9871, 1425, -0.001], ["another", 1.0, 12, 3.456]);
        Assert.Equal(
            [
                "Runs",
                "what      solved  1 : 2     E",
                "one       98.7 %  1,425  0.00",
                "another  100.0 %     12  3.46",
            ],
            table.ToString().Split('\n'));
        Assert.Equal([false, true, true, true], table.Rows[0].Select(cell => cell.IsNumber));
    }

    [Fact]
    public void A_row_of_another_length_is_refused_by_caption_and_content() =>
        Assert.StartsWith(
            "\"Runs\" has 2 columns; found a row of 3 cells: a, 1, 2.",
            Assert.Throws<ArgumentException>(() => Table.Of("Runs", ["x", "y"], ["a", 1, 2])).Message, StringComparison.Ordinal);
}
