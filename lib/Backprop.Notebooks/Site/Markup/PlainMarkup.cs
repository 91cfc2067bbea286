using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Backprop.Notebooks.Site.Markup;

/// <summary>
/// Markup of a notebook that may become a part of its page: text, tables, lists, pictures and links. Nothing in it runs,
/// loads from elsewhere or leaves its place, and every element that it opens is closed in it.
/// </summary>
internal static partial class PlainMarkup
{
    private static readonly FrozenSet<string> Elements = Words(
        """
        a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6
        hr i img ins kbd li mark ol p path pre q rp rt ruby s samp section small span strong sub summary sup svg table tbody td
        tfoot th thead time tr u ul var wbr
        """);

    private static readonly FrozenSet<string> Attributes = Words(
        """
        align alt class colspan d datetime dir height href id lang open reversed role rowspan scope span src start title version
        viewbox width
        """);

    // On elements that a notebook brings; what is rendered from Markdown around them is the page's own.
    private const string Foreign = "data-foreign";

    /// <summary>The markup with each of its elements marked as foreign, so that it can be rendered among a page's own.</summary>
    public static string Marked(string markup) => StartTag().Replace(markup, $"$0 {Foreign}");

    /// <summary>The markup with its elements closed; null when it holds anything that a page must not.</summary>
    public static Html? Keep(string markup) => Clean(markup) is { Removed.Count: 0 } clean ? clean.Markup : null;

    /// <summary>The markup without what a page must not hold, and the names of what was left out.</summary>
    /// <param name="markup">The markup.</param>
    /// <param name="isMarked">Whether foreign elements in it are marked; the others keep the page's classes.</param>
    public static (Html Markup, IReadOnlyList<string> Removed) Clean(string markup, bool isMarked = false)
    {
        var parser = new HtmlParser();
        var body = parser.ParseDocument("").Body!;
        var removed = new List<string>();
        body.Append([.. parser.ParseFragment(markup, body)]);
        foreach (var element in body.QuerySelectorAll("*").ToList())
        {
            if (!Elements.Contains(element.LocalName))
            {
                removed.Add($"<{element.LocalName}>");
                element.Remove();
                continue;
            }

            if (!isMarked || element.HasAttribute(Foreign))
                KeepOwnClasses(element);
            element.RemoveAttribute(Foreign);
            // In the text of an attribute the mark says nothing.
            foreach (var attribute in element.Attributes.Where(attribute => isMarked && attribute.Value.Contains(Foreign, StringComparison.Ordinal)))
                attribute.Value = attribute.Value.Replace($" {Foreign}", "", StringComparison.Ordinal);
            foreach (var attribute in element.Attributes.Where(attribute => !IsPlain(attribute)).ToList())
            {
                removed.Add($"{attribute.Name}=\"{attribute.Value}\"");
                element.RemoveAttribute(attribute.NamespaceUri, attribute.LocalName);
            }
        }

        foreach (var table in body.QuerySelectorAll("table").ToList())
            NameRows(table);
        foreach (var comment in body.Descendants<IComment>().ToList())
            comment.Remove();
        return (new Html(string.Concat(body.ChildNodes.Select(node => node.ToHtml()))), removed);
    }

    /// <summary>Whether an address leads to a page or a mail, and runs nothing.</summary>
    public static bool IsLink(string address)
    {
        // Browsers pass over white space and control characters in the name of a scheme.
        var scheme = Scheme().Match(Invisible().Replace(address, ""));
        return !scheme.Success || scheme.Groups[1].Value.ToLowerInvariant() is "http" or "https" or "mailto";
    }

    // Others would have the looks, and the places, of the page's own parts.
    private static void KeepOwnClasses(IElement element)
    {
        foreach (var name in element.ClassList.Where(name => !OwnClass().IsMatch(name)).ToList())
            element.ClassList.Remove(name);
        if (element.ClassList.Length == 0)
            element.RemoveAttribute("class");
    }

    // An empty head is no head: below it stand the names of the rows.
    private static void NameRows(IElement table)
    {
        var empty = table.QuerySelectorAll("thead th").Where(head => string.IsNullOrWhiteSpace(head.TextContent)).ToList();
        if (empty.Exists(head => head.PreviousElementSibling is null))
        {
            foreach (var name in table.QuerySelectorAll("tbody > tr > td:first-child").ToList())
                Rename(name, "th").SetAttribute("scope", "row");
        }

        foreach (var head in empty)
            Rename(head, "td").RemoveAttribute("scope");
    }

    private static IElement Rename(IElement element, string name)
    {
        var renamed = element.Owner!.CreateElement(name);
        foreach (var attribute in element.Attributes)
            renamed.SetAttribute(attribute.Name, attribute.Value);
        renamed.Append([.. element.ChildNodes]);
        element.Replace(renamed);
        return renamed;
    }

    private static bool IsPlain(IAttr attribute) => attribute.LocalName.ToLowerInvariant() switch
    {
        "href" => IsLink(attribute.Value),
        "src" => IsLink(attribute.Value) || attribute.Value.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase),
        "style" => Alignment().IsMatch(attribute.Value),
        var name => Attributes.Contains(name) || name.StartsWith("aria-", StringComparison.Ordinal),
    };

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    // Columns of numbers, what .NET Interactive's formatters write, colours of a drawing, languages of code.
    [GeneratedRegex(@"^(?:number|(?:dni|fill|stroke|language|quantity)-[a-z0-9-]+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OwnClass();

    // As HTML ends the name of an element, and not at other white space.
    [GeneratedRegex("<[a-zA-Z][^\t\n\f\r />]*", RegexOptions.CultureInvariant)]
    private static partial Regex StartTag();

    [GeneratedRegex(@"^\s*text-align:\s*(?:left|right|center)\s*;?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Alignment();

    [GeneratedRegex(@"^([a-zA-Z][a-zA-Z0-9+.-]*):", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"[\x00-\x20]", RegexOptions.CultureInvariant)]
    private static partial Regex Invisible();
}
