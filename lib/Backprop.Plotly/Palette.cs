using System.Globalization;

namespace Backprop.Plotly;

/// <summary>Colours that people with any colour vision can tell apart, on light and on dark paper.</summary>
/// <remarks>
/// Lines: the set of Okabe and Ito (2008) without its black, which vanishes on dark paper, and with its yellow last,
/// which is faint on white. Surfaces: viridis (van der Walt and Smith 2015), whose lightness rises evenly.
/// </remarks>
internal static class Palette
{
    public const string Surface = "Viridis";

    /// <summary>Grey for grids and axes, on any paper.</summary>
    public const string Grid = "rgba(128,128,128,0.22)";

    public const string AxisLine = "rgba(128,128,128,0.65)";

    public const string Ink = "#24221e";

    public const string Paper = "#ffffff";

    private static readonly string[] Lines = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#F0E442"];

    private static readonly string[] Shapes = ["circle", "diamond", "square", "cross", "triangle-up", "x", "star"];

    /// <summary>The colour of the line with this number, from 0.</summary>
    public static string Line(int number) => Lines[number % Lines.Length];

    /// <summary>The same colour, see-through.</summary>
    public static string Line(int number, double opacity)
    {
        var colour = Line(number);
        var parts = Enumerable.Range(0, 3).Select(k => int.Parse(colour.AsSpan(1 + 2 * k, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"rgba({string.Join(',', parts)},{opacity})");
    }

    /// <summary>The shape of the points with this number: kinds differ in more than their colour.</summary>
    public static string Shape(int number) => Shapes[number % Shapes.Length];

    /// <summary>Broken lines after the colours have been used up, or where the figure asks for it.</summary>
    public static string Stroke(int number, bool isDashed) => isDashed ? "dash" : number < Lines.Length ? "solid" : "dot";
}
