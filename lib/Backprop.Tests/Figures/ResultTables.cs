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
    public void A_dash_for_no_value_stands_where_numbers_stand_and_a_text_does_not()
    {
        var table = Table.Of("Runs", ["what", "median"], ["a", 12], ["b", "–"], ["c", "none"]);

        Assert.Equal([true, true, false], table.Rows.Select(row => row[1].IsNumber));
    }

    [Fact]
    public void Rows_of_tuples_are_the_rows_written_out_and_a_tuple_in_a_cell_is_refused()
    {
        (string, double, int)[] rows = [("one", 0.5, 1200), ("two", 0.25, 7)];
        Assert.Equal(Table.Of("Runs", ["what", "x:F2", "n"], ["one", 0.5, 1200], ["two", 0.25, 7]).ToString(), Table.Of("Runs", ["what", "x:F2", "n"], rows).ToString());
        Assert.Equal("30", Table.Of("", ["1", "2", "3", "4", "5", "6", "7", "8", "9"], new[] { (1, 2, 3, 4, 5, 6, 7, 8, 30) }).Rows[0][8].Text);
        Assert.Contains("found a row of 3 cells: one, 0.5, 1200", Assert.Throws<ArgumentException>(() => Table.Of("Runs", ["what", "x"], rows)).Message, StringComparison.Ordinal);
        Assert.Contains("the tuple (1, 2) in a cell", Assert.Throws<ArgumentException>(() => Table.Of("Runs", ["a", "b"], [(1, 2), "b"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_another_length_is_refused_by_caption_and_content() =>
        Assert.StartsWith(
            "\"Runs\" has 2 columns; found a row of 3 cells: a, 1, 2.",
            Assert.Throws<ArgumentException>(() => Table.Of("Runs", ["x", "y"], ["a", 1, 2])).Message, StringComparison.Ordinal);
}
