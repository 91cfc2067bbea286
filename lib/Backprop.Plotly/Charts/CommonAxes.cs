namespace Backprop.Plotly.Charts;

/// <summary>The same axes for every position of a slider, so that what moves is the data and not the paper.</summary>
internal static class CommonAxes
{
    private const double Room = 0.04;

    /// <summary>The figures with axes that hold the data of all of them.</summary>
    public static IEnumerable<Figure> Of(IReadOnlyList<Figure> figures)
    {
        var curves = figures.OfType<CurveFigure>().SelectMany(figure => figure.Curves).ToArray();
        var sets = figures.OfType<ScatterFigure>().SelectMany(figure => figure.Sets).ToArray();
        double[] x = [.. curves.SelectMany(curve => curve.X), .. sets.SelectMany(set => set.X)];
        double[] y = [.. curves.SelectMany(curve => curve.Y.Concat(curve.Lower ?? []).Concat(curve.Upper ?? [])), .. sets.SelectMany(set => set.Y)];
        double[] bars = [0, .. figures.OfType<BarFigure>().SelectMany(figure => figure.Series).SelectMany(series => series.Heights)];
        return figures.Select(figure => figure switch
        {
            CurveFigure curve => curve with { X = Fitted(curve.X, x), Y = Fitted(curve.Y, y) },
            ScatterFigure scatter => scatter with { X = Fitted(scatter.X, x), Y = Fitted(scatter.Y, y) },
            BarFigure bar => bar with { Y = Fitted(bar.Y, bars) },
            _ => figure,
        });
    }

    private static Axis Fitted(Axis axis, IEnumerable<double> values)
    {
        if (axis is not { From: null, To: null }) return axis;
        double[] ends = [.. values.Where(value => double.IsFinite(value) && (!axis.IsLogarithmic || value > 0))];
        if (ends.Length == 0) return axis;
        var (low, high) = (ends.Min(), ends.Max());
        if (low == high) return axis;
        return axis.IsLogarithmic
            ? axis with { From = low * Math.Pow(high / low, -Room), To = high * Math.Pow(high / low, Room) }
            : axis with { From = low - Room * (high - low), To = high + Room * (high - low) };
    }
}
