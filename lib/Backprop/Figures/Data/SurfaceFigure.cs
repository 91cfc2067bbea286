using System.Collections.Immutable;

namespace Backprop;

/// <summary>Which drawings of a surface are made.</summary>
public enum SurfaceView
{
    /// <summary>The surface in space, and beside it its contour lines.</summary>
    Both,

    /// <summary>The surface in space alone.</summary>
    Surface,

    /// <summary>Contour lines alone.</summary>
    Contour,
}

/// <summary>Heights over a plane, such as a cost over two parameters: in space, as contour lines, or both side by side.</summary>
/// <param name="Title">What the figure is called.</param>
/// <param name="X">The first parameter.</param>
/// <param name="Y">The second parameter.</param>
/// <param name="Z">The height; a logarithmic axis gives logarithmic contour levels and colours.</param>
/// <param name="Grid">The heights.</param>
public sealed record SurfaceFigure(string Title, Axis X, Axis Y, Axis Z, Grid Grid) : Figure(Title)
{
    /// <summary>In space, as contour lines, or both.</summary>
    public SurfaceView View { get; init; } = SurfaceView.Both;

    /// <summary>Ways of descent that are drawn on the surface.</summary>
    public ImmutableArray<DescentPath> Paths { get; init; } = [];

    /// <summary>Lines and points on it that are no ways of descent.</summary>
    public ImmutableArray<SurfaceMarks> Marks { get; init; } = [];

    /// <summary>After how many sweeps the paths are shown: what lies ahead is drawn faintly. Null when they are done.</summary>
    public int? Sweep { get; init; }

    /// <summary>Arrows over the contour lines, such as the gradient; null for none.</summary>
    public ArrowField? Arrows { get; init; }

    /// <summary>Whether the lowest point of the grid is marked, and named in the text alternative: not where it is one of many, or is asked for.</summary>
    public bool MarksMinimum { get; init; } = true;

    /// <inheritdoc/>
    protected internal override string Describe()
    {
        var (low, high) = (Grid.Lowest(), Grid.Highest());
        var surface = $"On the grid that is drawn, {X.Name} from {NumberText.Said(Grid.X[0])} to {NumberText.Said(Grid.X[^1])} and {Y.Name} from {NumberText.Said(Grid.Y[0])} to {NumberText.Said(Grid.Y[^1])}, "
            + (MarksMinimum ? $"{Z.Name} is lowest, {NumberText.Said(low.Height)}, at {X.Name} = {NumberText.Said(low.X)}, {Y.Name} = {NumberText.Said(low.Y)}, " : $"{Z.Name} is nowhere below {NumberText.Said(low.Height)}, ")
            + $"and highest, {NumberText.Said(high.Height)}, at {X.Name} = {NumberText.Said(high.X)}, {Y.Name} = {NumberText.Said(high.Y)}{Missing.In([.. Grid.Rows.SelectMany(row => row)], "heights")}.";
        return string.Join(" ", [surface, .. Marks.Select(marks => marks.Describe()), .. Paths.Select(path => path.Describe(Z.Name)), .. Arrows is null ? Array.Empty<string>() : [Arrows.Describe()]]);
    }
}
