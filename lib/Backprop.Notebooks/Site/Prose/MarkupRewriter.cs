using System.Net;
using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>Rewrites the links of HTML that stands in Markdown: what is loaded by <c>src</c>, and where <c>href</c> leads.</summary>
/// <param name="picture">From a picture's or another file's address to the one that the page uses.</param>
/// <param name="target">From a link's address to the one that the page uses.</param>
internal sealed partial class MarkupRewriter(Func<string, string> picture, Func<string, string> target)
{
    public void Rewrite(MarkdownDocument document)
    {
        foreach (var block in document.Descendants<HtmlBlock>())
            block.Lines = new StringLineGroup(Rewrite(block.Lines.ToString()));
        foreach (var inline in document.Descendants<HtmlInline>())
            inline.Tag = Rewrite(inline.Tag);
    }

    // A tag may go over several lines, and an address may stand in either kind of quotes.
    private string Rewrite(string markup) => Tag().Replace(markup, tag => Address().Replace(tag.Value, address =>
    {
        var (name, quote) = (address.Groups["name"].Value, address.Groups["quote"].Value);
        var url = WebUtility.HtmlDecode(address.Groups["url"].Value);
        var rewritten = name.Equals("src", StringComparison.OrdinalIgnoreCase) ? picture(url) : target(url);
        return rewritten == url ? address.Value : $" {name}={quote}{WebUtility.HtmlEncode(rewritten)}{quote}";
    }));

    [GeneratedRegex("""<[a-zA-Z](?:[^<>"']|"[^"]*"|'[^']*')*>""", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("""\s(?<name>src|href)\s*=\s*(?<quote>["'])(?<url>[^"']*)\k<quote>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
