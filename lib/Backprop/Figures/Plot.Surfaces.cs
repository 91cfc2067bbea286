using System.Collections.Immutable;

namespace Backprop;

/// <content>Surfaces, contour lines, and ways down.</content>
public static partial class Plot
{
    /// <summary>Places of a path that are kept, however many sweeps there were.</summary>
    private const int PathPlaces = 120;

    /// <summary>Positions of a slider over sweeps.</summary>
    private const int SweepSteps = 25;

    /// <summary>Heights over a plane: the surface in space and, beside it, its contour lines.</summary>
    /// <param name="title">The title.</param>
    /// <param name="x">The first parameter; a symbol or a text is its name.</param>
    /// <param name="y">The second parameter.</param>
    /// <param name="z">The height; logarithmic for logarithmic levels.</param>
    /// <param name="grid">The heights.</param>
    public static SurfaceFigure Surface(string title, Axis x, Axis y, Axis z, Grid grid) => new(title, x, y, z, grid);

    /// <summary>The same of numbers that are there already: <c>heights[j, i]</c> is the height at (xs[i], ys[j]).</summary>
    /// <exception cref="ArgumentException">The heights have another shape than ys.Length × xs.Length.</exception>
    public static SurfaceFigure Surface(string title, Axis x, Axis y, Axis z, IReadOnlyList<double> xs, IReadOnlyList<double> ys, double[,] heights) =>
        new(title, x, y, z, Grid.Of(xs, ys, heights));

    /// <summary>Heights over a plane as contour lines alone.</summary>
    public static SurfaceFigure Contour(string title, Axis x, Axis y, Axis z, Grid grid) => new(title, x, y, z, grid) { View = SurfaceView.Contour };

    /// <summary>A field of arrows.</summary>
    /// <param name="title">The title.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="arrows">The arrows.</param>
    public static Figure Arrows(string title, Axis x, Axis y, ArrowField arrows) => new ArrowFigure(title, x, y, arrows);

    /// <summary>Ways of descent over a surface, with a slider over the sweeps.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="paths">The ways; long ones lose places that the eye would not miss.</param>
    /// <exception cref="ArgumentException">There is no path, or one without places.</exception>
    /// <example><code>
    /// var surface = Plot.Surface("E", w, b, "cost", [-1, 0, 1], [0, 1], new double[,] { { 2, 1, 2 }, { 3, 2, 3 } });
    /// Plot.Descent(surface, new DescentPath("steepest descent", [1, 0], [1, 0], [3, 1])).Alternative
    /// // E. On the grid that is drawn, w from −1 to 1 and b from 0 to 1, cost is lowest, 1, at w = 0, b = 0, and highest, 3, at w = −1, b = 1. Steepest descent starts at (1, 1) and ends at (0, 0); cost falls from 3 to 1 in 1 sweep. A slider moves through the sweeps.
    /// </code></example>
    public static Figure Descent(SurfaceFigure surface, params DescentPath[] paths)
    {
        if (paths.Length == 0 || paths.Any(path => path.X.Length == 0))
            throw new ArgumentException("A descent needs at least one path, and every path at least one place.", nameof(paths));
        var last = paths.Max(path => path.SweepAt(path.X.Length - 1));
        return new DescentFigure(surface.Title, surface with { Paths = [.. paths.Select(Thinned)] }, Thinning.EarlyFirst(last + 1, SweepSteps)) { Note = surface.Note };
    }

    /// <summary>A slider over figures that were computed beforehand, such as one for each learning rate.</summary>
    /// <param name="title">The title.</param>
    /// <param name="slider">What the slider changes.</param>
    /// <param name="steps">A label and a figure for each position; all of one kind, with as many lines.</param>
    /// <exception cref="ArgumentException">There is no step, or the figures are not of one kind.</exception>
    public static Figure Slider(string title, string slider, params (string Label, Figure Figure)[] steps)
    {
        if (steps.Length == 0) throw new ArgumentException($"A slider needs at least one position; found none for {title}.", nameof(steps));
        if (steps.FirstOrDefault(step => step.Figure.GetType() != steps[0].Figure.GetType()) is { Figure: { } other } odd)
            throw new ArgumentException($"A slider shows figures of one kind; found a {steps[0].Figure.GetType().Name} and, at {odd.Label}, a {other.GetType().Name}.", nameof(steps));
        return new SliderFigure(title, slider, [.. steps.Select(step => new SliderStep(step.Label, step.Figure))]);
    }

    private static DescentPath Thinned(DescentPath path)
    {
        var kept = Thinning.WithMissing(Thinning.EarlyFirst(path.X.Length, PathPlaces), k => !path.IsThere(k));
        return path with
        {
            X = [.. kept.Select(k => path.X[k])],
            Y = [.. kept.Select(k => path.Y[k])],
            Heights = [.. kept.Select(k => path.Heights[k])],
            Sweeps = [.. kept.Select(path.SweepAt)],
        };
    }
}
