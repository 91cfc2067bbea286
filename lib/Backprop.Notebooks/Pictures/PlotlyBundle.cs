using System.Collections.Frozen;

namespace Backprop.Notebooks.Pictures;

/// <summary>A copy of plotly.js: the small one draws lines and bars, the whole one draws everything.</summary>
internal sealed class PlotlyBundle
{
    private static readonly FrozenSet<string> Basic = FrozenSet.Create("scatter", "bar", "pie");

    private static readonly PlotlyBundle Small = new("plotly-basic.min.js");

    /// <summary>The copy that draws everything.</summary>
    public static PlotlyBundle Whole { get; } = new("plotly.min.js");

    private PlotlyBundle(string name) => Name = name;

    /// <summary>The file's name in the site.</summary>
    public string Name { get; }

    /// <summary>The script.</summary>
    public byte[] Bytes => this == Small ? File.ReadAllBytes(SmallFile) : PlotlyScript.Bytes;

    // npm brings it in when the program is built, in the version that Plotly.NET ships; without npm there is the whole one.
    private static string SmallFile => Path.Combine(AppContext.BaseDirectory, "plotly-basic", "plotly-basic.min.js");

    /// <summary>The smallest copy at hand that draws these kinds of traces.</summary>
    public static PlotlyBundle For(IReadOnlyCollection<string> traces) =>
        Basic.IsSupersetOf(traces) && File.Exists(SmallFile) ? Small : Whole;
}
