using Backprop.Symbolics;
using CsCheck;

namespace Backprop.Tests.Symbolics;

/// <summary>What holds for every expression, tried on random ones.</summary>
public class Properties
{
    private static readonly Expr X = Symbol.Of("x");
    private static readonly Expr Y = Symbol.Of(new LetterName("w", LayerLabel.Parse("L-1"), ["j", "i"]));

    // Smooth functions only: where a kink is hit, a difference quotient says nothing.
    private static readonly KnownFunction[] Smooth =
        [Functions.Sin, Functions.Cos, Functions.Tanh, Functions.Logistic, Functions.Softplus];

    private static readonly Gen<Expr> Leaf = Gen.OneOf(
        Gen.Const(X),
        Gen.Const(Y),
        Gen.Select(Gen.Int[-5, 5], Gen.Int[1, 4], (n, d) => (Expr)new Rational(n, d)));

    private static readonly Gen<Expr> Expressions = Tree(4);

    [Fact]
    public void The_derivative_agrees_with_central_differences()
    {
        var compared = 0;
        Gen.Select(Expressions, Gen.Double[-1.5, 1.5], Gen.Double[-1.5, 1.5]).Sample(
            (f, x, y) =>
            {
                const double h = 1e-5;
                var derived = f.Derivative(X).Evaluate((X, x), (Y, y));
                var measured = (f.Evaluate((X, x + h), (Y, y)) - f.Evaluate((X, x - h), (Y, y))) / (2 * h);
                var curvature = Math.Abs(f.Derivative(X, 3).Evaluate((X, x), (Y, y)));
                // Near a pole, or where values are huge, the measurement itself is wrong.
                if (!double.IsFinite(derived) || !(curvature < 1e4) || Math.Abs(f.Evaluate((X, x), (Y, y))) > 1e3) return true;
                Interlocked.Increment(ref compared);
                return Math.Abs(derived - measured) <= 1e-5 * Math.Max(1, Math.Abs(derived));
            },
            iter: 2_000,
            print: sample => sample.Item1.ToInfix());
        Assert.True(compared > 1_000, $"only {compared} points were fit to be compared");
    }

    [Fact]
    public void Infix_text_reads_back_as_the_same_expression() =>
        Expressions.Sample(f => ReferenceEquals(f, Expr.Parse(f.ToInfix())), iter: 5_000, print: f => f.ToInfix());

    [Fact]
    public void Latex_closes_every_brace_and_bracket_in_the_order_of_opening() =>
        Expressions.Sample(
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
            iter: 5_000,
            print: f => f.ToInfix());

    [Fact]
    public void Putting_a_number_in_gives_the_value_at_that_number() =>
        Gen.Select(Expressions, Gen.Int[-8, 8], Gen.Double[-1.5, 1.5]).Sample(
            (f, quarters, y) =>
            {
                var value = f.Evaluate((X, quarters / 4.0), (Y, y));
                return !double.IsFinite(value) || Math.Abs(value) > 1e6 || Near(f.Substitute(X, new Rational(quarters, 4)).Evaluate((Y, y)), value);
            },
            iter: 2_000,
            print: sample => sample.Item1.ToInfix());

    [Fact]
    public void Compiled_code_gives_the_value_of_the_expression() =>
        Gen.Select(Expressions, Gen.Double[-2, 2], Gen.Double[-2, 2]).Sample(
            (f, x, y) => f.Compile(X, Y)(x, y).Equals(f.Evaluate((X, x), (Y, y))),
            iter: 500,
            print: sample => sample.Item1.ToInfix());

    [Fact]
    public void Multiplying_out_and_simplifying_keep_the_value()
    {
        var compared = 0;
        Gen.Select(Expressions, Gen.Double[-1.5, 1.5], Gen.Double[-1.5, 1.5]).Sample(
            (f, x, y) =>
            {
                var value = f.Evaluate((X, x), (Y, y));
                if (!double.IsFinite(value) || Math.Abs(value) > 1e6) return true;
                Interlocked.Increment(ref compared);
                return Near(f.Expand().Evaluate((X, x), (Y, y)), value) && Near(f.Simplify().Evaluate((X, x), (Y, y)), value);
            },
            iter: 2_000,
            print: sample => sample.Item1.ToInfix());
        Assert.True(compared > 1_000, $"only {compared} points were fit to be compared");
    }


    private static bool Near(double other, double value) => Math.Abs(other - value) <= 1e-6 * Math.Max(1, Math.Abs(value));

    private static Gen<Expr> Tree(int depth)
    {
        if (depth == 0) return Leaf;
        var inner = Tree(depth - 1);
        return Gen.Frequency(
            (2, Leaf),
            (3, Gen.Select(inner, inner, (a, b) => a + b)),
            (2, Gen.Select(inner, inner, (a, b) => a - b)),
            (4, Gen.Select(inner, inner, (a, b) => a * b)),
            (1, Gen.Select(inner, a => a / (2 + Functions.Sin.Apply(X)))),
            (1, Gen.Select(inner, Gen.Int[2, 3], (a, n) => a.Pow(n))),
            (4, Gen.Select(inner, Gen.Int[0, Smooth.Length - 1].Select(i => Smooth[i]), (a, f) => f.Apply(a))));
    }
}
