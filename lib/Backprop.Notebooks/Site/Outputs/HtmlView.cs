using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>Markup that a cell gave: shown as it is, for the notebook is the book's own.</summary>
internal sealed class HtmlView : IMimeView
{
    public string MimeType => "text/html";

    public Html? Render(DataView value) => value.Text(MimeType) is { } markup
        ? Html.Of($"<div class=\"output html scroll\">{new Html(markup)}</div>")
        : null;
}
