using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>The contents of the book as they stand beside a page: all chapters, and under the page's own its sections.</summary>
internal static class BookContents
{
    private const int Section = 2;
    private const int Subsection = 3;

    public static Html Render(IReadOnlyList<PageDraft> pages, PageDraft current) => Html.Of(
        $"<ol class=\"book-contents\">\n{Html.Join(pages.Select(page => page == current ? Current(page) : Other(page)))}</ol>\n");

    private static Html Other(PageDraft page) => Html.Of(
        $"<li><a href=\"{page.Chapter.Link}\">{Number(page)}{page.TitleMarkup}</a></li>\n");

    private static Html Current(PageDraft page) => Html.Of(
        $"<li class=\"current\"><a href=\"#content\" aria-current=\"page\">{Number(page)}{page.TitleMarkup}</a>{Sections(page.Headings)}</li>\n");

    private static Html Number(PageDraft page) =>
        page.Chapter.Number.ToString() is { Length: > 0 } number ? Html.Of($"<span class=\"number\">{number}</span> ") : Html.Empty;

    private static Html Sections(IEnumerable<Heading> headings)
    {
        var sections = new List<(Heading Section, List<Heading> Subsections)>();
        foreach (var heading in headings.Where(heading => heading.Level <= Subsection))
        {
            if (heading.Level <= Section || sections.Count == 0)
                sections.Add((heading, []));
            else
                sections[^1].Subsections.Add(heading);
        }

        return sections.Count == 0 ? Html.Empty : List(sections.Select(section => Item(section.Section, section.Subsections)));
    }

    private static Html List(IEnumerable<Html> items) => Html.Of($"<ol>\n{Html.Join(items)}</ol>\n");

    private static Html Item(Heading heading, List<Heading> below) => Html.Of(
        $"<li><a href=\"#{heading.Id}\">{heading.Title}</a>{(below.Count > 0 ? List(below.Select(inner => Item(inner, []))) : Html.Empty)}</li>\n");
}
