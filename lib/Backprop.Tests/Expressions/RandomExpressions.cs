using CsCheck;

namespace Backprop.Tests.Expressions;

/// <summary>Random expressions in two variables, of every kind that the library has.</summary>
internal static class RandomExpressions
{
    private const int Depth = 4;

    /// <summary>A plain symbol.</summary>
    public static readonly Expr X = Symbol.Of("x");

    /// <summary>A symbol with every decoration that scalars carry.</summary>
    public static readonly Expr W = Symbol.Of(new LetterName("w", LayerLabel.Parse("L-1"), ["j", "i"]));

    /// <summary>A function without a definition.</summary>
    public static readonly UndefinedFunction Sigma = new("sigma");

    private static readonly KnownFunction[] Smooth =
        [Functions.Sin, Functions.Cos, Functions.Tanh, Functions.Logistic, Functions.Softplus, Functions.Exp];

    private static readonly KnownFunction[] Kinked = [Functions.ReLU, Functions.Abs, Functions.Step, Functions.Sign];

    private static readonly Gen<Expr> Leaf = Gen.OneOf(
        Gen.Const(X),
        Gen.Const(W),
        Gen.Select(Gen.Int[-5, 5], Gen.Int[1, 4], (n, d) => (Expr)new Rational(n, d)));

    /// <summary>Smooth functions, and whole powers: values nearly everywhere.</summary>
    public static Gen<Expr> SmoothOnes { get; } = Tree(Depth, Call(Smooth), WholePower);

    /// <summary>All of it: logarithms, roots, fractional and symbolic exponents, kinks, an undefined function and its derivatives.</summary>
    public static Gen<Expr> AllKinds { get; } = Tree(
        Depth, Call(Smooth), Call(Kinked), Logarithm, Root, WholePower, FractionalPower, SymbolicPower, Undefined(3));

    /// <summary>All of it but an undefined function, so that it has a value, or is not a number.</summary>
    public static Gen<Expr> WithValues { get; } = Tree(
        Depth, Call(Smooth), Call(Kinked), Logarithm, Root, WholePower, FractionalPower, SymbolicPower);

    /// <summary>With an undefined function that has not been differentiated yet.</summary>
    public static Gen<Expr> WithSigma { get; } = Tree(Depth, Call(Smooth), Logarithm, Root, WholePower, FractionalPower, Undefined(0));

    /// <summary>What MathNet.Symbolics has words for.</summary>
    public static Gen<Expr> ForMathNet { get; } = Tree(
        Depth, Call(Functions.Sin, Functions.Cos, Functions.Tanh, Functions.Exp, Functions.Abs), Logarithm, Root, WholePower, FractionalPower, SymbolicPower);

    /// <summary>Small ones of all kinds that have values: two of them are often equal.</summary>
    public static Gen<Expr> Small { get; } = Tree(1, Call(Smooth), Call(Kinked), Logarithm, Root, WholePower, FractionalPower);

    /// <summary>Whether the slope jumps between two points: a function with a kink is passed at 0, or a root, as of x², comes near it.</summary>
    public static bool HasAKinkNear(Expr f, (Expr, double)[] below, (Expr, double)[] at, (Expr, double)[] above) =>
        Parts(f).Any(part => part switch
        {
            Call call when Kinked.Contains(call.Function) => !(call.Argument.Evaluate(below) * call.Argument.Evaluate(above) > 0),
            Power { Exponent: not Number { Value.IsInteger: true } } power => !(power.Base.Evaluate(at) > 1e-4),
            _ => false,
        });

    /// <summary>
    /// Whether the last digits of the value say something: no part is huge there, or infinite although the whole is not,
    /// and rounding decides nowhere between two values, as it does at a jump, or between a value and none: √u and ln u have
    /// none just below 0, and (−2)ᵘ has one for whole u only.
    /// </summary>
    public static bool IsModerate(Expr f, double x, double w)
    {
        return Parts(f).All(part => Math.Abs(Value(part)) < 1e3 && part switch
        {
            Call call when Kinked.Contains(call.Function) => Math.Abs(Value(call.Argument)) > 1e-6,
            Call call when call.Function == Functions.Ln => Math.Abs(Value(call.Argument)) > 1e-6,
            Power { Exponent: Number { Value.IsInteger: false } } power => Math.Abs(Value(power.Base)) > 1e-6,
            Power { Exponent: not Number } power => Value(power.Base) > 0,
            _ => true,
        });

        double Value(Expr part) => part.Evaluate((X, x), (W, w));
    }

    /// <summary>The expression and everything inside it.</summary>
    public static IEnumerable<Expr> Parts(Expr f) => f.Children.SelectMany(Parts).Append(f);

    private static Gen<Expr> Tree(int depth, params Func<Gen<Expr>, Gen<Expr>>[] ways)
    {
        if (depth == 0) return Leaf;
        var inner = Tree(depth - 1, ways);
        return Gen.Frequency(
        [
            (4, Leaf),
            (3, Gen.Select(inner, inner, (a, b) => a + b)),
            (2, Gen.Select(inner, inner, (a, b) => a - b)),
            (4, Gen.Select(inner, inner, (a, b) => a * b)),
            (1, Gen.Select(inner, a => a / (2 + Functions.Sin.Apply(X)))),
            .. ways.Select(way => (2, way(inner))),
        ]);
    }

    private static Func<Gen<Expr>, Gen<Expr>> Call(params KnownFunction[] functions) => inner =>
        Gen.Select(inner, Gen.Int[0, functions.Length - 1], (a, i) => functions[i].Apply(a));

    private static Func<Gen<Expr>, Gen<Expr>> Undefined(int highestOrder) => inner =>
        Gen.Select(inner, Gen.Int[0, highestOrder], (a, order) => new UndefinedFunction(Sigma.Name, order).Apply(a));

    private static Gen<Expr> Logarithm(Gen<Expr> inner) => inner.Select(a => Functions.Ln.Apply(a));

    private static Gen<Expr> Root(Gen<Expr> inner) => inner.Select(a => a.Pow(new Rational(1, 2)));

    private static Gen<Expr> WholePower(Gen<Expr> inner) => Power(inner, Gen.Int[2, 3].Select(n => (Expr)n));

    private static Gen<Expr> FractionalPower(Gen<Expr> inner) =>
        Power(inner, Gen.Const((Expr[])[new Rational(1, 3), new Rational(3, 2), new Rational(-1, 2), -1, -2]).SelectMany(exponents => Gen.Int[0, 4].Select(i => exponents[i])));

    private static Gen<Expr> SymbolicPower(Gen<Expr> inner) => Power(inner, inner);

    // 0⁻¹ is no expression: where chance makes one, the base is moved off 0.
    private static Gen<Expr> Power(Gen<Expr> @base, Gen<Expr> exponent) =>
        Gen.Select(@base, exponent, (a, n) => (a.IsZero ? 1 : a).Pow(n));
}
