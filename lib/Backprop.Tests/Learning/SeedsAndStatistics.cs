using Backprop.Tests.HandWritten;

namespace Backprop.Tests.Learning;

/// <summary>Many seeds give the same results however many threads work on them, and what is said about their distribution is defined.</summary>
public class SeedsAndStatistics
{
    [Fact]
    public void A_quantile_next_to_an_infinite_number_is_infinite_and_never_no_number()
    {
        // Interpolated in doubles it would lie one step below the smaller number.
        Assert.InRange(Quantile.Of([0.9497784469042805, 0.9497784469042806], 0.09338848064345702), 0.9497784469042805, 0.9497784469042806);
        Assert.Equal(double.NegativeInfinity, Quantile.Of([double.NegativeInfinity, 5], 0.5));
        Assert.Equal(double.PositiveInfinity, Quantile.Of([5, double.PositiveInfinity], 0.5));
        Assert.Equal(0, Quantile.Of([-1.7e308, 1.7e308], 0.5));
        Assert.Throws<ArgumentException>(() => Quantile.Of([double.NegativeInfinity, double.PositiveInfinity], 0.5));
    }

    [Fact]
    public void Results_are_the_same_bit_for_bit_whatever_the_number_of_threads()
    {
        var data = DataSet.Of(CsvTable.Read(BookData.File("symmetry.csv")), ["x1", "x2", "x3", "x4", "x5", "x6"], ["target"]);
        var one = ManySeeds.Run(24, Train, threads: 1);
        foreach (var threads in new[] { 2, 4, 0 }) Assert.Equal(one, ManySeeds.Run(24, Train, threads: threads));
        Assert.Equal(24, one.Distinct().Count());

        // Long enough that a run in which rounding differed once would end elsewhere: the rate is chaotic.
        string Train(int seed)
        {
            var net = new LayeredNet([6], [new(2, [0], Bend.Logistic), new(1, [1], Bend.Logistic)], data.CaseCount);
            net.SetInput(0, data.Inputs);
            net.SetTarget(data.Targets);
            var w = new SeededRandom(seed).Uniform(net.ParameterCount, 0.3);
            var (gradient, descent) = (new double[w.Length], new Descent(w.Length));
            for (var sweep = 0; sweep < 500; sweep++)
            {
                net.Forward(w);
                net.Backward(w, gradient);
                descent.Apply(w, gradient, 0.1, 0.9);
            }

            return string.Join(' ', w.Select(BitConverter.DoubleToInt64Bits));
        }
    }

    [Fact]
    public void Results_stand_in_the_order_of_the_seeds() =>
        Assert.Equal([1, 4, 9, 16, 25], ManySeeds.Run(5, seed => seed * seed));

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void Progress_counts_the_runs_that_have_ended_one_by_one_whichever_ends_first(int count)
    {
        var told = new List<int>();

        ManySeeds.Run(count, seed => seed, new ImmediateProgress<int>(told.Add));

        Assert.Equal(Enumerable.Range(1, count), told);
    }

    [Fact]
    public void A_run_that_fails_is_named_by_its_seed()
    {
        var error = Assert.Throws<AggregateException>(() => ManySeeds.Run(3, seed => seed == 2 ? throw new ArithmeticException("overflow") : seed));
        Assert.Contains("seed 2 failed: overflow", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Quartiles_are_those_of_numpy()
    {
        // numpy.quantile([7, 1, 3, 10], [0.25, 0.5, 0.75]) and of [5] and of [2, 9].
        Assert.Equal(new Quartiles(2.5, 5, 7.75), Quartiles.Of([7.0, 1, 3, 10]));
        Assert.Equal(new Quartiles(5, 5, 5), Quartiles.Of([5]));
        Assert.Equal(new Quartiles(3.75, 5.5, 7.25), Quartiles.Of([2, 9]));
        Assert.Equal(9.1, Quantile.Of([7, 1, 3, 10], 0.9), 12);
        Assert.Throws<ArgumentException>(() => Quartiles.Of(Array.Empty<double>()));
    }

    [Fact]
    public void Quartiles_of_curves_are_taken_step_by_step()
    {
        Assert.Equal([new Quartiles(1.5, 2, 2.5), new Quartiles(15, 20, 25)], Quartiles.OfCurves([[1, 10], [2, 20], [3, 30]]));
        Assert.Throws<ArgumentException>(() => Quartiles.OfCurves([[1, 2], [3]]));
    }

    [Fact]
    public void The_share_of_variance_is_that_of_a_table_by_hand()
    {
        // Groups {1, 3} and {5, 7}: mean 4, between 2·(2 − 4)² + 2·(6 − 4)² = 16, in all 9 + 1 + 1 + 9 = 20.
        Assert.Equal(0.8, VarianceShare.Of([1, 3, 5, 7], ["a", "a", "b", "b"]), 12);
        Assert.Equal(0, VarianceShare.Of([1, 3, 1, 3], [0, 0, 1, 1]), 12);
        Assert.Throws<ArgumentException>(() => VarianceShare.Of([2, 2], [0, 1]));
        Assert.Throws<ArgumentException>(() => VarianceShare.Of([1, 2, 3], [0, 1]));
    }
}
