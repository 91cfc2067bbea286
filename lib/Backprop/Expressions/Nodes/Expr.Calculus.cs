namespace Backprop;

/// <content>Derivatives, definitions and replacement.</content>
public abstract partial class Expr
{
    /// <summary>The derivative by a symbol or a named quantity, through every named quantity on the way; the names stay.</summary>
    /// <param name="by">The symbol or quantity to differentiate by.</param>
    /// <param name="order">How often to differentiate.</param>
    /// <returns>Factors in the order of the chain rule's links.</returns>
    /// <exception cref="ArgumentException"><paramref name="by"/> is neither a symbol nor a named quantity.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is negative.</exception>
    /// <example><code>
    /// var z = Let("z", w * x + b);
    /// Square(z).Derivative(w)            // 2z x
    /// Square(z).Derivative(w, order: 2)  // 2x²
    /// </code></example>
    public Expr Derivative(Expr by, int order = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        var derivative = this;
        while (order-- > 0) derivative = Differentiation.Derivative(derivative, by);
        return derivative;
    }

    /// <summary>The expression with every named quantity replaced by its definition, down to the symbols.</summary>
    /// <example><code>
    /// var z = Let("z", w * x + b);
    /// Square(z).Inline()   // (w x + b)²
    /// </code></example>
    public Expr Inline() => Traversal.Rewrite(this, (_, node) => node is Quantity quantity ? quantity.Definition : node);

    /// <summary>The expression with one named quantity replaced by its definition, inside other definitions too.</summary>
    public Expr Inline(Quantity quantity) => Substitute(quantity, quantity.Definition);

    /// <summary>The expression with every occurrence of one part replaced, in the definitions of named quantities too.</summary>
    /// <param name="part">A symbol, a quantity or any expression that stands as a whole inside this one.</param>
    /// <param name="replacement">What stands there afterwards.</param>
    /// <example><code>(x + Square(x)).Substitute(x, 3)   // 12</code></example>
    public Expr Substitute(Expr part, Expr replacement) => Substitute((part, replacement));

    /// <summary>The expression with several parts replaced at once; what a replacement brings in is not replaced again.</summary>
    /// <example><code>(x - y).Substitute((x, y), (y, x))   // y − x</code></example>
    public Expr Substitute(params (Expr Part, Expr Replacement)[] replacements)
    {
        var table = new Dictionary<Expr, Expr>();
        foreach (var (part, replacement) in replacements)
        {
            if (!table.TryAdd(part, replacement))
                throw new ArgumentException($"{part} is to be replaced twice, by {table[part]} and by {replacement}.", nameof(replacements));
        }

        return Traversal.Rewrite(
            this,
            (original, node) => table.GetValueOrDefault(original, node),
            opens: node => !table.ContainsKey(node));
    }

    /// <summary>The expression with an undefined function made a known one, in the finished formula: σ becomes logistic.</summary>
    /// <remarks>
    /// Where a quantity a = σ(z) is in sight, σ′(z) becomes the known function's derivative in terms of its output, such as
    /// a(1 − a); elsewhere the derivative is written with the argument.
    /// </remarks>
    /// <param name="undefined">The function to define.</param>
    /// <param name="definition">What it is from now on.</param>
    /// <exception cref="ArgumentException"><paramref name="undefined"/> has a definition already.</exception>
    /// <example><code>
    /// var a = Let("a", σ(z));
    /// Square(a).Derivative(z).With(σ, Logistic)   // 2a a (1 − a) = 2a²(1 − a)
    /// </code></example>
    public Expr With(UnaryFunction undefined, UnaryFunction definition) =>
        Definition.Of(undefined.Target(), definition.Target(), [this]).Apply(this);

    /// <summary>Every symbol in the expression and in the definitions that it uses, in the order of appearance.</summary>
    public IReadOnlyList<Symbol> Symbols() => [.. Traversal.ChildrenFirst(this).OfType<Symbol>()];

    /// <summary>Every named quantity in the expression and in the definitions that it uses, those without others first.</summary>
    public IReadOnlyList<Quantity> Quantities() => [.. Traversal.ChildrenFirst(this).OfType<Quantity>()];

    /// <summary>The expression with every known function written out with exp and ln.</summary>
    /// <example><code>Logistic(z).WrittenOut()   // 1/(1 + exp(−z))</code></example>
    public Expr WrittenOut() => Traversal.Rewrite(
        this,
        (_, node) => node is Call { Function: KnownFunction known } call ? known.WrittenOut(call.Argument) : node);
}
