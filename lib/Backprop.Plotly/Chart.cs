using Plotly.NET;

namespace Backprop.Plotly;

/// <summary>A chart: what is drawn, and the page it is drawn on.</summary>
/// <param name="Traces">Plotly's name for what is drawn: lines, bars, surfaces.</param>
/// <param name="Layout">Title, axes, margins, slider.</param>
internal sealed record Chart(IReadOnlyList<Trace> Traces, Layout Layout);
