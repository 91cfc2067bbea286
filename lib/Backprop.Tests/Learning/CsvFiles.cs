using System.Text;
using Backprop.Tests.Notebooks;
using CsCheck;

namespace Backprop.Tests.Learning;

/// <summary>Tables are read as RFC 4180 says, and what is no table is refused at its line and column.</summary>
public class CsvFiles
{
    [Fact]
    public void Quotes_commas_line_ends_and_a_byte_order_mark_are_no_part_of_the_values()
    {
        var table = CsvTable.Parse("a.csv", "\uFEFFname,note\r\n\"Smith, Ann\",\"says \"\"hi\"\"\"\r\nBob,\"two\nlines\"");
        Assert.Equal(["name", "note"], table.Columns);
        Assert.Equal(["Smith, Ann", "Bob"], table.Texts("name"));
        Assert.Equal(["says \"hi\"", "two\nlines"], table.Texts("note"));
    }

    [Fact]
    public void Whatever_is_written_with_quotes_is_read_back()
    {
        var field = Gen.String[Gen.Char["ab,\"\r\n é0"], 0, 6];
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 5]).SelectMany((columns, rows) => field.Array[columns].Array[rows]).Sample(rows =>
        {
            var header = string.Join(',', rows[0].Select((_, k) => $"c{k}"));
            // A line with one empty field would look like an empty line, so quotes stay around every field.
            var text = $"{header}\n{string.Concat(rows.Select(row => string.Join(',', row.Select(value => $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"))}";
            if (rows.Any(row => row is [""])) return;
            var table = CsvTable.Parse("a.csv", text);
            for (var k = 0; k < rows[0].Length; k++) Assert.Equal(rows.Select(row => row[k]), table.Texts($"c{k}"));
        });
    }

    [Theory]
    [InlineData("", 1, 1, "an empty file", "a header")]
    [InlineData("x,x\n", 1, 2, "the name \"x\" again", "no other column")]
    [InlineData("x,\n", 1, 2, "\"\"", "the name of a column")]
    [InlineData("x, y\n", 1, 2, "\" y\"", "without spaces")]
    [InlineData("x,y\n1,2\n1\n", 3, 1, "1 field", "2 fields")]
    [InlineData("x,y\n1,2,3\n", 2, 3, "3 fields", "2 fields")]
    [InlineData("x,y\n1,2\n\n3,4\n", 3, 1, "an empty line", "2 fields")]
    [InlineData("x,y\n1,a\"b\n", 2, 2, "a quote inside \"a\"", "quotes around the whole field")]
    [InlineData("x,y\n1,\"ab\"c\n", 2, 2, "'c' after the closing quote", "a comma")]
    [InlineData("x,y\n\"1\n2\",\"ab\n", 3, 2, "a quote that is never closed", "a second quote")]
    [InlineData("x,y\r1,2\r", 1, 2, "a carriage return alone", "LF or CRLF")]
    public void What_is_no_table_is_refused_at_its_place(string text, int line, int column, string found, string expected)
    {
        var error = Assert.Throws<CsvException>(() => CsvTable.Parse("data/a.csv", text));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.StartsWith($"data/a.csv, line {line}, column {column}: found {found}", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-∞")]
    [InlineData("1e999")]
    [InlineData("1,5")]
    [InlineData("1 000")]
    [InlineData("0x10")]
    [InlineData("")]
    [InlineData("one")]
    public void What_is_no_finite_number_is_refused_with_the_name_of_its_column(string field)
    {
        var table = CsvTable.Parse("a.csv", $"x,y\n1,0\n2,\"{field}\"\n");
        var error = Assert.Throws<CsvException>(() => table.Numbers("y"));
        Assert.Equal($"a.csv, line 3, column 2 (y): found \"{field}\", expected a finite number.", error.Message);
        Assert.Equal([1, 2], table.Numbers("x"));
    }

    [Fact]
    public void Numbers_are_read_with_a_point_whatever_the_culture_says() =>
        Assert.Equal([0.5, -14.2, 1e-3, 7], CsvTable.Parse("a.csv", "x\n0.5\n-14.2\n1e-3\n+7\n").Numbers("x"));

    [Fact]
    public void A_column_that_is_not_there_is_named_beside_those_that_are()
    {
        var error = Assert.Throws<CsvException>(() => CsvTable.Parse("a.csv", "x,y\n1,2\n").Numbers("z"));
        Assert.Equal("a.csv, line 1, column 1: found the columns x, y, expected a column \"z\".", error.Message);
    }

    [Fact]
    public void A_file_that_is_not_there_or_not_in_UTF_8_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("missing.csv", Assert.Throws<FileNotFoundException>(() => CsvTable.Read(folder.File("missing.csv"))).Message, StringComparison.Ordinal);
        File.WriteAllBytes(folder.File("latin1.csv"), Encoding.Latin1.GetBytes("name\nAnn\nRené\n"));
        Assert.Equal((3, "the byte 0xE9, which is not UTF-8"), Assert.Throws<CsvException>(() => CsvTable.Read(folder.File("latin1.csv"))) is var e ? (e.Line, e.Found) : default);
    }

    [Fact]
    public void A_data_set_stands_unit_by_unit()
    {
        var data = DataSet.Of(CsvTable.Parse("and.csv", "a,b,t\n0,1,0\n1,1,1\n1,0,0\n"), ["a", "b"], ["t"]);
        Assert.Equal((3, 2, 1), (data.CaseCount, data.InputUnits, data.OutputUnits));
        Assert.Equal([0, 1, 1, 1, 1, 0], data.Inputs.ToArray());
        Assert.Equal([0.1, 0.9, 0.1], data.WithTargets(0.1, 0.9).Targets.ToArray().Select(value => Math.Round(value, 12)));
        Assert.Equal([1, 0, 0, 1], data.Cases([2, 0]).Inputs.ToArray());
        Assert.Throws<ArgumentException>(() => new DataSet([1, 2, 3], [1, 0], 2));
        Assert.Throws<ArgumentException>(() => new DataSet([1, double.NaN], [1, 0], 2));
    }

    [Theory]
    [InlineData("x,y\n1,2\n\n")]
    [InlineData("x,y\r\n1,2\r\n\r\n\r\n")]
    [InlineData("x,y\n1, 2\n")]
    [InlineData("x,y\n 1 ,2 \n")]
    public void Blank_lines_at_the_end_and_spaces_around_numbers_do_not_count(string text)
    {
        var table = CsvTable.Parse("a.csv", text);
        Assert.Equal((1, 1.0, 2.0), (table.RowCount, table.Numbers("x").Single(), table.Numbers("y").Single()));
    }

    [Fact]
    public void A_blank_line_between_rows_is_refused() =>
        Assert.Equal("a.csv, line 3, column 1: found an empty line, expected 2 fields, as the header has.", Assert.Throws<CsvException>(() => CsvTable.Parse("a.csv", "x,y\n1,2\n\n3,4\n")).Message);

    [Fact]
    public void A_folder_and_a_table_without_rows_are_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        Assert.EndsWith("this is a folder; expected a file with a table in it.", Assert.Throws<FileNotFoundException>(() => CsvTable.Read(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Equal(
            "a.csv, line 1, column 1: found a header and no row below it, expected at least one row, which is one case.",
            Assert.Throws<CsvException>(() => DataSet.Of(CsvTable.Parse("a.csv", "x,y\n"), ["x"], ["y"])).Message);
    }

    [Fact]
    public void Messages_show_control_characters_by_their_code() =>
        Assert.Equal(
            "a.csv, line 2, column 1 (x): found \"1\\u0007\\u0000\", expected a finite number.",
            Assert.Throws<CsvException>(() => CsvTable.Parse("a.csv", "x\n1\u0007\0\n").Numbers("x")).Message);
}
