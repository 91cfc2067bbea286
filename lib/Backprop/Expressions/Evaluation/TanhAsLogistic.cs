namespace Backprop;

/// <summary>Logistic functions that are written with tanh: 1 + tanh u = 2 logistic 2u.</summary>
/// <remarks>(1 + tanh u)/2 rounds to 1 from u ≈ 19 on, and what it lacks of 1 is lost; the logistic functions of ±2u keep both.</remarks>
internal static class TanhAsLogistic
{
    // Between a name and the tanh there are few steps; a long way is another formula.
    private const int MostSteps = 8;

    /// <summary>α ± α tanh u as 2α logistic(±2u), through names; null for any other value.</summary>
    public static (Rational Factor, Expr Argument)? Of(Expr value, Func<Expr, Expr> named)
    {
        Rational constant = 0, slope = 1;
        for (var step = 0; step < MostSteps; step++)
        {
            switch (named(value))
            {
                case Call { Function: var function } call when function == Functions.Tanh:
                    if (constant.IsZero || constant.Abs() != slope.Abs()) return null;
                    return (2 * constant, slope == constant ? 2 * call.Argument : -2 * call.Argument);
                case Product { Factors: [var only] } product:
                    (slope, value) = (slope * product.Coefficient, only);
                    break;
                case Sum { Terms: [Number number, var rest] }:
                    (constant, value) = (constant + slope * number.Value, rest);
                    break;
                case Sum { Terms: [var rest, Number number] }:
                    (constant, value) = (constant + slope * number.Value, rest);
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether a value is α ± α tanh u or α − α tanh² u.</summary>
    public static bool IsWrittenWithTanh(Expr value, Func<Expr, Expr> named) => Of(value, named) is not null || named(value) is Sum sum && LessSquare(sum, named) is not null;

    /// <summary>α ± α tanh u and α − α tanh² u with logistic functions, also in place of their names: what divides then cancels.</summary>
    public static Expr In(Expr node, Func<Expr, Expr> named) => node switch
    {
        Sum sum when Of(sum, named) is var (factor, argument) => Number.Of(factor) * Functions.Logistic.Apply(argument),
        Sum sum => LessSquare(sum, named) ?? sum,
        Quantity quantity => InPlaceOf(quantity, name => ((Quantity)name).Definition, named),
        _ => node,
    };

    // α − α tanh² u = 4α logistic(2u) logistic(−2u), for any α.
    private static Expr? LessSquare(Sum sum, Func<Expr, Expr> named)
    {
        if (sum.Terms is not [var first, var second]) return null;
        foreach (var (term, other) in new[] { (first, second), (second, first) })
        {
            var (coefficient, factors) = term is Product product ? (product.Coefficient, product.Factors) : (1, [term]);
            foreach (var factor in factors)
            {
                if (factor is not Power { Exponent: Number { Value: var r } } power || r != 2 || named(power.Base) is not Call call || call.Function != Functions.Tanh) continue;
                if (ReferenceEquals(other, Product.Of([Number.Of(-coefficient), .. factors.Where(each => !ReferenceEquals(each, factor))])))
                    return 4 * other * Functions.Logistic.Apply(2 * call.Argument) * Functions.Logistic.Apply(-2 * call.Argument);
            }
        }

        return null;
    }

    /// <summary>Such a function, or a multiple of one factor, in place of its name; any other node as it is.</summary>
    public static Expr InPlaceOf(Expr name, Func<Expr, Expr?> definitionOf, Func<Expr, Expr> named) => definitionOf(name) switch
    {
        Call call when call.Function == Functions.Logistic => call,
        { } when Of(name, named) is var (factor, argument) => Number.Of(factor) * Functions.Logistic.Apply(argument),
        Product { Factors: [_] } multiple => multiple,
        _ => name,
    };
}
