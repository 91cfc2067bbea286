namespace Backprop;

/// <summary>Gives an undefined function a definition in expressions that are already derived: σ becomes logistic, σ′(z) becomes a(1 − a).</summary>
internal sealed class Definition
{
    private readonly UndefinedFunction _undefined;
    private readonly KnownFunction _known;

    // a by z wherever a = σ(z): there the derivative can be written in terms of the output. With indices, a_j by x wherever a_j = σ(x_j).
    private readonly Dictionary<Expr, Quantity> _outputOf = [];
    private readonly Dictionary<Family, Family> _outputsOf = [];

    private Definition(UndefinedFunction undefined, KnownFunction known, Expr context)
    {
        (_undefined, _known) = (undefined, known);
        foreach (var family in FamilyOrder.Of(FamilyOrder.Mentioned(context)).DefinitionsFirst)
        {
            if (family.Definition is not Call { Function: UndefinedFunction { Order: 0 } function } call || !function.Equals(undefined)) continue;
            if (family.At(family.Indices) is Quantity quantity) _outputOf.TryAdd(call.Argument, quantity);
            else if (call.Argument is Element argument && argument.Indices.SequenceEqual(family.Indices)) _outputsOf.TryAdd(argument.Family, family);
        }
    }

    /// <summary>The definition of one function by another.</summary>
    /// <param name="function">The function to define.</param>
    /// <param name="definition">What it is.</param>
    /// <param name="context">Where named outputs a = σ(z) are looked for.</param>
    /// <exception cref="ArgumentException">The function has a definition already, or the definition is undefined itself.</exception>
    public static Definition Of(Function function, Function definition, Expr context)
    {
        if (function is not UndefinedFunction undefined)
            throw new ArgumentException($"{function} has a definition already; only an undefined function can be given one.", nameof(function));
        if (definition is not KnownFunction known)
            throw new ArgumentException($"{definition} has no definition itself; expected a known function such as Logistic or Tanh.", nameof(definition));
        return new(undefined, known, context);
    }

    public Expr Apply(Expr expression)
    {
        // Outputs are needed rewritten before the formula that mentions their derivative is reached, so they go first.
        Expr[] roots = [.. _outputOf.Values, .. _outputsOf.Values.Select(family => family.At(family.Indices)), expression];
        var done = new DefinitionRewriting(Rewrite);
        foreach (var root in roots) done.Rewrite(root);
        return done[expression];
    }

    private Expr Rewrite(Expr original, Expr node, DefinitionRewriting done)
    {
        if (node is not Call { Function: UndefinedFunction function } call || !function.Name.Equals(_undefined.Name)) return node;
        if (function.Order == 0) return _known.Apply(call.Argument);
        if (function.Order == 1 && OutputOf(((Call)original).Argument, done) is { } output) return _known.DerivativeAt(call.Argument, output);
        var u = Symbol.Of("u");
        return _known.Apply(u).Derivative(u, function.Order).Substitute(u, call.Argument);
    }

    private Expr? OutputOf(Expr argument, DefinitionRewriting done)
    {
        if (_outputOf.TryGetValue(argument, out var quantity) && done.Has(quantity)) return done[quantity];
        return argument is Element element && _outputsOf.TryGetValue(element.Family, out var family) && done.Of(family) is { } known
            ? known.At(element.Indices)
            : null;
    }
}
