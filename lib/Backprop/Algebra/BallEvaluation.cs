namespace Backprop;

/// <summary>Values of expressions with a bound of their error: what two such values prove to be different is different.</summary>
internal static class BallEvaluation
{
    /// <summary>The value of each root, unknown where it has none there or its bound is lost.</summary>
    /// <param name="roots">What is to be evaluated.</param>
    /// <param name="point">A value for each symbol, exact as the double that it is.</param>
    /// <param name="interpret">What stands in for the undefined functions.</param>
    public static Ball[] Values(Expr[] roots, IReadOnlyDictionary<Expr, double> point, StandIn interpret)
    {
        var values = new Dictionary<Expr, Ball>();
        foreach (var node in Traversal.ChildrenFirst(roots)) values.Add(node, Value(node));
        return [.. roots.Select(root => values[root])];

        Ball Value(Expr node) => node switch
        {
            Number number => Ball.Of(number.Value),
            Symbol symbol => point.TryGetValue(symbol, out var value) ? Ball.Exactly(value) : Ball.Unknown,
            Quantity quantity => values[quantity.Definition],
            Sum sum => sum.Terms.Select(term => values[term]).Aggregate((x, y) => x + y),
            Product product => product.Factors.Select(factor => values[factor]).Aggregate(Ball.Of(product.Coefficient), (x, y) => x * y),
            Power { Exponent: Number { Value: { IsInteger: true } n } } power when n.Abs() <= 1_000 => values[power.Base].Pow((int)n.Numerator),
            Power power => values[power.Base].Pow(values[power.Exponent]),
            Call { Function: KnownFunction { Rises: true } known } call => values[call.Argument].Rising(known.Value),
            Call { Function: KnownFunction { SlopeAtMost: { } slope } known } call => values[call.Argument].NoSteeperThan(slope, known.Value),
            Call { Function: UndefinedFunction undefined } call => interpret.ValueOf(undefined, values[call.Argument]),
            // A function of which nothing is known but its values; what has indices needs sizes; and an open derivative has no value yet.
            Call or IndexSum or Element or IndexVariable or KroneckerDelta or Derivative => Ball.Unknown,
            _ => throw node.WithoutRule("values with bounds"),
        };
    }
}
