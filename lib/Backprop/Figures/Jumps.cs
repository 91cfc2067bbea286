using System.Collections.Immutable;

namespace Backprop;

/// <summary>Finds where a computed curve jumps, so that the jump is drawn upright and not as a slope from one point to the next.</summary>
internal static class Jumps
{
    // A continuous function has lost its difference long before the interval is halved so often.
    private const int Halvings = 30;

    /// <summary>The curve, with one point more just before each jump and one just after it.</summary>
    /// <param name="curve">A curve through points of the function.</param>
    /// <param name="function">The function.</param>
    public static Curve Upright(Curve curve, Func<double, double> function)
    {
        var (x, y) = (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>());
        for (var k = 0; k < curve.X.Length; k++)
        {
            if (k > 0)
            {
                foreach (var (place, height) in Sides((curve.X[k - 1], curve.Y[k - 1]), (curve.X[k], curve.Y[k]), function))
                {
                    if (place == curve.X[k - 1] || place == curve.X[k]) continue;
                    x.Add(place);
                    y.Add(height);
                }
            }

            x.Add(curve.X[k]);
            y.Add(curve.Y[k]);
        }

        return new Curve(curve.Name, x.ToImmutable(), y.ToImmutable());
    }

    // Keeps the half with the larger difference. Of a jump nearly all of it is left at the end, of a slope next to nothing; at a pole it has grown.
    private static (double X, double Y)[] Sides((double X, double Y) left, (double X, double Y) right, Func<double, double> function)
    {
        var difference = Math.Abs(right.Y - left.Y);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var x = (left.X + right.X) / 2;
            var middle = (X: x, Y: function(x));
            (left, right) = Math.Abs(middle.Y - left.Y) > Math.Abs(right.Y - middle.Y) ? (left, middle) : (middle, right);
        }

        var share = Math.Abs(right.Y - left.Y) / difference;
        return share is > 0.5 and < 2 ? [left, right] : [];
    }
}
