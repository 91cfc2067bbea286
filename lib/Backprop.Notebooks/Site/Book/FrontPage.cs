using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>A taste of the book on its first page: its first computed derivative and its first chart, as their pages show them.</summary>
internal static class FrontPage
{
    public static (Html Markup, IReadOnlyCollection<string> Traces) Taste(IReadOnlyList<PageDraft> pages)
    {
        var chart = pages.FirstOrDefault(page => page.FirstChart is not null);
        var samples = new[]
        {
            Show(pages.FirstOrDefault(page => page.FirstDerivative is not null), page => page.FirstDerivative),
            Show(chart, page => page.FirstChart),
        };
        return (Html.Join(samples), chart?.FirstChart?.Traces ?? []);
    }

    private static Html Show(PageDraft? page, Func<PageDraft, Sample?> sample) => page is not null && sample(page) is { } shown
        ? Html.Of($"<div class=\"taste\">{shown.Markup}<p class=\"from\">Computed in <a href=\"{page.Chapter.Link}#cell-{shown.CellId}\">{page.TitleMarkup}</a></p></div>\n")
        : Html.Empty;
}
