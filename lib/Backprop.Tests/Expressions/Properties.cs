using System.Collections.Concurrent;
using Backprop.Tests.Site;
using CsCheck;
using static Backprop.Tests.Expressions.RandomExpressions;

namespace Backprop.Tests.Expressions;

/// <summary>What holds for every expression, tried on random ones.</summary>
public class Properties
{
    private const double H = 1e-5;

    private static readonly Gen<double> Coordinate = Gen.Double[-1.5, 1.5];

    [Fact]
    public void The_derivative_agrees_with_central_differences()
    {
        var compared = 0;
        Gen.Select(Gen.OneOf(SmoothOnes, WithValues), Coordinate, Coordinate).Sample(
            (f, x, w) => AgreesWithDifferences(f, f.Derivative(X), x, w, ref compared),
            iter: Trials.Or(5_500),
            print: sample => sample.Item1.ToInfix());
        Assert.True(compared > 1_500, $"only {compared} points were fit to be compared");
    }

    // Derived while σ is undefined, then made known: the slope is that of the function with σ known from the start.
    [Fact]
    public void A_derivative_taken_with_an_undefined_function_is_right_for_the_function_that_it_becomes()
    {
        var compared = 0;
        var (sigma, known) = ((UnaryFunction)Sigma.Apply, (UnaryFunction)Functions.Softplus.Apply);
        Gen.Select(WithSigma, Coordinate, Coordinate).Sample(
            (f, x, w) =>
            {
                try
                {
                    return AgreesWithDifferences(f.With(sigma, known), f.Derivative(X).With(sigma, known), x, w, ref compared);
                }
                catch (DivideByZeroException)
                {
                    // ln(softplus(x) − σ(x)) has a value only while σ is not softplus.
                    return true;
                }
            },
            iter: Trials.Or(4_500),
            print: sample => sample.Item1.ToInfix());
        Assert.True(compared > 1_000, $"only {compared} points were fit to be compared");
    }

    [Fact]
    public void Infix_text_reads_back_as_the_same_expression() =>
        AllKinds.Sample(
            f => ReferenceEquals(f, Expr.Parse(f.ToInfix(), [.. f.Quantities().DistinctBy(quantity => quantity.Name)])),
            iter: Trials.Or(5_000),
            print: f => f.ToInfix());

    [Fact]
    public void Infix_text_without_definitions_reads_back_with_symbols_in_place_of_names() =>
        AllKinds.Sample(
            f => ReferenceEquals(
                f.Substitute([.. f.Quantities().Select(quantity => ((Expr)quantity, (Expr)Symbol.Of(quantity.Name)))]),
                Expr.Parse(f.ToInfix())),
            iter: Trials.Or(2_000),
            print: f => f.ToInfix());

    [Fact]
    public void What_is_read_as_a_person_writes_it_is_the_expression_whose_text_was_written() =>
        WithSigma.Sample(
            f => ReferenceEquals(f, Expr.ParseAsWritten(f.ToString(), f)) && ReferenceEquals(f, Expr.ParseAsWritten(f.ToInfix(), f)),
            iter: Trials.Or(1_000),
            print: f => $"{f.ToInfix()} as {f}");

    [Fact]
    public void Latex_closes_every_brace_and_bracket_in_the_order_of_opening() =>
        Printable.Sample(
            f =>
            {
                var open = new Stack<char>();
                var latex = f.ToLatex();
                foreach (var c in latex)
                {
                    if (c is '{' or '(') open.Push(c);
                    else if ((c is '}' or ')') && (!open.TryPop(out var opening) || opening != (c == '}' ? '{' : '('))) return false;
                }

                return open.Count == 0 && latex.Split(@"\left").Length == latex.Split(@"\right").Length;
            },
            iter: Trials.Or(5_000),
            print: f => f.ToInfix());

    [Fact]
    public void KaTeX_sets_whatever_is_printed()
    {
        var printed = new ConcurrentBag<string>();
        Printable.Sample(f => printed.Add(f.ToLatex()), iter: 600);
        KatexSetter.AssertSets([.. printed.Where(latex => latex.Length < 2_000)]);
    }

    [Fact]
    public void The_length_of_a_printed_form_is_known_without_printing_it() =>
        Printable.Sample(f => f.LatexLength() == f.ToLatex().Length, iter: Trials.Or(2_000), print: f => f.ToInfix());

    [Fact]
    public void Putting_a_number_in_gives_the_value_at_that_number()
    {
        var compared = 0;
        Gen.Select(WithValues, Gen.Int[-8, 8], Coordinate).Sample(
            (f, quarters, w) =>
            {
                var value = f.Evaluate((X, quarters / 4.0), (W, w));
                if (!IsModerate(f, quarters / 4.0, w)) return true;
                Interlocked.Increment(ref compared);
                return Near(f.Substitute(X, new Rational(quarters, 4)).Evaluate((W, w)), value);
            },
            iter: Trials.Or(4_500),
            print: sample => sample.Item1.ToInfix());
        Assert.True(compared > 1_500, $"only {compared} values were fit to be compared");
    }

    // The value comes by another route where exponentials stand in it; so does that of the slope.
    [Fact]
    public void A_value_is_that_of_the_formula_as_it_is_written()
    {
        var compared = 0;
        Gen.Select(OfExponentials, Coordinate, Coordinate).Sample(
            (f, x, w) =>
            {
                var numbers = new BruteForce().Given((Symbol)X, x).Given((Symbol)W, w);
                return new[] { f, f.Derivative(X) }.All(formula =>
                {
                    if (!Parts(formula).All(part => Math.Abs(numbers.Value(part)) is > 1e-3 and < 1e3 or 0)) return true;
                    Interlocked.Increment(ref compared);
                    return Near(formula.Evaluate((X, x), (W, w)), numbers.Value(formula));
                });
            },
            iter: Trials.Or(4_500),
            print: sample => sample.Item1.ToInfix());
        Assert.True(compared > 1_500, $"only {compared} values were fit to be compared");
    }

    [Fact]
    public void Compiled_code_gives_the_value_of_the_expression() =>
        Gen.Select(WithValues, Gen.Double[-2, 2], Gen.Double[-2, 2]).Sample(
            (f, x, w) => f.Compile(X, W)(x, w).Equals(f.Evaluate((X, x), (W, w))),
            iter: Trials.Or(500),
            print: sample => sample.Item1.ToInfix());

    [Fact]
    public void Multiplying_out_keeps_the_value()
    {
        var compared = 0;
        Gen.Select(WithValues, Coordinate, Coordinate).Sample(
            (f, x, w) =>
            {
                if (!IsModerate(f, x, w)) return true;
                Interlocked.Increment(ref compared);
                var value = f.Evaluate((X, x), (W, w));
                return Near(f.Expand().Evaluate((X, x), (W, w)), value);
            },
            iter: Trials.Or(4_500),
            print: sample => sample.Item1.ToInfix());
        Assert.True(compared > 1_500, $"only {compared} points were fit to be compared");
    }

    // Without logarithms of what is nearly 0: ln(softplus(−40)) loses all its digits when it is written ln(ln(1 + e⁻⁴⁰)).
    [Fact]
    public void Writing_functions_out_with_exp_and_ln_keeps_the_value()
    {
        var compared = 0;
        Gen.Select(SmoothOnes, Coordinate, Coordinate).Sample(
            (f, x, w) =>
            {
                if (!IsModerate(f, x, w) || !IsModerate(f.WrittenOut(), x, w)) return true;
                Interlocked.Increment(ref compared);
                return Near(f.WrittenOut().Evaluate((X, x), (W, w)), f.Evaluate((X, x), (W, w)));
            },
            iter: Trials.Or(3_000),
            print: sample => sample.Item1.ToInfix());
        Assert.True(compared > 1_000, $"only {compared} points were fit to be compared");
    }

    private static bool AgreesWithDifferences(Expr f, Expr derivative, double x, double w, ref int compared)
    {
        (Expr, double)[] at = [(X, x), (W, w)], below = [(X, x - H), (W, w)], above = [(X, x + H), (W, w)];
        var derived = derivative.Evaluate(at);
        var measured = (f.Evaluate(above) - f.Evaluate(below)) / (2 * H);
        // Near a pole or a kink, or where values are huge, the measurement itself is wrong.
        var curvature = Math.Abs(f.Derivative(X, 3).Evaluate(at));
        if (!double.IsFinite(derived) || !double.IsFinite(measured) || !(curvature < 1e4) || !IsModerate(f, x, w) || HasAKinkNear(f, below, at, above)) return true;
        Interlocked.Increment(ref compared);
        return Math.Abs(derived - measured) <= 1e-5 * Math.Max(1, Math.Abs(derived));
    }

    private static bool Near(double other, double value) => Math.Abs(other - value) <= 1e-6 * Math.Max(1, Math.Abs(value));
}
