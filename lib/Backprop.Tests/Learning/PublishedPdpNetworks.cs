namespace Backprop.Tests.Learning;

/// <summary>The small tasks of PDP and the weights that it prints, in the data files, against loops and tables written out by hand.</summary>
public class PublishedPdpNetworks
{
    [Fact]
    public void The_printed_negation_network_is_right_in_all_16_cases_and_off_by_at_most_0_27()
    {
        var table = CsvTable.Read(BookData.File("pdp-networks.csv"));
        var weight = table.Texts("from").Zip(table.Texts("to"), table.Numbers("weight")).ToDictionary(row => (row.First, row.Second), row => row.Third);
        Assert.Equal(21, weight.Count);
        var worst = 0.0;
        for (var pattern = 0; pattern < 16; pattern++)
        {
            var (n, digits) = (pattern >> 3 & 1, new[] { pattern >> 2 & 1, pattern >> 1 & 1, pattern & 1 });
            for (var k = 1; k <= 3; k++)
            {
                var (name, digit) = ("abc"[(k - 1)..k], digits[k - 1]);
                var h = Logistic(weight[("n", $"h{k}")] * n + weight[(name, $"h{k}")] * digit + weight[("bias", $"h{k}")]);
                var y = Logistic(weight[("n", $"y{k}")] * n + weight[(name, $"y{k}")] * digit + weight[($"h{k}", $"y{k}")] * h + weight[("bias", $"y{k}")]);
                Assert.Equal((n ^ digit) == 1, y > 0.5);
                worst = Math.Max(worst, Math.Abs(y - (n ^ digit)));
            }
        }

        Assert.Equal(0.27, worst, 0.005);
    }

    [Fact]
    public void The_tasks_are_what_their_names_say()
    {
        var negation = Rows("negation.csv", "n", "a", "b", "c", "y1", "y2", "y3");
        Assert.Equal(16, negation.Select(row => string.Join("", row[..4])).Distinct().Count());
        Assert.All(negation, row => Assert.Equal(row[0] == 1 ? row[1..4].Select(digit => 1 - digit) : row[1..4], row[4..]));

        var addition = Rows("addition.csv", "a2", "a1", "b2", "b1", "s3", "s2", "s1");
        Assert.Equal(16, addition.Select(row => string.Join("", row[..4])).Distinct().Count());
        Assert.All(addition, row => Assert.Equal(2 * row[0] + row[1] + 2 * row[2] + row[3], 4 * row[4] + 2 * row[5] + row[6]));

        string[] eight = ["1", "2", "3", "4", "5", "6", "7", "8"];
        var encoder = Rows("encoder-8.csv", [.. eight.Select(k => "x" + k), .. eight.Select(k => "y" + k)]);
        Assert.Equal(8, encoder.Length);
        Assert.All(encoder, row => Assert.Equal(1, row[..8].Sum()));
        Assert.All(encoder, row => Assert.Equal(row[..8], row[8..]));
        Assert.Equal(8, encoder.Select(row => Array.IndexOf(row, 1)).Distinct().Count());
    }

    [Fact]
    public void The_printed_codes_of_the_encoder_tell_all_eight_patterns_apart_and_four_values_are_one_half()
    {
        var codes = CsvTable.Read(BookData.File("pdp-encoder-codes.csv"));
        var units = codes.Numbers("h1").Zip(codes.Numbers("h2"), codes.Numbers("h3")).ToList();
        Assert.Equal(8, units.Distinct().Count());
        Assert.Equal(4, units.Sum(code => new[] { code.First, code.Second, code.Third }.Count(value => value == 0.5)));
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static int[][] Rows(string file, params string[] columns)
    {
        var table = CsvTable.Read(BookData.File(file));
        var numbers = columns.Select(column => table.Numbers(column).ToArray()).ToArray();
        return [.. Enumerable.Range(0, numbers[0].Length).Select(row => numbers.Select(column => (int)column[row]).ToArray())];
    }
}
