namespace Backprop.Tests.Learning;

/// <summary>What is said of many runs: unsolved ones count, and nothing is said that the runs cannot tell.</summary>
public class RunsWithManySeeds
{
    [Fact]
    public void Unsolved_runs_stand_last_in_the_order_of_all_runs()
    {
        // Ten of twelve, sorted: 80 90 95 110 120 130 150 200 310 402 ∞ ∞. Position ¼ · 11 = 2.75: 95 + 0.75 · 15; ½ · 11 = 5.5:
        // 130 + 0.5 · 20; ¾ · 11 = 8.25: 310 + 0.25 · 92. Of the solvers alone the median would be 125.
        var runs = SeededRuns.Of("all right", 500, [120, null, 80, 310, 95, 200, 150, 90, 110, 130, 402, null]);
        Assert.Equal((12, 10), (runs.Count, runs.Solved));
        Assert.Equal(new Quartiles(106.25, 140, 333), runs.Quartiles);
        Assert.Equal("10 of 12 runs solved (all right) within 500 sweeps; quartiles over all runs, unsolved ones counted as infinite: 106, 140, 333", runs.ToString());
    }

    [Fact]
    public void A_quartile_among_unsolved_runs_is_infinite()
    {
        // 3 of 40 under a limit of 4,000 with a median of 3,973 is what the solvers alone would say. Here 20 of 41 are solved: the
        // median, the run at place 20 from 0, is the first unsolved one.
        var runs = SeededRuns.Of("all right", 100, [.. Enumerable.Range(1, 20), .. Enumerable.Repeat<int?>(null, 21)]);
        Assert.Equal(new Quartiles(11, double.PositiveInfinity, double.PositiveInfinity), runs.Quartiles);
        Assert.EndsWith(": 11, ∞, ∞", runs.ToString(), StringComparison.Ordinal);

        // One more, and place 20 is the last solved run: next to an infinite one, but on it.
        Assert.Equal(21, SeededRuns.Of("all right", 100, [.. Enumerable.Range(1, 21), .. Enumerable.Repeat<int?>(null, 20)]).Quartiles!.Value.Median);
    }

    [Fact]
    public void Fewer_than_ten_solvers_have_no_quartiles()
    {
        int?[] nine = [.. Enumerable.Range(1, 9), null];
        Assert.Null(SeededRuns.Of("all right", 9, nine).Quartiles);
        Assert.Equal("9 of 10 runs solved (all right) within 9 sweeps; too few for quartiles", SeededRuns.Of("all right", 9, nine).ToString());
        Assert.NotNull(SeededRuns.Of("all right", 10, [.. nine[..9], 10]).Quartiles);
    }

    [Fact]
    public void Nothing_is_said_of_sweeps_beyond_the_limit()
    {
        var runs = SeededRuns.Of("all right", 100, [0, 50, 100, null]);
        Assert.Equal((1, 2, 3), (runs.Within(0), runs.Within(99), runs.Within(100)));
        Assert.Contains("ended at 100", Assert.Throws<ArgumentOutOfRangeException>(() => runs.Within(101)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_that_cannot_be_are_refused_and_named()
    {
        Assert.Contains("seed 2 solved its task after 101 sweeps", Assert.Throws<ArgumentException>(() => SeededRuns.Of("all right", 100, [100, 101])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SeededRuns.Of("all right", 100, [null, -1]));
        Assert.Throws<ArgumentException>(() => SeededRuns.Of("all right", 100, []));
        Assert.Throws<ArgumentException>(() => Quantile.Of([1, double.NaN], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], double.NaN));
    }

    [Fact]
    public void A_table_says_the_rule_once_and_refuses_rows_with_another()
    {
        var quick = SeededRuns.Of("all right", 2000, Enumerable.Range(1, 12).Select(k => (int?)(100 * k)));
        var slow = SeededRuns.Of("all right", 2000, [1999, null]);
        Assert.Equal(
            """
            XOR. Solved: all right, within 2,000 sweeps. Quartiles are over all runs, with unsolved ones counted as infinite.
                     runs  solved  first quartile  median  third quartile  within 558
            α = 0.9    12      12             375     650             925        42 %
            α = 0       2       1               –       –               –         0 %
            """.ReplaceLineEndings("\n"),
            Table.OfRuns("XOR", 558, ("α = 0.9", quick), ("α = 0", slow)).ToString());

        var other = Assert.Throws<ArgumentException>(() => Table.OfRuns("XOR", ("a", quick), ("b", SeededRuns.Of("all near", 2000, [1]))));
        Assert.Contains("all near, within 2,000 sweeps in \"b\"", other.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Table.OfRuns("XOR", ("a", quick), ("b", SeededRuns.Of("all right", 1999, [1]))));
        Assert.Equal("∞", Table.Of("", ["sweeps:N0"], [double.PositiveInfinity]).Rows[0][0].Text);
    }

    [Fact]
    public void A_run_is_judged_after_its_last_change_too()
    {
        var compiled = Network.Layered(1, 1).Compile(cases: 1);
        foreach (var (asked, expected) in new (int, int?)[] { (0, 0), (2, 2), (3, 3), (4, null) })
        {
            var (trainer, judged) = (new Trainer(compiled.Copy()), 0);
            Assert.Equal(expected, trainer.SweepsUntil(_ => judged++ == asked, new(0.1), limit: 3));
            Assert.Equal(expected ?? 3, trainer.Sweeps);
        }
    }
}
