using CsCheck;
using static Backprop.Tests.Expressions.RandomIndexed;
using static Backprop.Tests.Matrices.RandomMatrixFormulas;

namespace Backprop.Tests.Expressions;

/// <summary>What holds for every expression, asked of formulas with indices: against loops over arrays, and against the formula written out.</summary>
public class IndexedProperties
{
    private const double H = 1e-4;

    [Fact]
    public void Written_out_for_sizes_it_has_the_value_of_the_loops() => Holds(600, cost =>
        Near(cost.For(Small).Evaluate(Numbers), Loops(cost)));

    [Fact]
    public void The_derivative_by_a_symbol_inside_sums_agrees_with_differences() => Holds(400, cost =>
        IsSlope(cost.Derivative(Scalar).For(Small).Evaluate(Numbers), shift => Loops(cost, scalar: shift)));

    [Fact]
    public void The_derivative_by_an_element_agrees_with_differences() => Holds(400, cost =>
    {
        var derivative = new Family("r", [I], cost.Derivative(Given[I]));
        return IsSlope(derivative.For(Small, 2).Evaluate(Numbers), shift => Loops(cost, second: shift));
    });

    [Fact]
    public void The_sweep_s_derivative_agrees_with_differences() => Holds(400, cost =>
        !Mentions(cost, Given) || IsSlope(BackwardSweep.Of(cost, Given)[Given].For(Small, 2).Evaluate(Numbers), shift => Loops(cost, second: shift)));

    [Fact]
    public void A_number_in_place_of_a_symbol_gives_the_value_at_that_number() => Holds(400, cost =>
        Near(cost.Substitute(Scalar, new Rational(7, 10)).For(Small).Evaluate(Numbers), Loops(cost, scalar: 0.7 - 0.3)));

    [Fact]
    public void Multiplied_out_inside_and_outside_of_sums_it_has_the_same_value() => Holds(400, cost =>
        Near(cost.Definition.Expand().For(Small).Evaluate(Numbers), Loops(cost)));

    [Fact]
    public void With_the_definitions_written_in_it_has_the_same_value() => Holds(400, cost =>
        Near(cost.Inline().For(Small).Evaluate(Numbers), Loops(cost)));

    [Fact]
    public void What_is_more_is_refuted_or_not_decided_and_never_proved_equal()
    {
        var (refuted, asked) = (0, 0);
        Holds(80, cost =>
        {
            var verdict = cost.CompareWith(cost + 1).Verdict;
            if (verdict == Verdict.Different) Interlocked.Increment(ref refuted);
            Interlocked.Increment(ref asked);
            return verdict != Verdict.Equal;
        });
        Assert.True(refuted > 0.9 * asked, $"only {refuted} of {asked} were refuted");
    }

    [Fact]
    public void Multiplied_out_or_with_the_definitions_written_in_it_is_proved_equal_or_not_decided()
    {
        var (proved, asked) = (0, 0);
        Holds(60, cost =>
        {
            Verdict[] verdicts = [cost.CompareWith(cost.Definition.Expand()).Verdict, cost.CompareWith(cost.Inline().Expand()).Verdict];
            Interlocked.Add(ref proved, verdicts.Count(verdict => verdict == Verdict.Equal));
            Interlocked.Add(ref asked, 2);
            return !verdicts.Contains(Verdict.Different);
        });
        Assert.True(proved > 0.5 * asked, $"only {proved} of {asked} were proved");
    }

    private static void Holds(int trials, Func<Quantity, bool> property)
    {
        var asked = 0;
        Costs.Sample(
            cost =>
            {
                var value = Loops(cost);
                if (!(Math.Abs(value) < 1e4)) return true;
                Interlocked.Increment(ref asked);
                return property(cost);
            },
            iter: Trials.Or(trials),
            print: cost => string.Join("; ", ForwardSweep.Of(cost).ToString().Split('\n')));
        Assert.True(asked > Trials.Or(trials) / 2, $"only {asked} of {Trials.Or(trials)} had a value of moderate size");
    }

    // Two widths: where they do not agree, the function is too steep to be measured.
    private static bool IsSlope(double derived, Func<double, double> value)
    {
        var (wide, narrow) = ((value(2 * H) - value(-2 * H)) / (4 * H), (value(H) - value(-H)) / (2 * H));
        return Math.Abs(wide - narrow) > 1e-5 * Math.Max(1, Math.Abs(narrow)) || Math.Abs(derived - narrow) <= 1e-4 * Math.Max(1, Math.Abs(narrow));
    }

    private static bool Mentions(Quantity cost, Family family) => cost.For(Small).Symbols().Contains((Symbol)family.For(Small, 2));

    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-8 * Math.Max(1, Math.Abs(other));
}
