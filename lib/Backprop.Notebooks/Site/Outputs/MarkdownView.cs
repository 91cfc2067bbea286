using Backprop.Notebooks.Site.Markup;
using Backprop.Notebooks.Site.Prose;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>Text that a cell wrote in Markdown.</summary>
internal sealed class MarkdownView : IMimeView
{
    public string MimeType => "text/markdown";

    public Html? Render(DataView value) => value.Text(MimeType) is { } markdown
        ? Html.Of($"<div class=\"output markdown\">{new PageProse(value.Page).RenderOutput(markdown, value.Place)}</div>")
        : null;
}
