using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Backprop.Notebooks.Site.Formulas;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>What a reader can search: the text, the code and the captions of every section of the book.</summary>
internal static partial class SearchIndex
{
    /// <summary>The script that holds it.</summary>
    public static byte[] Script(IReadOnlyList<PageDraft> pages) => DataScript.Of("backpropSearchIndex", pages.SelectMany(Sections));

    private static IEnumerable<Section> Sections(PageDraft page)
    {
        var parser = new HtmlParser();
        var body = parser.ParseDocument(FormulaSheet.WithoutFormulas(page.Body.Markup)).Body!;
        var (link, heading, text) = (page.Chapter.Link, "", new StringBuilder());
        foreach (var element in body.Children)
        {
            if (element.LocalName is "h1" or "h2" or "h3" && element.Id is { } id)
            {
                yield return Section(page, link, heading, text);
                element.QuerySelector(".permalink")?.Remove();
                (link, heading, text) = ($"{page.Chapter.Link}#{Uri.EscapeDataString(id)}", element.TextContent.Trim(), new StringBuilder());
                continue;
            }

            var parts = element.ClassList.Contains("cell") ? element.QuerySelectorAll(".source, caption, figcaption, .figure-title") : (IEnumerable<IElement>)[element];
            foreach (var part in parts)
                text.Append(part.TextContent).Append(' ');
        }

        yield return Section(page, link, heading, text);
    }

    private static Section Section(PageDraft page, string link, string heading, StringBuilder text) =>
        new(link, page.TitleText, heading, Space().Replace(text.ToString(), " ").Trim());

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}

/// <summary>A section that can be found.</summary>
/// <param name="Link">Where it is.</param>
/// <param name="Page">The title of its page.</param>
/// <param name="Heading">Its own heading; empty for the beginning of a page.</param>
/// <param name="Text">What it says.</param>
internal sealed record Section(
    [property: JsonPropertyName("id")] string Link,
    string Page,
    string Heading,
    string Text);
