using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>Plain text: what every value has.</summary>
internal sealed class PlainView : IMimeView
{
    public string MimeType => "text/plain";

    public Html? Render(DataView value) => value.Text(MimeType) is { } text
        ? Html.Of($"<div class=\"output plain\"><pre>{TerminalText.Plain(text)}</pre></div>")
        : null;
}
