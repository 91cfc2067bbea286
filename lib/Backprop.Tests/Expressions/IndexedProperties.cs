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

    // With respect to u_i twice, at one and the same i.
    [Fact]
    public void The_second_derivative_by_an_element_agrees_with_second_differences() => Holds(300, cost =>
        IsSecondSlope(new Family("r", [I], cost.Derivative(Given[I], order: 2)).For(Small, 2).Evaluate(Numbers), shift => Loops(cost, second: shift)));

    [Fact]
    public void The_second_derivative_by_a_symbol_and_an_element_agrees_with_second_differences() => Holds(300, cost =>
        IsMixedSlope(new Family("r", [I], cost.Derivative(Scalar).Derivative(Given[I])).For(Small, 2).Evaluate(Numbers), (one, other) => Loops(cost, one, other)));

    [Fact]
    public void The_chain_rule_s_derivative_agrees_with_differences() => Holds(300, cost =>
        !Mentions(cost, Given) || IsSlope(new Family("r", [I], cost.By(Given[I]).Value).For(Small, 2).Evaluate(Numbers), shift => Loops(cost, second: shift)));

    [Fact]
    public void Merged_the_sweep_has_the_same_derivatives() => Holds(300, cost =>
        !Mentions(cost, Given) || IsSlope(BackwardSweep.Of(cost, Given).Merged()[Given].For(Small, 2).Evaluate(Numbers), shift => Loops(cost, second: shift)));

    // Derived while the function of h_j is undefined, then made known.
    [Fact]
    public void A_derivative_taken_with_an_undefined_function_is_right_for_the_function_that_it_becomes()
    {
        var f = Notation.Function("f");
        Holds(300, CostsOf.Select(make => (Undefined: make(f), Known: make(Notation.Tanh))), costs => costs.Known, costs =>
        {
            var (cost, known) = costs;
            Expr[] derived =
            [
                cost.Derivative(Given[I]).With(f, Notation.Tanh),
                .. Mentions(known, Given) ? [cost.By(Given[I]).With(f, Notation.Tanh).Value, BackwardSweep.Of(cost, Given).With(f, Notation.Tanh)[Given].Value] : Array.Empty<Expr>(),
            ];
            return Near(cost.With(f, Notation.Tanh).For(Small).Evaluate(Numbers), Loops(known))
                && derived.All(one => IsSlope(new Family("r", [I], one).For(Small, 2).Evaluate(Numbers), shift => Loops(known, second: shift)));
        });
    }

    [Fact]
    public void Compiled_to_loops_it_has_the_value_and_the_slope() => Holds(120, cost =>
    {
        var slope = new Family("r", [I], cost.Derivative(Given[I]));
        var run = LoopProgram.Of([cost, slope], Small).Compile();
        foreach (var (family, numbers) in Families.Where(pair => Mentions(cost, pair.Family))) numbers.Cast<double>().ToArray().CopyTo(run[family]);
        foreach (var (symbol, number) in Symbols.Where(pair => cost.Symbols().Contains(pair.Symbol))) run[symbol][0] = number;
        run.Run();
        return Near(run[cost][0], Loops(cost)) && IsSlope(run[slope][1], shift => Loops(cost, second: shift));
    });

    // tanh 643 is 1, and e^1286 has no double: the value is missing there, and nowhere wrong.
    [Fact]
    public void With_every_function_written_out_it_has_the_same_value_or_none()
    {
        var missing = 0;
        Holds(400, cost =>
        {
            var value = cost.WrittenOut().For(Small).Evaluate(Numbers);
            if (!double.IsFinite(value)) Interlocked.Increment(ref missing);
            return !double.IsFinite(value) || Near(value, Loops(cost));
        });
        Assert.True(missing < Trials.Or(400) / 10, $"{missing} had no value");
    }

    [Fact]
    public void What_is_printed_is_read_back_as_it_was_or_refused()
    {
        var (read, asked) = (0, 0);
        Holds(300, cost =>
        {
            Interlocked.Increment(ref asked);
            try
            {
                if (!ReferenceEquals(cost.Definition, Expr.ParseAsWritten(cost.Definition.ToString(), cost, I.Size, J.Size, K.Size))) return false;
                Interlocked.Increment(ref read);
            }
            catch (InfixSyntaxException)
            {
                // Refused: that is the other way to be right.
            }

            return true;
        });
        Assert.True(read > 0.9 * asked, $"only {read} of {asked} were read");
    }

    [Fact]
    public void Two_that_are_proved_equal_have_the_same_value()
    {
        var proved = 0;
        CsCheck.Check.Sample(
            Gen.Select(SmallIn(), SmallIn()),
            (one, other) =>
            {
                if (ReferenceEquals(one, other) || one.CompareWith(other).Verdict != Verdict.Equal) return true;
                Interlocked.Increment(ref proved);
                var (left, right) = (Loops(Notation.Let("E", one)), Loops(Notation.Let("E", other)));
                return !double.IsFinite(left) || !double.IsFinite(right) || Near(left, right);
            },
            iter: Trials.Or(20_000));
        Assert.True(proved >= Trials.Or(20_000) / 5_000, $"only {proved} pairs were equal");
    }

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

    private static void Holds(int trials, Func<Quantity, bool> property) => Holds(trials, Costs, cost => cost, property);

    private static void Holds<T>(int trials, Gen<T> made, Func<T, Quantity> costOf, Func<T, bool> property)
    {
        var asked = 0;
        made.Sample(
            made =>
            {
                var value = Loops(costOf(made));
                if (!(Math.Abs(value) < 1e4)) return true;
                Interlocked.Increment(ref asked);
                return property(made);
            },
            iter: Trials.Or(trials),
            print: made => string.Join("; ", ForwardSweep.Of(costOf(made)).ToString().Split('\n')));
        Assert.True(asked > Trials.Or(trials) / 2, $"only {asked} of {Trials.Or(trials)} had a value of moderate size");
    }

    // Two widths: where they do not agree, the function is too steep to be measured.
    private static bool IsSlope(double derived, Func<double, double> value)
    {
        var (wide, narrow) = ((value(2 * H) - value(-2 * H)) / (4 * H), (value(H) - value(-H)) / (2 * H));
        return Math.Abs(wide - narrow) > 1e-5 * Math.Max(1, Math.Abs(narrow)) || Math.Abs(derived - narrow) <= 1e-4 * Math.Max(1, Math.Abs(narrow));
    }

    private static bool IsSecondSlope(double derived, Func<double, double> value) => Agree(derived, h => (value(h) - 2 * value(0) + value(-h)) / (h * h));

    private static bool IsMixedSlope(double derived, Func<double, double, double> value) =>
        Agree(derived, h => (value(h, h) - value(h, -h) - value(-h, h) + value(-h, -h)) / (4 * h * h));

    private static bool Agree(double derived, Func<double, double> measuredWith)
    {
        var (wide, narrow) = (measuredWith(2e-3), measuredWith(1e-3));
        return Math.Abs(wide - narrow) > 1e-3 * Math.Max(1, Math.Abs(narrow)) || Math.Abs(derived - narrow) <= 2e-3 * Math.Max(1, Math.Abs(narrow));
    }

    private static bool Mentions(Quantity cost, Family family) => cost.Families().Contains(family);

    private static bool Near(double one, double other) => Math.Abs(one - other) <= 1e-8 * Math.Max(1, Math.Abs(other));
}
