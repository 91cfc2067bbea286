using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>Markup that a cell gave: shown as it is, for the notebook is the book's own.</summary>
internal sealed class HtmlView : IMimeView
{
    public string MimeType => "text/html";

    public Html? Render(DataView value)
    {
        if (value.Text(MimeType) is not { } markup)
            return null;
        // A figure inside a list or a table draws itself, if the page brings the script.
        value.Page.HasFigures |= markup.Contains("<figure class=\"figure\"", StringComparison.Ordinal);
        return Html.Of($"<div class=\"output html scroll\">{new Html(markup)}</div>");
    }
}
