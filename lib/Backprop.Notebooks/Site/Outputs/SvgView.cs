using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>Drawings: a file beside the page, so that the ids and styles of two drawings cannot meet.</summary>
internal sealed partial class SvgView : IMimeView
{
    private const double SmallestLetters = 9;

    public string MimeType => "image/svg+xml";

    public Html? Render(DataView value)
    {
        if (value.Text(MimeType) is not { } svg)
            return null;
        var link = value.Page.Files.Add($"{value.Cell.Id}.svg", Encoding.UTF8.GetBytes(QuantityColours.Apply(svg)));
        var caption = PictureView.Caption(value);
        var image = Html.Of($"<div class=\"scroll drawing\"><img src=\"{link}\" alt=\"{(caption is null ? PictureView.Description(value) : value.Text("text/plain") ?? caption)}\"{Size(svg)}></div>");
        // What a drawing shows is for every reader, not only for those who cannot see it.
        if (value.Text("text/plain") is not { Length: > 0 } description)
            return Html.Of($"<div class=\"output picture\">{image}</div>");
        var (number, id) = value.Page.NextFigure();
        return Html.Of($"<figure class=\"output picture\" id=\"{id}\">{image}<figcaption>{PictureView.Number(number, id)}{caption ?? description}</figcaption></figure>");
    }

    // Known before the file is there, so that the text below does not jump.
    private static Html Size(string svg)
    {
        var root = Root().Match(svg).Value;
        var (width, height) = (Width().Match(root), Height().Match(root));
        return width.Success && height.Success
            ? Html.Of($" width=\"{width.Groups[1].Value}\" height=\"{height.Groups[1].Value}\"{Least(svg, Number(width.Groups[1].Value))}")
            : Html.Empty;
    }

    // A narrow page makes it smaller only as long as its smallest letters can be read; then it scrolls.
    private static Html Least(string svg, double width)
    {
        var sizes = FontSize().Matches(svg).Select(size => Number(size.Groups[1].Value)).ToList();
        return sizes.Count == 0 ? Html.Empty : Html.Of($" style=\"min-width: {Math.Ceiling(width * Math.Min(1, SmallestLetters / sizes.Min())).ToString(CultureInfo.InvariantCulture)}px\"");
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("font-size(?:=[\"']|:\\s*)([0-9.]+)", RegexOptions.CultureInvariant)]
    private static partial Regex FontSize();

    [GeneratedRegex(@"<svg\b[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Root();

    [GeneratedRegex("\\swidth=[\"']([0-9]+)(?:\\.[0-9]+)?(?:px)?[\"']", RegexOptions.CultureInvariant)]
    private static partial Regex Width();

    [GeneratedRegex("\\sheight=[\"']([0-9]+)(?:\\.[0-9]+)?(?:px)?[\"']", RegexOptions.CultureInvariant)]
    private static partial Regex Height();
}
