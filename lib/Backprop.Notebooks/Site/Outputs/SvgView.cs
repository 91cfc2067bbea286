using System.Text;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>Drawings: a file beside the page, so that the ids and styles of two drawings cannot meet.</summary>
internal sealed class SvgView : IMimeView
{
    public string MimeType => "image/svg+xml";

    public Html? Render(DataView value)
    {
        if (value.Text(MimeType) is not { } svg)
            return null;
        var link = value.Page.Files.Add($"{value.Cell.Id}.svg", Encoding.UTF8.GetBytes(svg));
        var image = Html.Of($"<img src=\"{link}\" alt=\"{PictureView.Description(value)}\">");
        // What a drawing shows is for every reader, not only for those who cannot see it.
        return value.Text("text/plain") is { Length: > 0 } description
            ? Html.Of($"<figure class=\"output picture\">{image}<figcaption>{description}</figcaption></figure>")
            : Html.Of($"<div class=\"output picture\">{image}</div>");
    }
}
