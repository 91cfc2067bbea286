using System.Text;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>Where the site will stand on the web: search engines and previews of links want addresses that are whole.</summary>
internal sealed class PublicAddress
{
    private readonly Uri _root;

    private PublicAddress(Uri root) => _root = root;

    /// <summary>The address of a folder on a web server; null where the text is none.</summary>
    public static PublicAddress? Parse(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var root)
        && root.Scheme is "http" or "https" && root.Query.Length == 0 && root.Fragment.Length == 0 && root.UserInfo.Length == 0
            ? new PublicAddress(root)
            : null;

    /// <summary>Where the book's repository is on the web, in which mistakes are reported too; null when nobody has said.</summary>
    public string? Repository { get; private init; }

    /// <summary>The same address, with that of the repository.</summary>
    public PublicAddress With(PublicAddress? repository) => new(_root) { Repository = repository?._root.AbsoluteUri.TrimEnd('/') };

    /// <summary>What the head of a page says of its address, and of the picture that a preview shows.</summary>
    /// <param name="link">The page, as a link from its neighbours.</param>
    /// <param name="picture">A picture of the page; null for none.</param>
    public Html Tags(string link, PagePicture? picture)
    {
        var address = Of(link);
        var page = Html.Of($"\n<link rel=\"canonical\" href=\"{address}\">\n<meta property=\"og:url\" content=\"{address}\">");
        return picture is null
            ? page
            : Html.Of($"{page}\n<meta property=\"og:image\" content=\"{Of(picture.Link)}\">\n<meta property=\"og:image:alt\" content=\"{picture.Description}\">\n<meta name=\"twitter:card\" content=\"summary_large_image\">");
    }

    /// <summary>The pages by their addresses, for search engines (sitemaps.org, protocol 0.9).</summary>
    public byte[] Sitemap(IEnumerable<string> links)
    {
        var pages = Html.Join(links.Select(link => Html.Of($"<url><loc>{Of(link)}</loc></url>\n")));
        return Encoding.UTF8.GetBytes(Html.Of($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{pages}</urlset>\n").Markup);
    }

    // The first page is the folder itself.
    private string Of(string link) => new Uri(_root, link == "index.html" ? "" : link).AbsoluteUri;
}
