using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Backprop;

/// <summary>Figures as charts, drawn by the other side of the boundary.</summary>
internal static class ChartDrawing
{
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    // Loaded by the first figure: whoever shows none does not wait for it. A folder that is missing may be there the next time.
    private static readonly Lazy<(Func<string, string> Draw, Func<string> Script)> Calls =
        new(() => ChartContext.Load(LibraryFolder), LazyThreadSafetyMode.PublicationOnly);

    // A kernel asks for one figure in several forms.
    private static readonly ConditionalWeakTable<Figure, string> Drawn = [];

    private static string LibraryFolder =>
        Path.GetDirectoryName(typeof(ChartDrawing).Assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

    /// <summary>The chart as plotly.js reads it: <c>{"data": […], "layout": {…}}</c>.</summary>
    /// <exception cref="FileNotFoundException">The drawing side is not beside this library.</exception>
    public static string Json(Figure figure) =>
        Drawn.GetValue(figure, static figure => Calls.Value.Draw(JsonSerializer.Serialize(figure, Options)));

    /// <summary>plotly.js, as the drawing side ships it.</summary>
    public static string PlotlyScript() => Calls.Value.Script();
}
