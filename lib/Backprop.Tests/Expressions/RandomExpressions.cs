using CsCheck;

namespace Backprop.Tests.Expressions;

/// <summary>Random expressions in two variables, of every kind that scalars have; those with indices are made by <see cref="RandomIndexed"/>.</summary>
internal static class RandomExpressions
{
    private const int Depth = 4;

    /// <summary>A plain symbol.</summary>
    public static readonly Expr X = Symbol.Of("x");

    /// <summary>A symbol with every decoration that scalars carry.</summary>
    public static readonly Expr W = Symbol.Of(new LetterName("w", "L-1", ["j", "i"]));

    /// <summary>A function without a definition.</summary>
    public static readonly UndefinedFunction Sigma = new("sigma");

    private static readonly IndexVariable I = Notation.Index("i"), J = Notation.Index("j"), K = Notation.Index("k", size: "n_i");

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
        Depth, Call(Smooth), Call(Kinked), Logarithm, Root, WholePower, FractionalPower, SymbolicPower, Undefined(3), Named);

    /// <summary>All of it, and what can only be printed: derivatives that are not worked out, indices, elements, sums over an index, deltas.</summary>
    public static Gen<Expr> Printable { get; } = Tree(
        Depth, Call(Smooth), Call(Kinked), Logarithm, Root, WholePower, FractionalPower, SymbolicPower, Undefined(5), Named, Open, WithIndices);

    /// <summary>All of it but an undefined function, so that it has a value, or is not a number.</summary>
    public static Gen<Expr> WithValues { get; } = Tree(
        Depth, Call(Smooth), Call(Kinked), Logarithm, Root, WholePower, FractionalPower, SymbolicPower);

    /// <summary>With an undefined function that has not been differentiated yet.</summary>
    public static Gen<Expr> WithSigma { get; } = Tree(Depth, Call(Smooth), Logarithm, Root, WholePower, FractionalPower, Undefined(0));

    /// <summary>What logistic functions and costs of them are written out with: exponentials, tanh, logarithms, quotients, some of it named.</summary>
    public static Gen<Expr> OfExponentials { get; } = Tree(Depth, Call(Functions.Exp, Functions.Logistic, Functions.Tanh), OverOneMore, Logarithm, Reciprocal, Named);

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

    // The number below the name comes from the definition, so that two quantities of one name are one quantity.
    private static Gen<Expr> Named(Gen<Expr> inner) => inner.Select(a =>
        (Expr)Quantity.Of(new LetterName("q", null, [$"{a.ToInfix().Aggregate(17u, (hash, c) => unchecked(hash * 31 + c))}"]), a));

    private static Gen<Expr> Open(Gen<Expr> inner) => inner.Select(a => (Expr)Derivative.Of(a, X));

    private static Gen<Expr> WithIndices(Gen<Expr> inner) => Gen.Select(inner, Gen.Int[0, 4], (a, kind) => kind switch
    {
        4 => IndexSum.Of(I, a * (Expr)I),
        0 => IndexSum.Of(I, a * Notation.Indexed("v", I)[I]),
        1 => a + Notation.Indexed("w", J, I)[J, I],
        2 => a * KroneckerDelta.Of(I, K),
        _ => IndexSum.Of(K, IndexSum.Of(J, a * Notation.Let("h", J, Functions.Tanh.Apply(Notation.Indexed("v", J)[J]))[J].Pow(2))),
    });

    // 1 + eᵘ, eᵘ/(1 + eᵘ) and 1/(1 + eᵘ), each also as what 1 lacks of it.
    private static Gen<Expr> OverOneMore(Gen<Expr> inner) => Gen.Select(inner, Gen.Int[0, 5], (a, kind) =>
    {
        // e^(ln −1) is −1.
        var power = Functions.Exp.Apply((1 + Functions.Exp.Apply(a)).IsZero ? X : a);
        var whole = (kind % 3) switch { 0 => 1 + power, 1 => power / (1 + power), _ => 1 / (1 + power) };
        return kind < 3 ? whole : 1 - whole;
    });

    private static Gen<Expr> Reciprocal(Gen<Expr> inner) => Power(inner, Gen.Const((Expr)(-1)));

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
