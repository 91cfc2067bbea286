namespace Backprop;

/// <summary>Gives an undefined function a definition in expressions that are already derived: σ becomes logistic, σ′(z) becomes a(1 − a).</summary>
internal sealed class Definition
{
    private readonly UndefinedFunction _undefined;
    private readonly KnownFunction _known;

    // a by z wherever a = σ(z): there the derivative can be written in terms of the output.
    private readonly Dictionary<Expr, Quantity> _outputOf = [];

    private Definition(UndefinedFunction undefined, KnownFunction known, ReadOnlySpan<Expr> context)
    {
        (_undefined, _known) = (undefined, known);
        foreach (var quantity in Traversal.ChildrenFirst(context).OfType<Quantity>())
        {
            if (quantity.Definition is Call { Function: UndefinedFunction { Order: 0 } function } call && function.Equals(undefined))
                _outputOf.TryAdd(call.Argument, quantity);
        }
    }

    /// <summary>The definition of one function by another.</summary>
    /// <param name="function">The function to define.</param>
    /// <param name="definition">What it is.</param>
    /// <param name="context">Where named outputs a = σ(z) are looked for.</param>
    /// <exception cref="ArgumentException">The function has a definition already, or the definition is undefined itself.</exception>
    public static Definition Of(Function function, Function definition, ReadOnlySpan<Expr> context)
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
        Expr[] roots = [.. _outputOf.Values, expression];
        var done = new Dictionary<Expr, Expr>();
        foreach (var node in Traversal.ChildrenFirst(roots)) done[node] = Rewrite(node, done);
        return done[expression];
    }

    private Expr Rewrite(Expr node, Dictionary<Expr, Expr> done)
    {
        if (node is Call { Function: UndefinedFunction function } call && function.Name.Equals(_undefined.Name))
        {
            var argument = done[call.Argument];
            if (function.Order == 0) return _known.Apply(argument);
            if (function.Order == 1 && _outputOf.TryGetValue(call.Argument, out var output) && done.TryGetValue(output, out var named)
                && _known.DerivativeFromOutput(named) is { } fromOutput) return fromOutput;
            return HigherDerivative(function.Order, argument);
        }

        return node.Rebuild([.. node.Children.Select(child => done[child])]);
    }

    private Expr HigherDerivative(int order, Expr argument)
    {
        var u = Symbol.Of("u");
        return _known.Apply(u).Derivative(u, order).Substitute(u, argument);
    }
}
