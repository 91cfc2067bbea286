using System.Collections.Immutable;

namespace Backprop;

/// <summary>Ways of descent over a surface, with a slider over the sweeps.</summary>
/// <param name="Title">What the figure is called; the title of the surface is not shown.</param>
/// <param name="Surface">The surface with its paths.</param>
/// <param name="Sweeps">The sweeps at which the slider stops.</param>
internal sealed record DescentFigure(string Title, SurfaceFigure Surface, ImmutableArray<int> Sweeps) : Figure(Title)
{
    /// <inheritdoc/>
    protected internal override string Describe() => $"{Surface.Describe()} A slider moves through the sweeps.";
}
