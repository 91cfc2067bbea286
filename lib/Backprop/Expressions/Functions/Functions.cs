using System.Collections.Frozen;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>The functions that the library knows, each with its derivative beside it.</summary>
/// <remarks>
/// To add one, write it here with its name, its LaTeX, its value and its derivative, and list it in <see cref="All"/>;
/// printing, parsing, checking and evaluation take it from the table.
/// </remarks>
public static class Functions
{
    /// <summary>d/du eᵘ = eᵘ.</summary>
    public static KnownFunction Exp { get; } = new("exp", @"\exp", Math.Exp, u => Exp!.Apply(u))
    {
        FromOutput = y => y,
        Exactly = At(0, 1),
        Rises = true,
        Undoes = "ln",
        OnVectors = Vector256.Exp,
    };

    /// <summary>The natural logarithm: d/du ln u = 1/u.</summary>
    public static KnownFunction Ln { get; } = new("ln", @"\ln", Math.Log, u => 1 / u)
    {
        Exactly = At(1, 0),
        Rises = true,
        Undoes = "exp",
        OnVectors = Vector256.Log,
    };

    /// <summary>d/du sin u = cos u.</summary>
    public static KnownFunction Sin { get; } = new("sin", @"\sin", Math.Sin, u => Cos!.Apply(u)) { Exactly = At(0, 0), SlopeAtMost = 1, OnVectors = Vector256.Sin };

    /// <summary>d/du cos u = −sin u.</summary>
    public static KnownFunction Cos { get; } = new("cos", @"\cos", Math.Cos, u => -Sin.Apply(u)) { Exactly = At(0, 1), SlopeAtMost = 1, OnVectors = Vector256.Cos };

    /// <summary>tanh u = (e²ᵘ − 1)/(e²ᵘ + 1); d/du tanh u = 1 − tanh² u, and with y = tanh u: 1 − y².</summary>
    public static KnownFunction Tanh { get; } = new("tanh", @"\tanh", Math.Tanh, u => 1 - Tanh!.Apply(u).Pow(2))
    {
        FromOutput = y => 1 - y.Pow(2),
        InElementaryTerms = u => (Exp.Apply(2 * u) - 1) / (Exp.Apply(2 * u) + 1),
        Exactly = At(0, 0),
        Rises = true,
        OnVectors = VectorFunctions.Tanh,
    };

    /// <summary>The logistic function, equation (2) of the paper: 1/(1 + e⁻ᵘ); with y its value, the derivative is y(1 − y).</summary>
    public static KnownFunction Logistic { get; } =
        new("logistic", @"\operatorname{logistic}", StableLogistic, u => Logistic!.Apply(u) * (1 - Logistic.Apply(u)))
        {
            FromOutput = y => y * (1 - y),
            InElementaryTerms = u => 1 / (1 + Exp.Apply(-u)),
            Exactly = At(0, new Rational(1, 2)),
            Rises = true,
            OnVectors = VectorFunctions.Logistic,
        };

    /// <summary>softplus u = ln(1 + eᵘ), a smooth ReLU; its derivative is the logistic function.</summary>
    public static KnownFunction Softplus { get; } = new("softplus", @"\operatorname{softplus}", StableSoftplus, Logistic.Apply)
    {
        InElementaryTerms = u => Ln.Apply(1 + Exp.Apply(u)),
        Rises = true,
        OnVectors = VectorFunctions.Softplus,
    };

    /// <summary>ReLU u = max(0, u); derivative step(u). At the kink, u = 0, it counts as 0.</summary>
    public static KnownFunction ReLU { get; } = new("relu", @"\operatorname{ReLU}", u => Math.Max(0, u), u => Step!.Apply(u))
    {
        Exactly = r => r.Sign > 0 ? r : 0,
        Rises = true,
        OnVectors = VectorFunctions.ReLU,
    };

    /// <summary>|u|; derivative sign(u). At the kink, u = 0, it counts as 0.</summary>
    public static KnownFunction Abs { get; } = new("abs", @"\operatorname{abs}", Math.Abs, u => Sign!.Apply(u)) { Exactly = r => r.Abs(), SlopeAtMost = 1, OnVectors = Vector256.Abs };

    /// <summary>1 above zero, 0 at zero and below. Its derivative counts as 0 everywhere, also at the jump.</summary>
    public static KnownFunction Step { get; } = new("step", @"\operatorname{step}", u => double.IsNaN(u) ? u : u > 0 ? 1 : 0, _ => 0)
    {
        Exactly = r => r.Sign > 0 ? 1 : 0,
        Rises = true,
        OnVectors = VectorFunctions.Step,
    };

    /// <summary>−1 below zero, 0 at zero, 1 above. Its derivative counts as 0 everywhere, also at the jump.</summary>
    public static KnownFunction Sign { get; } =
        new("sign", @"\operatorname{sign}", u => double.IsNaN(u) ? u : Math.Sign(u), _ => 0) { Exactly = r => r.Sign, Rises = true, OnVectors = VectorFunctions.Sign };

    /// <summary>Every known function by its name in infix text.</summary>
    public static IReadOnlyDictionary<string, KnownFunction> All { get; } =
        new[] { Exp, Ln, Sin, Cos, Tanh, Logistic, Softplus, ReLU, Abs, Step, Sign }.ToFrozenDictionary(function => function.Name.Identifier);

    private static Func<Rational, Rational?> At(Rational argument, Rational value) => r => r == argument ? value : null;

    // e^(−u) overflows far below zero, where the other form of the same function is accurate.
    private static double StableLogistic(double u)
    {
        if (u >= 0) return 1 / (1 + Math.Exp(-u));
        var e = Math.Exp(u);
        return e / (1 + e);
    }

    // ln(1 + eᵘ) = max(u, 0) + ln(1 + e^(−|u|)), where nothing overflows; ln(1 + x) is written so that a small x is not lost.
    private static double StableSoftplus(double u)
    {
        var x = Math.Exp(-Math.Abs(u));
        var onePlus = 1 + x;
        var log = onePlus == 1 ? x : Math.Log(onePlus) * x / (onePlus - 1);
        return Math.Max(u, 0) + log;
    }
}
