using System.Xml.Linq;

namespace Backprop;

/// <summary>Lines, boxes and texts on a card, written as SVG. Lengths are in pixels, y goes down.</summary>
internal sealed partial class Drawing
{
    /// <summary>The usual size of text.</summary>
    public const double TextSize = 14;

    private const double Margin = 12;
    private const double TitleSize = 16;
    private const double TitleHeight = 21;
    // A title that is wider, and wider than the drawing, takes another line: it must not be what makes a drawing too wide for a phone.
    private const double WidestTitle = 318;
    private const string Fonts = "'Iowan Old Style', 'Palatino Linotype', Palatino, 'URW Palladio L', P052, Georgia, 'DejaVu Serif', 'Liberation Serif', 'Times New Roman', serif";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly List<XElement> _elements = [];
    private readonly SortedDictionary<string, Paint> _fills = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Paint> _strokes = new(StringComparer.Ordinal);
    private double _width;
    private double _height;

    /// <summary>Makes room for what lies in the rectangle from (0, 0) to (width, height).</summary>
    public void Reserve(double width, double height) => (_width, _height) = (Math.Max(_width, width), Math.Max(_height, height));

    /// <summary>A rectangle; what it stands for shows when a pointer rests on it.</summary>
    public void Rectangle(double x, double y, double width, double height, Paint? fill, Paint? stroke = null, double thickness = 1, double corner = 0, string? meaning = null) =>
        Add(new XElement(
            Svg + "rect",
            Length("x", x),
            Length("y", y),
            Length("width", width),
            Length("height", height),
            corner > 0 ? Length("rx", corner) : null,
            Painted(fill, stroke, thickness),
            Meaning(meaning)));

    /// <summary>A circle.</summary>
    public void Circle(double x, double y, double radius, Paint? fill, Paint? stroke = null, double thickness = 1, string? meaning = null) =>
        Add(new XElement(Svg + "circle", Length("cx", x), Length("cy", y), Length("r", radius), Painted(fill, stroke, thickness), Meaning(meaning)));

    /// <summary>A line of straight and curved stretches.</summary>
    /// <param name="path">The stretches, in the words of SVG: M, L, C.</param>
    /// <param name="stroke">The colour.</param>
    /// <param name="thickness">The width of the line.</param>
    /// <param name="meaning">What it stands for.</param>
    /// <param name="isDashed">True for a broken line.</param>
    public void Path(string path, Paint stroke, double thickness, string? meaning = null, bool isDashed = false) => Add(new XElement(
        Svg + "path",
        new XAttribute("d", path),
        isDashed ? new XAttribute("stroke-dasharray", "4 3") : null,
        Painted(null, stroke, thickness),
        Meaning(meaning)));

    /// <summary>A filled shape with straight sides.</summary>
    public void Polygon(IEnumerable<Point> corners, Paint fill) => Add(new XElement(
        Svg + "polygon",
        new XAttribute("points", string.Join(' ', corners.Select(corner => corner.ToString()))),
        Painted(fill, null, 0)));

    /// <summary>A line of text; y is its baseline.</summary>
    public void Text(double x, double y, IReadOnlyList<TextRun> runs, Paint paint, Anchor anchor = Anchor.Middle, double size = TextSize, bool isBold = false)
    {
        var text = new XElement(
            Svg + "text",
            Length("x", x),
            Length("y", y),
            new XAttribute("font-size", Shown(size)),
            anchor == Anchor.Start ? null : new XAttribute("text-anchor", anchor == Anchor.Middle ? "middle" : "end"),
            isBold ? new XAttribute("font-weight", "bold") : null,
            Painted(paint, null, 0));
        var level = 0;
        foreach (var run in runs)
        {
            // Browsers do not agree on baseline-shift; a step up and the same step down again works in all.
            var step = Rise(level) - Rise(run.Level);
            level = run.Level;
            text.Add(step == 0 && level == 0 && !run.Italic ? new XText(run.Text) : new XElement(
                Svg + "tspan",
                step == 0 ? null : Length("dy", step * size),
                level == 0 ? null : new XAttribute("font-size", Shown(TextWidth.Small(size))),
                run.Italic ? new XAttribute("font-style", "italic") : null,
                run.Text));
        }

        Add(text);
    }

    /// <summary>A line of text turned about its start.</summary>
    /// <param name="x">Where it starts.</param>
    /// <param name="y">Its baseline there.</param>
    /// <param name="text">The text.</param>
    /// <param name="paint">The colour.</param>
    /// <param name="size">The font size.</param>
    /// <param name="angle">Clockwise, in radians.</param>
    public void LeaningText(double x, double y, string text, Paint paint, double size, double angle) => Add(new XElement(
        Svg + "text",
        new XAttribute("transform", $"translate({Shown(x)} {Shown(y)}) rotate({Shown(angle * 180 / Math.PI)})"),
        new XAttribute("font-size", Shown(size)),
        Painted(paint, null, 0),
        text));

    /// <summary>Text in a box of its own, so that what lies below does not run through it; y is its middle.</summary>
    public void Label(double x, double y, IReadOnlyList<TextRun> runs, Paint paint, double size)
    {
        var width = TextWidth.Of(runs, size);
        Rectangle(x - width / 2 - 2, y - size * 0.6, width + 4, size * 1.2, Paint.Card);
        Text(x, y + size * 0.34, runs, paint, size: size);
    }

    private void Add(XElement element) => _elements.Add(element);

    private static double Rise(int level) => level switch { > 0 => 0.38, < 0 => -0.2, _ => 0 };
}

/// <summary>Which part of a text its x is.</summary>
internal enum Anchor
{
    /// <summary>Where it begins.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Where it ends.</summary>
    End,
}
