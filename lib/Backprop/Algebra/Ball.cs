namespace Backprop;

/// <summary>A number that is known to lie within a radius of a middle: a value together with a bound of its rounding error.</summary>
/// <remarks>
/// What is computed with balls is a proof: the true value lies inside. A ball that is not finite says nothing, be it that
/// there is no value or that the bound was lost. Each operation adds the error of its own rounding to that of its operands.
/// </remarks>
/// <param name="Middle">The value as doubles give it.</param>
/// <param name="Radius">How far the true value can be from it.</param>
internal readonly record struct Ball(double Middle, double Radius)
{
    // A double is within 2⁻⁵³ of what it rounds; the rest of the factor pays for the rounding of the radius itself.
    private const double Rounding = 2.5e-16;

    // Functions of the base library are within a few units of the last place; this is a hundred.
    private const double FunctionRounding = 2.5e-14;

    // Below this, doubles lose digits.
    private const double Underflow = 1e-300;

    /// <summary>No value, or none that is known.</summary>
    public static Ball Unknown { get; } = new(double.NaN, double.NaN);

    /// <summary>Whether it says anything.</summary>
    public bool IsKnown => double.IsFinite(Middle) && double.IsFinite(Radius);

    /// <summary>A double where it begins, or just before.</summary>
    public double Lowest => Radius == 0 ? Middle : Math.BitDecrement(Middle - Radius);

    /// <summary>A double where it ends, or just behind.</summary>
    public double Highest => Radius == 0 ? Middle : Math.BitIncrement(Middle + Radius);

    /// <summary>A double as it is.</summary>
    public static Ball Exactly(double value) => new(value, 0);

    /// <summary>An exact number, as close as a double comes.</summary>
    public static Ball Of(Rational value) => value.IsInteger && value.Abs().IsOne ? Exactly(value.Sign) : Rounded(value.ToDouble(), 0, Rounding);

    public static Ball operator +(Ball x, Ball y) => Rounded(x.Middle + y.Middle, x.Radius + y.Radius, Rounding);

    // Times 1 or −1 nothing is rounded: step(−x) at 0 is a step at 0.
    public static Ball operator *(Ball x, Ball y) => (IsZero(x) && y.IsKnown) || (IsZero(y) && x.IsKnown) ? Exactly(0) : IsUnit(x) ? new(x.Middle * y.Middle, y.Radius) : IsUnit(y) ? new(x.Middle * y.Middle, x.Radius) : Rounded(
        x.Middle * y.Middle,
        Math.Abs(x.Middle) * y.Radius + Math.Abs(y.Middle) * x.Radius + x.Radius * y.Radius,
        Rounding);

    /// <summary>1/x; unknown where x may be 0.</summary>
    public Ball Reciprocal()
    {
        var nearest = Math.Abs(Middle) - Radius;
        return nearest > 0 ? Rounded(1 / Middle, Radius / (Math.Abs(Middle) * nearest), Rounding) : Unknown;
    }

    /// <summary>xⁿ for a whole n; unknown for a negative n where x may be 0.</summary>
    public Ball Pow(int n)
    {
        if (n < 0) return Reciprocal().Pow(-n);
        if (n > 0 && IsZero(this)) return this;
        // |xⁿ − mⁿ| is largest at the far end of the ball.
        var (value, size) = (Math.Pow(Middle, n), Math.Abs(Middle));
        return Rounded(value, Math.Pow(size + Radius, n) - Math.Pow(size, n) + FunctionRounding * Math.Pow(size + Radius, n), FunctionRounding);
    }

    /// <summary>xʸ = e^(y ln x); unknown where x may be 0 or negative.</summary>
    public Ball Pow(Ball y) => Lowest > 0 ? (y * Rising(Math.Log)).Rising(Math.Exp) : Unknown;

    /// <summary>A function that nowhere falls: it lies between its values at the ends.</summary>
    public Ball Rising(Func<double, double> f)
    {
        var (middle, low, high) = (f(Middle), f(Lowest), f(Highest));
        return Rounded(middle, Math.Max(high - middle, middle - low) + FunctionRounding * Math.Max(Math.Abs(low), Math.Abs(high)), FunctionRounding);
    }

    /// <summary>A function that is nowhere steeper than a bound.</summary>
    public Ball NoSteeperThan(double slope, Func<double, double> f) => Rounded(f(Middle), slope * Radius, FunctionRounding);

    /// <summary>Whether two balls have no point in common: then the two true values differ.</summary>
    public static bool Differ(Ball x, Ball y) =>
        x.IsKnown && y.IsKnown && Math.Abs(x.Middle - y.Middle) * (1 - Rounding) > (x.Radius + y.Radius) * (1 + Rounding);

    private static bool IsZero(Ball x) => x is { Middle: 0, Radius: 0 };

    private static bool IsUnit(Ball x) => x.Radius == 0 && Math.Abs(x.Middle) == 1;

    private static Ball Rounded(double middle, double radius, double rounding) =>
        new(middle, radius * (1 + 4 * Rounding) + rounding * Math.Abs(middle) + Underflow);
}
