using System.Collections.Immutable;

namespace Backprop;

/// <content>Surfaces from above, with ways of descent, and arrows.</content>
internal static partial class StillDrawing
{
    private const int CellsAcross = 32;
    private const int MostDots = 400;

    // From low and dark to high and light, in both surroundings.
    private static readonly ImmutableArray<Paint> Shades =
        [.. new[] { "#20325e", "#2d4a7c", "#3c6496", "#5580a8", "#7a9cb5", "#a1b8c2", "#c8d3d2", "#ebece4" }.Select((colour, i) => new Paint($"shade-{i}", colour, colour))];

    // Seen from above: the height is a shade, and the ways of descent are lines.
    private static void Draw(Drawing drawing, SurfaceFigure figure)
    {
        var grid = figure.Grid;
        var plane = Plane.Of(drawing, figure.X, grid.X, figure.Y, grid.Y, isTight: true);
        int[] columns = Places(grid.X.Length), rows = Places(grid.Y.Length);
        for (var j = 0; j < rows.Length - 1; j++)
        {
            for (int i = 0, end; i < columns.Length - 1; i = end)
            {
                var shade = Shade(figure, grid.Rows[rows[j]][columns[i]]);
                for (end = i + 1; end < columns.Length - 1 && Shade(figure, grid.Rows[rows[j]][columns[end]]) == shade; end++)
                {
                    // A run of one shade is one box.
                }

                if (shade is { } level) plane.Box(grid.X[columns[i]], grid.X[columns[end]], grid.Y[rows[j]], grid.Y[rows[j + 1]], Shades[level]);
            }
        }

        foreach (var (i, path) in figure.Paths.Index())
        {
            plane.Line(path.X, path.Y, Colour(i + 1), thickness: 2.2);
            if (path.X.Length > 0) plane.Dot(path.X[^1], path.Y[^1], Colour(i + 1));
        }

        if (figure.Arrows is { } arrows) Arrows(plane, arrows);
        if (figure.MarksMinimum) plane.Dot(grid.Lowest().X, grid.Lowest().Y, Paint.White, 4);
        plane.Legend([($"{figure.Z.Name}: low", Shades[0]), ("high", Shades[^1]), .. figure.Paths.Select((path, i) => (path.Name, Colour(i + 1)))]);
    }

    private static int? Shade(SurfaceFigure figure, double height)
    {
        if (!double.IsFinite(height)) return null;
        var (low, high) = (figure.Grid.Lowest().Height, figure.Grid.Highest().Height);
        var isLogarithmic = figure.Z.IsLogarithmic && low > 0;
        var share = low == high ? 0 : isLogarithmic ? Math.Log(height / low) / Math.Log(high / low) : (height - low) / (high - low);
        return Math.Clamp((int)(share * Shades.Length), 0, Shades.Length - 1);
    }

    private static void Arrows(Plane plane, ArrowField field)
    {
        for (var k = 0; k < field.X.Length; k++)
        {
            plane.Line([field.X[k], field.X[k] + field.Dx[k]], [field.Y[k], field.Y[k] + field.Dy[k]], Paint.Ink, thickness: 1.2);
            plane.Dot(field.X[k] + field.Dx[k], field.Y[k] + field.Dy[k], Paint.Ink, 2);
        }
    }

    private static IEnumerable<double> Ends(ImmutableArray<double> starts, ImmutableArray<double> lengths) => starts.Concat(starts.Zip(lengths, (start, length) => start + length));

    private static int[] Places(int count)
    {
        var across = Math.Min(count - 1, CellsAcross);
        return [.. Enumerable.Range(0, across + 1).Select(k => k * (count - 1) / across)];
    }
}
