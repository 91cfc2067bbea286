namespace Backprop;

/// <summary>The same value by another route, on which no number on the way overflows or cancels where the result itself does not.</summary>
/// <remarks>
/// A value that is positive because it is made of exponentials is known by its logarithm: ln eᵘ = u, ln logistic u =
/// −softplus(−u), ln(eᵘ + eᵛ) = u + softplus(v − u). So logarithms of such values need no exponential, and quotients of them
/// are one logistic function of a difference: eᵘ/(eᵘ + eᵛ) = logistic(u − v). What is 1 less a logistic function is one too,
/// 1 − logistic u = logistic(−u), and a factor that would be divided by and multiplied with is cancelled. A logistic function
/// that is written with tanh is read as one.
/// </remarks>
internal static partial class StableForm
{
    /// <summary>The form that is evaluated in place of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="opens">Which quantities are computed from their definitions; null means all.</param>
    public static Expr Of(Expr expression, Func<Expr, bool>? opens = null) => Of([expression], opens)[0];

    /// <summary>The same for several expressions that share parts.</summary>
    public static Expr[] Of(ReadOnlySpan<Expr> expressions, Func<Expr, bool>? opens = null)
    {
        var order = Traversal.ChildrenFirst(expressions, opens);
        if (!order.Any(node => node is Call { Function: KnownFunction known } && (known == Functions.Exp || known == Functions.Logistic || known == Functions.Tanh))) return [.. expressions];
        var done = new Dictionary<Expr, Expr>();
        var isDividedByTanh = order.Any(node => Power.IsDivisor(node) && TanhAsLogistic.Of(((Power)node).Base, part => Named(part, opens)) is not null);
        foreach (var node in order)
        {
            var isOpened = opens?.Invoke(node) != false;
            var rebuilt = isOpened && node.Children.Any(child => !ReferenceEquals(done[child], child)) ? node.Rebuild([.. node.Children.Select(child => done[child])]) : node;
            if (isOpened && isDividedByTanh) rebuilt = TanhAsLogistic.In(rebuilt, part => Named(part, opens));
            done.Add(node, isOpened ? Rewritten(rebuilt, opens) : node);
        }

        return [.. expressions.ToArray().Select(expression => done[expression])];
    }

    /// <summary>An expression in which only the logarithms of exponentials are written so; elements of families are looked through to their definitions.</summary>
    public static Expr OfLogarithms(Expr expression) => Traversal.Rewrite(
        expression,
        (_, node) => node is Call { Function: var function } call && function == Functions.Ln ? LogarithmOf(call.Argument, null) ?? node : node,
        node => node is not (Quantity or Element));

    private static Expr Rewritten(Expr node, Func<Expr, bool>? opens) => node switch
    {
        Call { Function: var function } call when function == Functions.Ln => LogarithmOf(call.Argument, opens) ?? node,
        Sum sum => OneLess(sum, opens) ?? node,
        Power power => OneOver(power, opens) ?? node,
        Product product => OfProduct(product, opens),
        _ => node,
    };

    // Through names to what they stand for.
    private static Expr Named(Expr node, Func<Expr, bool>? opens)
    {
        while (node is Quantity or Element && opens?.Invoke(node) != false && Family.Of(node)?.DefinitionAt(Family.IndicesOf(node)) is { } definition) node = definition;
        return node;
    }

    private static Expr? ArgumentOf(KnownFunction function, Expr node, Func<Expr, bool>? opens) =>
        Named(node, opens) is Call call && call.Function == function ? call.Argument : null;
}
