using System.Globalization;

namespace Backprop;

/// <summary>How the nodes and arrows of a graph spell their numbers and formulas.</summary>
internal static class GraphText
{
    private const int MostCharacters = 44;

    /// <summary>A number with at most four decimals and a true minus; a small one in powers of ten.</summary>
    public static string Shown(double value)
    {
        if (value == 0) return "0";
        if (Math.Abs(value) < 0.00095) return value.ToString("0.0e-0", CultureInfo.InvariantCulture).Replace('-', '−');
        return value.ToString("0.####", CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>A number to three figures, for the key of a drawing.</summary>
    public static string Rounded(double value) => value.ToString("G3", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A formula, cut where it would make its box wider than the rest of the drawing.</summary>
    public static string Cut(string formula) => formula.Length <= MostCharacters ? formula : formula[..(MostCharacters - 2)] + " …";
}
