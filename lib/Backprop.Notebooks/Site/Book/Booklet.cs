using System.Text.RegularExpressions;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>All chapters one after the other on a single page, for paper: figures as their still pictures, links within the page.</summary>
internal static partial class Booklet
{
    private static readonly Template Chapter = Template.Load("booklet-chapter.html");

    /// <summary>The chapters' text.</summary>
    public static Html Chapters(IReadOnlyList<PageDraft> pages)
    {
        var names = pages.ToDictionary(page => page.Chapter.Link, page => page.Chapter.Notebook.Name, StringComparer.Ordinal);
        return Html.Join(pages.Select(page => Chapter.Fill(
            ("id", Html.Encode(page.Chapter.Notebook.Name)),
            ("number", Html.Encode(page.Chapter.Number.Label)),
            ("title", page.TitleMarkup),
            ("body", new Html(Within(page, names))))));
    }

    /// <summary>The table of contents, which leads to places of the same page.</summary>
    public static Html Contents(IReadOnlyList<PageDraft> pages) => Html.Join(pages.Select(page => Html.Of(
        $"<li><span class=\"number\">{page.Chapter.Number.ToString()}</span> <a href=\"#{page.Chapter.Notebook.Name}\">{page.TitleMarkup}</a></li>\n")));

    // Two chapters may have a section of one name, so each id begins with its chapter.
    private static string Within(PageDraft page, Dictionary<string, string> names)
    {
        var own = Html.Encode(page.Chapter.Notebook.Name).Markup;
        var text = ChartData().Replace(page.Body.Markup, "");
        text = Id().Replace(text, id => $"{id.Groups[1].Value}{own}--{id.Groups[2].Value}\"");
        return Link().Replace(text, link => link.Groups["page"].Value is { Length: > 0 } target
            ? names.TryGetValue(target, out var name)
                ? $"href=\"#{Html.Encode(name).Markup}{(link.Groups["id"].Value is { Length: > 0 } id ? "--" + id : "")}\""
                : link.Value
            : $"href=\"#{own}--{link.Groups["id"].Value}\"");
    }

    [GeneratedRegex("""<script type="application/json">.*?</script>""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex ChartData();

    [GeneratedRegex(@"(<[a-z][^<>]*\sid="")([^""]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"href=""(?<page>[^""#:]*\.html)?(?:#(?<id>[^""]*))?""", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
