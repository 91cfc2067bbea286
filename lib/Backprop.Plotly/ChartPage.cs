using System.Globalization;
using Plotly.NET;
using Plotly.NET.LayoutObjects;
using static Backprop.Plotly.ChartObjects;

namespace Backprop.Plotly;

/// <summary>The page that every chart is drawn on: size, type, title, legend, axes.</summary>
internal static class ChartPage
{
    public const int Width = 720;

    public const int Height = 420;

    /// <summary>How much of the upper margin is the title's: a page that sets the title itself takes it away.</summary>
    public const int TitleHeight = 34;

    private const string Fonts = "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \"DejaVu Sans\", \"Liberation Sans\", Arial, sans-serif";

    private static readonly int[] _digits = [1, 2, 5];

    /// <summary>An empty page.</summary>
    /// <param name="title">What stands above the chart.</param>
    /// <param name="hasLegend">Whether room is left for a legend below the title.</param>
    public static Layout Of(string title, bool hasLegend) => new Layout().With(
        ("title", Object(("text", title), ("x", 0), ("xref", "paper"), ("xanchor", "left"), ("y", 1), ("yref", "container"), ("yanchor", "top"), ("pad", Object(("t", 14))), ("font", Object(("size", 17))))),
        ("meta", Object(("title", TitleHeight))),
        ("width", Width),
        ("height", Height),
        ("font", Object(("family", Fonts), ("size", 13), ("color", Palette.Ink))),
        ("paper_bgcolor", Palette.Paper),
        ("plot_bgcolor", "rgba(0,0,0,0)"),
        ("margin", Object(("l", 64), ("r", 24), ("t", hasLegend ? 84 : 52), ("b", 58))),
        ("showlegend", hasLegend),
        ("legend", Object(("orientation", "h"), ("x", 0), ("xanchor", "left"), ("y", 1.02), ("yanchor", "bottom"), ("bgcolor", "rgba(0,0,0,0)"))),
        ("hoverlabel", Object(("font", Object(("family", Fonts), ("size", 12))))));

    /// <summary>A straight axis.</summary>
    public static LinearAxis Axis(Axis axis, params ReadOnlySpan<(string Name, object? Value)> more) => new LinearAxis().With(
        ("title", Object(("text", axis.Name), ("standoff", 10))),
        ("type", axis.IsLogarithmic ? "log" : "linear"),
        ("range", Range(axis)),
        ("dtick", axis.Step),
        ("showline", true),
        ("linecolor", Palette.AxisLine),
        ("gridcolor", Palette.Grid),
        ("zerolinecolor", Palette.AxisLine),
        ("zerolinewidth", 1),
        ("ticks", "outside"),
        ("ticklen", 4),
        ("tickcolor", Palette.AxisLine),
        ("exponentformat", "power"),
        ("minexponent", 5),
        ("separatethousands", true),
        ("hoverformat", ".4g"),
        ("automargin", true)).With(more);

    /// <summary>Ticks of a logarithmic axis that spans few powers of ten: those powers where there are two of them or more, else 1, 2 and 5, each written out. On a longer one plotly chooses.</summary>
    public static (string Name, object? Value)[] LogarithmicTicks(Axis axis, IEnumerable<double> values)
    {
        double[] ends = [.. values.Append(axis.From ?? 0).Append(axis.To ?? 0).Where(value => value > 0 && double.IsFinite(value))];
        if (!axis.IsLogarithmic || ends.Length == 0 || ends.Max() / ends.Min() >= 1e4) return [];
        var (low, high) = (Math.Log10(ends.Min()), Math.Log10(ends.Max()));
        // Plotly writes 10² for 100 beside 10 and 1, and 500.0 beside 1000; short numbers are written out, as 1,000, 1 and 0.01.
        var isShort = low > -4 && high < 6;
        if (Math.Floor(high + 1e-9) > Math.Ceiling(low - 1e-9))
        {
            return [("dtick", 1), ("minor", Object(("dtick", "D1"), ("ticks", "outside"), ("ticklen", 2))), ("tickformat", isShort ? ",~g" : null)];
        }

        var powers = Enumerable.Range((int)Math.Floor(low), (int)Math.Ceiling(high) - (int)Math.Floor(low) + 1);
        double[] ticks = [.. powers.SelectMany(power => _digits.Select(digit => digit * Math.Pow(10, power)))];
        // On ticks that are given plotly puts the format of what a pointer shows, 500.0; so their texts are given too.
        return [("tickvals", ticks), ("ticktext", isShort ? ticks.Select(tick => tick.ToString("#,0.######", CultureInfo.InvariantCulture)).ToArray() : null)];
    }

    /// <summary>Where an axis starts and ends; a half-given range leaves the other end to the data.</summary>
    public static object?[]? Range(Axis axis) => axis is { From: null, To: null } ? null : [End(axis, axis.From), End(axis, axis.To)];

    // Plotly wants the ends of a logarithmic axis as powers of ten.
    private static object? End(Axis axis, double? value) => axis.IsLogarithmic && value is { } end ? Math.Log10(end) : value;
}
