using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>Plain text: what every value has.</summary>
internal sealed class PlainView : IMimeView
{
    public string MimeType => "text/plain";

    // A single line is a sentence, and goes on in the next line where the page ends; several lines may stand in columns.
    public Html? Render(DataView value) => value.Text(MimeType) is { } text
        ? Html.Of($"<div class=\"output plain{(text.TrimEnd().Contains('\n', StringComparison.Ordinal) ? "" : " sentence")}\"><pre>{TerminalText.Plain(text)}</pre></div>")
        : null;
}
