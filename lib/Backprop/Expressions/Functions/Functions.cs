using System.Collections.Immutable;

namespace Backprop;

/// <summary>The functions that the library knows: for each its names, its value, its derivative and whatever else is asked of it.</summary>
/// <remarks>
/// To add one, write it here. Printing, parsing, differentiation, evaluation, compilation, C# source, comparison and the
/// gradient check take it from its entry.
/// </remarks>
internal static class Functions
{
    private static ImmutableSortedDictionary<string, KnownFunction> _all = ImmutableSortedDictionary.Create<string, KnownFunction>(StringComparer.Ordinal);

    /// <summary>d/du eᵘ = eᵘ.</summary>
    /// <remarks>Values are within 1 unit of the last place, at the points at which they are compared with 50 digits.</remarks>
    public static KnownFunction Exp { get; } = Add(new("exp", @"\exp", "Math.Exp(u)", FunctionCode.Of<ExpValue>(), (_, y) => y)
    {
        Exactly = At(0, 1),
        Rises = true,
        Undoes = "ln",
    });

    /// <summary>The natural logarithm: d/du ln u = 1/u.</summary>
    /// <remarks>Values are within 1 unit of the last place, at the points at which they are compared with 50 digits.</remarks>
    public static KnownFunction Ln { get; } = Add(new("ln", @"\ln", "Math.Log(u)", FunctionCode.Of<LnValue>(), (u, _) => 1 / u)
    {
        Exactly = At(1, 0),
        Rises = true,
        Undoes = "exp",
    });

    /// <summary>d/du sin u = cos u.</summary>
    /// <remarks>Values are within 1 unit of the last place, at the points at which they are compared with 50 digits.</remarks>
    public static KnownFunction Sin { get; } = Add(new("sin", @"\sin", "Math.Sin(u)", FunctionCode.Of<SinValue>(), (u, _) => Cos!.Apply(u))
    {
        Exactly = At(0, 0),
        SlopeAtMost = 1,
    });

    /// <summary>d/du cos u = −sin u.</summary>
    /// <remarks>Values are within 1 unit of the last place, at the points at which they are compared with 50 digits.</remarks>
    public static KnownFunction Cos { get; } = Add(new("cos", @"\cos", "Math.Cos(u)", FunctionCode.Of<CosValue>(), (u, _) => -Sin.Apply(u))
    {
        Exactly = At(0, 1),
        SlopeAtMost = 1,
    });

    /// <summary>tanh u = (e²ᵘ − 1)/(e²ᵘ + 1); with y its value, the derivative is 1 − y².</summary>
    /// <remarks>Values are within 2.5 units of the last place, at the points at which they are compared with 50 digits.</remarks>
    public static KnownFunction Tanh { get; } = Add(new("tanh", @"\tanh", "Math.Tanh(u)", FunctionCode.Of<TanhValue>(), (_, y) => 1 - y.Pow(2))
    {
        InElementaryTerms = u => (Exp.Apply(2 * u) - 1) / (Exp.Apply(2 * u) + 1),
        Exactly = At(0, 0),
        Rises = true,
    });

    /// <summary>The logistic function, equation (2) of the paper: 1/(1 + e⁻ᵘ); with y its value, the derivative is y(1 − y).</summary>
    /// <remarks>Values are within 2.5 units of the last place, at the points at which they are compared with 50 digits.</remarks>
    public static KnownFunction Logistic { get; } = Add(new("logistic", @"\operatorname{logistic}", "1 / (1 + Math.Exp(-u))", FunctionCode.Of<LogisticValue>(), (_, y) => y * (1 - y))
    {
        InElementaryTerms = u => 1 / (1 + Exp.Apply(-u)),
        Exactly = At(0, new Rational(1, 2)),
        Rises = true,
    });

    /// <summary>softplus u = ln(1 + eᵘ), a smooth ReLU; its derivative is the logistic function. In C# ln(1 + x) is 2 artanh(x/(2 + x)), where a small x is not lost.</summary>
    /// <remarks>Values are within 2 units of the last place, at the points at which they are compared with 50 digits.</remarks>
    public static KnownFunction Softplus { get; } = Add(new("softplus", @"\operatorname{softplus}", "Math.Max(u, 0) + 2 * Math.Atanh(Math.Exp(-Math.Abs(u)) / (2 + Math.Exp(-Math.Abs(u))))", FunctionCode.Of<SoftplusValue>(), (u, _) => Logistic.Apply(u))
    {
        InElementaryTerms = u => Ln.Apply(1 + Exp.Apply(u)),
        Rises = true,
    });

    /// <summary>ReLU u = max(0, u); derivative step(u). At the kink, u = 0, it counts as 0.</summary>
    public static KnownFunction ReLU { get; } = Add(new("relu", @"\operatorname{ReLU}", "Math.Max(0, u)", FunctionCode.Of<ReLUValue>(), (u, _) => Step!.Apply(u))
    {
        Text = "ReLU",
        InElementaryTerms = u => u * Step!.Apply(u),
        Exactly = r => r.Sign > 0 ? r : 0,
        Rises = true,
    });

    /// <summary>|u|; derivative sign(u). At the kink, u = 0, it counts as 0.</summary>
    public static KnownFunction Abs { get; } = Add(new("abs", @"\operatorname{abs}", "Math.Abs(u)", FunctionCode.Of<AbsValue>(), (u, _) => Sign!.Apply(u))
    {
        Exactly = r => r.Abs(),
        SlopeAtMost = 1,
    });

    /// <summary>1 above zero, 0 at zero and below. Its derivative counts as 0 everywhere, also at the jump.</summary>
    public static KnownFunction Step { get; } = Add(new("step", @"\operatorname{step}", "u > 0 ? 1 : u <= 0 ? 0 : double.NaN", FunctionCode.Of<StepValue>(), (_, _) => 0)
    {
        Exactly = r => r.Sign > 0 ? 1 : 0,
        Rises = true,
    });

    /// <summary>−1 below zero, 0 at zero, 1 above. Its derivative counts as 0 everywhere, also at the jump.</summary>
    public static KnownFunction Sign { get; } = Add(new("sign", @"\operatorname{sign}", "u > 0 ? 1 : u < 0 ? -1 : u == 0 ? 0 : double.NaN", FunctionCode.Of<SignValue>(), (_, _) => 0)
    {
        Exactly = r => r.Sign,
        Rises = true,
    });

    /// <summary>Every known function by its name in infix text.</summary>
    public static IReadOnlyDictionary<string, KnownFunction> All => _all;

    /// <summary>Puts an entry into the table.</summary>
    /// <exception cref="ArgumentException">The table has another entry of that name.</exception>
    public static KnownFunction Add(KnownFunction function)
    {
        ImmutableInterlocked.Update(ref _all, all => all.Add(function.Name.Identifier, function));
        return function;
    }

    private static Func<Rational, Rational?> At(Rational argument, Rational value) => r => r == argument ? value : null;
}
