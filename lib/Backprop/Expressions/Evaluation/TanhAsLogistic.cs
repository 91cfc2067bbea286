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

    /// <summary>Whether a value is α ± α tanh u or 1 − tanh² u.</summary>
    public static bool IsOne(Expr value, Func<Expr, Expr> named) => Of(value, named) is not null || (value is Sum && !ReferenceEquals(In(value, named), value));

    /// <summary>α ± α tanh u and 1 − tanh² u with logistic functions, also in place of their names: what divides then cancels.</summary>
    public static Expr In(Expr node, Func<Expr, Expr> named) => node switch
    {
        Sum sum when Of(sum, named) is var (factor, argument) => Number.Of(factor) * Functions.Logistic.Apply(argument),
        Sum { Terms: [{ IsOne: true }, Product { Coefficient: var minus, Factors: [Power { Exponent: Number { Value: var r } } power] }] }
            when minus == -1 && r == 2 && named(power.Base) is Call call && call.Function == Functions.Tanh =>
            4 * Functions.Logistic.Apply(2 * call.Argument) * Functions.Logistic.Apply(-2 * call.Argument),
        Quantity quantity => InPlaceOf(quantity, name => ((Quantity)name).Definition, named),
        _ => node,
    };

    /// <summary>Such a function, or a multiple of one factor, in place of its name; any other node as it is.</summary>
    public static Expr InPlaceOf(Expr name, Func<Expr, Expr?> definitionOf, Func<Expr, Expr> named) => definitionOf(name) switch
    {
        Call call when call.Function == Functions.Logistic => call,
        { } when Of(name, named) is var (factor, argument) => Number.Of(factor) * Functions.Logistic.Apply(argument),
        Product { Factors: [_] } multiple => multiple,
        _ => name,
    };
}
