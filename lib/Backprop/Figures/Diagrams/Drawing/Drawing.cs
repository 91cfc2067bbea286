using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Backprop;

/// <summary>Lines, boxes and texts on a card, written as SVG. Lengths are in pixels, y goes down.</summary>
internal sealed class Drawing
{
    /// <summary>The usual size of text.</summary>
    public const double TextSize = 14;

    private const double Margin = 16;
    private const double TitleSize = 16;
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

    /// <summary>The whole as SVG.</summary>
    public string ToSvg(string title, string alternative)
    {
        var top = Margin + TitleSize + 14;
        var titleWidth = TextWidth.Of(TextRun.Formula(title), TitleSize);
        var (width, height) = (Math.Max(_width, titleWidth) + 2 * Margin, _height + top + Margin);
        var body = string.Join('\n', _elements.Select(Write));
        var id = "diagram-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{title}\n{alternative}\n{body}")))[..12];
        var shift = $"translate({Shown((width - _width) / 2)} {Shown(top)})";
        _elements.Clear();
        Text(width / 2, Margin + TitleSize * 0.8, TextRun.Formula(title), Paint.Ink, size: TitleSize);
        var heading = Write(_elements[0]);
        _elements.Clear();
        Rectangle(0, 0, width, height, Paint.Card, corner: 6);
        var card = Write(_elements[0]);
        _elements.Clear();
        return $"""
            <svg xmlns="{Svg}" id="{id}" width="{Shown(width)}" height="{Shown(height)}" viewBox="0 0 {Shown(width)} {Shown(height)}" style="max-width:100%;height:auto" role="img" aria-labelledby="{id}-title {id}-desc" font-family="{Fonts}">
            <title id="{id}-title">{new XText(title)}</title>
            <desc id="{id}-desc">{new XText(alternative)}</desc>
            <style>@media (prefers-color-scheme: dark) {"{"} {Dark(id)} {"}"}</style>
            {card}
            {heading}
            <g transform="{shift}">
            {body}
            </g>
            </svg>
            """.ReplaceLineEndings("\n");
    }

    /// <summary>A coordinate as SVG has it: at most one decimal, which is a tenth of a pixel.</summary>
    public static string Shown(double length) => (Math.Round(length, 1, MidpointRounding.AwayFromZero) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    private string Dark(string id) => string.Join(' ', [
        .. _fills.Values.Select(paint => $"#{id} .fill-{paint.Name}{{fill:{paint.Dark}}}"),
        .. _strokes.Values.Select(paint => $"#{id} .stroke-{paint.Name}{{stroke:{paint.Dark}}}")]);

    private void Add(XElement element) => _elements.Add(element);

    private object?[] Painted(Paint? fill, Paint? stroke, double thickness)
    {
        if (fill is not null) _fills[fill.Name] = fill;
        if (stroke is not null) _strokes[stroke.Name] = stroke;
        var classes = string.Join(' ', new[] { fill is null ? null : $"fill-{fill.Name}", stroke is null ? null : $"stroke-{stroke.Name}" }.OfType<string>());
        return
        [
            new XAttribute("class", classes),
            new XAttribute("fill", fill?.Light ?? "none"),
            stroke is null ? null : new XAttribute("stroke", stroke.Light),
            stroke is null ? null : new XAttribute("stroke-width", Shown(thickness)),
        ];
    }

    private static XElement? Meaning(string? text) => text is null ? null : new XElement(Svg + "title", text);

    private static XAttribute Length(string name, double value) => new(name, Shown(value));

    private static double Rise(int level) => level switch { > 0 => 0.38, < 0 => -0.2, _ => 0 };

    // The namespace is declared once, at the root.
    private static string Write(XElement element) =>
        element.ToString(SaveOptions.DisableFormatting).Replace($" xmlns=\"{Svg}\"", "", StringComparison.Ordinal);
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
