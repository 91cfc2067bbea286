namespace Backprop;

/// <content>Derivatives, definitions and replacement.</content>
public abstract partial class Expr
{
    /// <summary>The derivative with respect to a symbol or a named quantity, through every named quantity on the way; the names stay.</summary>
    /// <param name="by">The symbol or quantity to differentiate with respect to.</param>
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
        ArgumentNullException.ThrowIfNull(by);
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        _ = Family.Require(by);
        // Asked of the formula that was given: a derivative may have lost a name that stood in it.
        RefuseOtherDefinitions([by]);
        var derivative = this;
        while (order-- > 0) derivative = Differentiation.Derivative(derivative, by);
        return derivative;
    }

    /// <summary>The derivatives with respect to several variables, in their order.</summary>
    /// <exception cref="ArgumentException">One of them is neither a symbol nor a named quantity nor an element.</exception>
    /// <example><code>string.Join(", ", (Square(x) * y).Gradient(x, y))   // 2y x, x²</code></example>
    public IReadOnlyList<Expr> Gradient(params IEnumerable<Expr> by) => [.. by.Select(variable => Derivative(variable))];

    /// <summary>The second derivatives: in row i and column k that with respect to the variable i, then k.</summary>
    /// <exception cref="ArgumentException">One of them is neither a symbol nor a named quantity nor an element.</exception>
    /// <example><code>(Square(x) * y).Hessian(x, y)[0, 1]   // 2x</code></example>
    public Expr[,] Hessian(params IReadOnlyList<Expr> by)
    {
        var second = new Expr[by.Count, by.Count];
        var gradient = Gradient(by);
        for (var i = 0; i < by.Count; i++)
        {
            for (var k = 0; k < by.Count; k++) second[i, k] = Differentiation.Derivative(gradient[i], by[k]);
        }

        return second;
    }

    /// <summary>The expression with every named quantity replaced by its definition, down to the symbols.</summary>
    /// <example><code>
    /// var z = Let("z", w * x + b);
    /// Square(z).Inline()   // (w x + b)²
    /// </code></example>
    /// <remarks>An element of a family becomes its family's definition at the same indices.</remarks>
    public Expr Inline() => DefinitionRewriting.Inlined([this])[0];

    /// <summary>The expression with one named quantity replaced by its definition, inside other definitions too.</summary>
    public Expr Inline(Quantity quantity) => Substitute(quantity, quantity.Definition);

    /// <summary>The expression with every occurrence of one part replaced, in the definitions of named quantities too.</summary>
    /// <param name="part">A symbol, a quantity or any expression that stands as a whole inside this one; an element x_j stands for every element of its family.</param>
    /// <param name="replacement">What stands there afterwards.</param>
    /// <example><code>(x + Square(x)).Substitute(x, 3)   // 12</code></example>
    public Expr Substitute(Expr part, Expr replacement) => Substitute((part, replacement));

    /// <summary>The expression with several parts replaced at once; what a replacement brings in is not replaced again.</summary>
    /// <example><code>(x - y).Substitute((x, y), (y, x))   // y − x</code></example>
    /// <exception cref="ArgumentException">A part is replaced twice, is a number or an index, or says how far an index runs; or an index of a replacement would be free in a definition that has none of it.</exception>
    public Expr Substitute(params (Expr Part, Expr Replacement)[] replacements) => Substitution.Of(replacements).Apply(this);

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
    /// Square(a).Derivative(z).With(σ, Logistic)   // 2a²(1 − a)
    /// </code></example>
    public Expr With(UnaryFunction undefined, UnaryFunction definition) =>
        Definition.Of(undefined.Target(), definition.Target(), this).Apply(this);

    /// <summary>Every symbol in the expression and in the definitions that it uses, in the order of appearance. Weights with indices are <see cref="Families"/>.</summary>
    /// <param name="letters">Only symbols with one of these letters, such as w and b; none means all.</param>
    /// <example><code>string.Join(", ", C.Symbols("w", "b"))   // w, b</code></example>
    public IReadOnlyList<Symbol> Symbols(params string[] letters) =>
    [
        .. Names().Select(family => family.Indices.IsEmpty ? family.At([]) : null).OfType<Symbol>()
            .Where(symbol => letters.Length == 0 || symbol.Name is LetterName name && letters.Contains(name.Letter)),
    ];

    /// <summary>Every named quantity in the expression and in the definitions that it uses, those without others first. Those with indices are <see cref="Families"/>.</summary>
    public IReadOnlyList<Quantity> Quantities() => [.. Names().Select(family => family.Indices.IsEmpty ? family.At([]) : null).OfType<Quantity>()];

    /// <summary>Every family with indices in the expression and in the definitions that it uses, given or defined, definitions first.</summary>
    public IReadOnlyList<Family> Families() => [.. Names().Where(family => !family.Indices.IsEmpty)];

    /// <summary>The expression with every known function written out with exp and ln.</summary>
    /// <example><code>Logistic(z).WrittenOut()   // 1/(1 + exp(−z))</code></example>
    public Expr WrittenOut() => DefinitionRewriting.Of(
        this,
        (_, node) => node is Call { Function: KnownFunction known } call ? known.WrittenOut(call.Argument) : node);

    /// <summary>Refuses each name that does not occur where another thing of that name does.</summary>
    internal void RefuseOtherDefinitions(IEnumerable<Expr> names)
    {
        FamilyOrder? order = null;
        HashSet<Expr>? symbols = null;
        bool Occurs(Expr name) => name is Symbol && (symbols ??= [.. Traversal.ChildrenFirst(this).Where(node => node is Symbol)]).Contains(name);
        foreach (var name in names.Where(name => name is Symbol or Quantity or Element && !Occurs(name))) (order ??= FamilyOrder.Of(FamilyOrder.Mentioned(this))).RefuseOtherDefinition(name);
    }

    private IReadOnlyList<Family> Names() => FamilyOrder.Of(FamilyOrder.Mentioned(this)).DefinitionsFirst;
}
