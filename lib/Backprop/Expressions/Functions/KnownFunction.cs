using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>A function that can be evaluated and whose derivative is known. All of them stand in <see cref="Functions"/>.</summary>
public sealed class KnownFunction : Function
{
    internal KnownFunction(string name, string latex, Func<double, double> value, Func<Expr, Expr> derivative)
        : base(name)
    {
        Latex = latex;
        Value = value;
        Derivative = derivative;
    }

    /// <summary>The function's name in LaTeX, such as <c>\tanh</c>.</summary>
    public string Latex { get; }

    /// <summary>The function on doubles.</summary>
    public Func<double, double> Value { get; }

    /// <summary>The function on four doubles at once; null where there is none, and the four are taken one after the other.</summary>
    internal Func<Vector256<double>, Vector256<double>>? OnVectors { get; init; }

    /// <summary>f′(u), as a rule on the argument u.</summary>
    internal Func<Expr, Expr> Derivative { get; }

    /// <summary>f′ as a rule on the output y, or null.</summary>
    internal Func<Expr, Expr>? FromOutput { get; init; }

    /// <summary>The same function written with exp, ln and the arithmetic operations, or null where it is elementary itself.</summary>
    internal Func<Expr, Expr>? InElementaryTerms { get; init; }

    /// <summary>The exact value at an exact number, or null where it is not exact.</summary>
    internal Func<Rational, Rational?>? Exactly { get; init; }

    /// <summary>True for a function that nowhere falls. With it, or with <see cref="SlopeAtMost"/>, a value's error is bounded, and a comparison can refute.</summary>
    internal bool Rises { get; init; }

    /// <summary>A bound of |f′| on the whole line, or null where there is none.</summary>
    internal double? SlopeAtMost { get; init; }

    /// <summary>The name of the function that this one undoes, or null.</summary>
    internal string? Undoes { get; init; }

    /// <inheritdoc/>
    public override Expr DerivativeAt(Expr argument) => Derivative(argument);

    /// <inheritdoc/>
    public override Expr? DerivativeFromOutput(Expr output) => FromOutput?.Invoke(output);

    /// <summary>The function written out with exp and ln, as a textbook defines it; the plain application where it needs none.</summary>
    /// <example><code>Functions.Logistic.WrittenOut(z)   // 1/(1 + e⁻ᶻ)</code></example>
    public Expr WrittenOut(Expr argument) => InElementaryTerms?.Invoke(argument) ?? Apply(argument);

    internal override Rational? ExactValue(Rational argument) => Exactly?.Invoke(argument);

    internal override bool IsInverseOf(Function inner) => Undoes is not null && inner is KnownFunction known && known.Name.Identifier == Undoes;
}
