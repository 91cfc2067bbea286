using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Book;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>Shows what a cell gave, each value in the richest form that the site has a view for.</summary>
internal static class OutputViews
{
    // Richest first, in the order of VS Code. A value whose richest form has no view is shown in its next one.
    private static readonly IReadOnlyList<IMimeView> ByRichness =
    [
        new FigureView(),
        new HtmlView(),
        new SvgView(),
        new LatexView(),
        new MarkdownView(),
        new PictureView("image/png", ".png"),
        new PictureView("image/jpeg", ".jpg"),
        new PlainView(),
    ];

    public static Html Render(PageDraft page, Cell cell, Output output, string place) => output switch
    {
        StreamOutput { Name: "stderr" } stream => Html.Of(
            $"<div class=\"output stderr\"><p class=\"which\">Standard error</p><pre>{TerminalText.Plain(stream.Text)}</pre></div>"),
        StreamOutput stream => Html.Of($"<div class=\"output stdout\"><pre>{TerminalText.Plain(stream.Text)}</pre></div>"),
        ErrorOutput error => Error(error),
        DataOutput data => Value(new DataView(page, cell, data, place)),
        _ => Html.Empty,
    };

    private static Html Value(DataView value)
    {
        foreach (var view in ByRichness)
        {
            if (view.Render(value) is { } markup)
                return markup;
        }

        var forms = string.Join(", ", value.Output.Data.Select(form => form.Key));
        value.Page.Notices.Add($"{value.Place}: an output is not shown, for the site has no view for {(forms.Length > 0 ? forms : "a value without content")}");
        return Html.Empty;
    }

    private static Html Error(ErrorOutput error)
    {
        var trace = error.Traceback.Count == 0
            ? Html.Empty
            : Html.Of($"<pre>{TerminalText.Plain(string.Join('\n', error.Traceback))}</pre>");
        return Html.Of($"<div class=\"output error\"><p class=\"error-name\">{error.Name}: {TerminalText.Plain(error.Message)}</p>{trace}</div>");
    }
}
