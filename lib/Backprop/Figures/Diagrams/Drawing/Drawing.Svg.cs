using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Backprop;

/// <content>The card as a whole, and how lengths and colours are written.</content>
internal sealed partial class Drawing
{
    /// <summary>The whole as SVG.</summary>
    public string ToSvg(string title, string alternative)
    {
        var lines = TitleLines(title, Math.Max(_width, WidestTitle));
        var top = Margin + TitleSize + (lines.Count - 1) * TitleHeight + 14;
        var (width, height) = (Math.Max(_width, lines.Max(TitleWidth)) + 2 * Margin, _height + top + Margin);
        var body = string.Join('\n', _elements.Select(Write));
        var id = "diagram-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{title}\n{alternative}\n{body}")))[..12];
        var shift = $"translate({Shown((width - _width) / 2)} {Shown(top)})";
        _elements.Clear();
        for (var i = 0; i < lines.Count; i++) Text(width / 2, Margin + TitleSize * 0.8 + i * TitleHeight, TextRun.Formula(lines[i]), Paint.Ink, size: TitleSize);
        var heading = string.Join('\n', _elements.Select(Write));
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

    // As few lines as the width allows, and those about equally long.
    private static List<string> TitleLines(string title, double widest)
    {
        var lines = Filled(title, widest);
        for (var narrower = widest - 4; narrower > 0 && Filled(title, narrower) is var next && next.Count == lines.Count; narrower -= 4) lines = next;
        return lines;
    }

    private static List<string> Filled(string title, double widest)
    {
        List<string> lines = [];
        foreach (var word in title.Split(' '))
        {
            if (lines.Count > 0 && TitleWidth($"{lines[^1]} {word}") <= widest) lines[^1] += $" {word}";
            else lines.Add(word);
        }

        return lines;
    }

    private static double TitleWidth(string line) => TextWidth.Of(TextRun.Formula(line), TitleSize);

    private string Dark(string id) => string.Join(' ', [
        .. _fills.Values.Select(paint => $"#{id} .fill-{paint.Name}{{fill:{paint.Dark}}}"),
        .. _strokes.Values.Select(paint => $"#{id} .stroke-{paint.Name}{{stroke:{paint.Dark}}}")]);

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

    // The namespace is declared once, at the root.
    private static string Write(XElement element) =>
        element.ToString(SaveOptions.DisableFormatting).Replace($" xmlns=\"{Svg}\"", "", StringComparison.Ordinal);
}
