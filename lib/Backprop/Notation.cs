namespace Backprop;

/// <summary>The words of a notebook cell: <c>using static Backprop.Notation;</c> and a derivation reads as on paper.</summary>
/// <example><code>
/// var (w, b, y) = (Symbol("w", layer: "L"), Symbol("b", layer: "L"), Symbol("y"));
/// var z = Let("z", layer: "L", w * Symbol("a", layer: "L-1") + b);   // z⁽ᴸ⁾ = w⁽ᴸ⁾ a⁽ᴸ⁻¹⁾ + b⁽ᴸ⁾
/// </code></example>
public static partial class Notation
{
    /// <summary>eᵘ.</summary>
    public static readonly UnaryFunction Exp = Functions.Exp.Apply;

    /// <summary>The natural logarithm.</summary>
    public static readonly UnaryFunction Ln = Functions.Ln.Apply;

    /// <summary>The sine.</summary>
    public static readonly UnaryFunction Sin = Functions.Sin.Apply;

    /// <summary>The cosine.</summary>
    public static readonly UnaryFunction Cos = Functions.Cos.Apply;

    /// <summary>The hyperbolic tangent.</summary>
    public static readonly UnaryFunction Tanh = Functions.Tanh.Apply;

    /// <summary>1/(1 + e⁻ᵘ), equation (2) of the paper.</summary>
    public static readonly UnaryFunction Logistic = Functions.Logistic.Apply;

    /// <summary>max(0, u).</summary>
    public static readonly UnaryFunction ReLU = Functions.ReLU.Apply;

    /// <summary>ln(1 + eᵘ).</summary>
    public static readonly UnaryFunction Softplus = Functions.Softplus.Apply;

    /// <summary>|u|.</summary>
    public static readonly UnaryFunction Abs = Functions.Abs.Apply;

    /// <summary>1 above zero, 0 at zero and below.</summary>
    public static readonly UnaryFunction Step = Functions.Step.Apply;

    /// <summary>−1 below zero, 0 at zero, 1 above.</summary>
    public static readonly UnaryFunction Sign = Functions.Sign.Apply;

    /// <summary>A variable.</summary>
    /// <param name="letter">A letter, or the English name of a Greek one.</param>
    /// <param name="layer">The raised layer: L, L-1 or a number.</param>
    /// <param name="index">The subscripts, separated by commas: <c>j,i</c>.</param>
    /// <param name="accent">The mark above the letter: hat, as in ŷ, bar or tilde.</param>
    /// <exception cref="ArgumentException">The letter or the index is not a name, or the accent is another.</exception>
    /// <exception cref="FormatException">The layer is not a layer.</exception>
    /// <example><code>Symbol("w", layer: "L", index: "j,i")   // wⱼᵢ⁽ᴸ⁾</code></example>
    public static Symbol Symbol(string letter, string? layer = null, string? index = null, string? accent = null) =>
        Backprop.Symbol.Of(new LetterName(letter, layer, index?.Split(',', StringSplitOptions.TrimEntries), accent));

    /// <summary>A function of which nothing but the name is known; its derivative prints as σ′.</summary>
    /// <example><code>
    /// var σ = Function("σ");
    /// σ(z)   // σ(z)
    /// </code></example>
    public static UnaryFunction Function(string letter) => new UndefinedFunction(letter).Apply;

    /// <summary>Gives an expression a name that stays with it.</summary>
    /// <example><code>var C = Let("C", Square(a - y));   // C = (a − y)²</code></example>
    public static Quantity Let(string letter, Expr definition) => Named(new LetterName(letter), definition);

    /// <summary>Names an expression, with a raised layer.</summary>
    public static Quantity Let(string letter, string layer, Expr definition) => Named(new LetterName(letter, layer), definition);

    /// <summary>Names an expression, with a lowered number.</summary>
    public static Quantity Let(string letter, int index, Expr definition) => Named(new LetterName(letter, null, [$"{index}"]), definition);

    /// <summary>Names an expression by a name made elsewhere.</summary>
    public static Quantity Let(Name name, Expr definition) => Named(name, definition);

    /// <summary>Several ways to write one thing, one below the other: left = first = second.</summary>
    /// <example><code>Equation(Logistic(z), Logistic(z).WrittenOut())   // logistic(z) = 1/(1 + exp(−z))</code></example>
    public static Formula Equation(Expr left, params Expr[] rights) => new(Line.Of(left), [.. rights.Select(right => Line.Of(right))]);

    /// <summary>x².</summary>
    public static Expr Square(Expr x) => x.Pow(2);

    /// <summary>√x, which is x to the power 1/2.</summary>
    public static Expr Sqrt(Expr x) => x.Pow(new Rational(1, 2));

    /// <summary>The derivative of a named quantity with respect to a symbol, a quantity or an element of a family, as the chain rule writes it: links, each solved, and their product.</summary>
    /// <example><code>
    /// C.By(w)
    /// // ∂C/∂w = ∂C/∂a · ∂a/∂z · ∂z/∂w
    /// //       = 2(a − y) · σ′(z) · x
    /// </code></example>
    public static ChainRule By(this Quantity quantity, Expr variable) => ChainRule.Create(quantity, variable);

    private static Quantity Named(Name name, Expr definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        FreeIndices.RequireOnly([], definition, name);
        return Quantity.Of(name, definition);
    }
}
