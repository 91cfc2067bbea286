namespace Backprop;

/// <summary>A function that can be evaluated and whose derivative is known. All of them stand in <see cref="Functions"/>.</summary>
internal sealed class KnownFunction : Function
{
    public KnownFunction(string name, string latex, string csharp, FunctionCode code, Func<Expr, Expr, Expr> derivative)
        : base(name) => (Latex, Text, CSharp, Code, Derivative) = (latex, name, csharp, code, derivative);

    /// <summary>The function's name in LaTeX, such as <c>\tanh</c>.</summary>
    public string Latex { get; }

    /// <summary>The function's name in plain text, for people; its name in infix text where nothing else is usual.</summary>
    public string Text { get; init; }

    /// <summary>The word for it in a cell, a member of <see cref="Notation"/>: Tanh, ReLU.</summary>
    public string Word => char.ToUpperInvariant(Text[0]) + Text[1..];

    /// <summary>The function on doubles; the same bits on every machine.</summary>
    public Func<double, double> Value => Code.OnOne;

    /// <summary>The value as code for one double and for four.</summary>
    public FunctionCode Code { get; }

    /// <summary>f′ as a rule of the argument u and the output y, such as y(1 − y).</summary>
    public Func<Expr, Expr, Expr> Derivative { get; }

    /// <summary>The same function written with exp, ln, the arithmetic operations and at most step, or null where it is elementary itself.</summary>
    public Func<Expr, Expr>? InElementaryTerms { get; init; }

    /// <summary>The value of a double u as a C# expression.</summary>
    public string CSharp { get; }

    /// <summary>The exact value at an exact number, or null where it is not exact.</summary>
    public Func<Rational, Rational?>? Exactly { get; init; }

    /// <summary>True for a function that nowhere falls. With it, or with <see cref="SlopeAtMost"/>, a value's error is bounded, and a comparison can refute.</summary>
    public bool Rises { get; init; }

    /// <summary>A bound of |f′| on the whole line, or null where there is none.</summary>
    public double? SlopeAtMost { get; init; }

    /// <summary>The name of the function that this one undoes, or null.</summary>
    public string? Undoes { get; init; }

    /// <inheritdoc/>
    public override Expr DerivativeAt(Expr argument, Expr output) => Derivative(argument, output);

    /// <summary>The function written out with exp and ln, as a textbook defines it; the plain application where it needs none.</summary>
    public Expr WrittenOut(Expr argument) => InElementaryTerms?.Invoke(argument) ?? Apply(argument);

    internal override Rational? ExactValue(Rational argument) => Exactly?.Invoke(argument);

    internal override bool IsInverseOf(Function inner) => Undoes is not null && inner is KnownFunction known && known.Name.Identifier == Undoes;
}
