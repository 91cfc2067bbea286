using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>Where a page finds a file that the library has as well, and the hash by which it knows that it is the same.</summary>
internal sealed partial record PublicCopy(string Address, string Integrity)
{
    /// <summary>plotly.js in the version that the charts are written for.</summary>
    public static PublicCopy OfPlotly()
    {
        var script = ChartDrawing.PlotlyScript();
        return new PublicCopy(
            $"https://cdn.jsdelivr.net/npm/plotly.js-dist-min@{VersionOf(script)}/plotly.min.js",
            $"sha384-{Convert.ToBase64String(SHA384.HashData(Encoding.UTF8.GetBytes(script)))}");
    }

    /// <summary>The version that the head of plotly.js tells.</summary>
    public static string VersionOf(string script) => Head().Match(script, 0, 400).Groups[1].Value;

    [GeneratedRegex(@"plotly\.js v([0-9.]+)")]
    private static partial Regex Head();
}
