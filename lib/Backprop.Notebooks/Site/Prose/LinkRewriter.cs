using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Book;
using Backprop.Notebooks.Site.Markup;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>
/// Makes the links of a notebook those of its page: a notebook of the book becomes its page, a picture becomes a file
/// of the page; everything else stays as it is.
/// </summary>
internal sealed class LinkRewriter(PageDraft page, JsonObject? attachments, string place)
{
    private const string Attachment = "attachment:";

    private readonly Lazy<string> _root = new(() => RootOf(Path.GetDirectoryName(page.Chapter.Notebook.Path) ?? ""));

    private string NotebookFolder => Path.GetDirectoryName(page.Chapter.Notebook.Path) ?? "";

    public void Rewrite(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>())
        {
            var url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
            link.GetDynamicUrl = null;
            link.Url = link.IsImage ? Picture(url) : Target(url);
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail))
            link.Url = Target(link.Url);
        new MarkupRewriter(Picture, Target).Rewrite(document);
    }

    private string Target(string url)
    {
        if (!PlainMarkup.IsLink(url))
            page.Faults.Add(new SiteFault(place, $"the link {url} would run something; a link leads to a page (http, https) or a mail (mailto)"));
        var (path, fragment) = url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? (url[..hash], url[hash..]) : (url, "");
        if (!path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) || IsAbsolute(path))
            return url;
        var file = Path.GetFullPath(Uri.UnescapeDataString(path), NotebookFolder);
        if (page.Book.FirstOrDefault(chapter => Path.GetFullPath(chapter.Notebook.Path) == file) is { } chapter)
            return chapter.Link + fragment;
        if (File.Exists(file))
            page.Notices.Add($"{place}: the link to {path} leads to a notebook that has no page in this site");
        else
            page.Faults.Add(new SiteFault(place, $"the link to {path} leads to no notebook"));
        return url;
    }

    private string Picture(string url)
    {
        if (url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return url;
        if (url.StartsWith(Attachment, StringComparison.OrdinalIgnoreCase))
            return Attached(Uri.UnescapeDataString(url[Attachment.Length..])) ?? Fault(url, $"the cell has no attachment of that name");
        if (IsAbsolute(url))
            return Fault(url, "a page must not need the network; a picture belongs beside its notebook");
        var file = Path.GetFullPath(Uri.UnescapeDataString(url), NotebookFolder);
        if (!File.Exists(file))
            return Fault(url, "there is no such file");
        if (SpecialFile.IsOne(file))
            return Fault(url, "it is a pipe or a device, and no picture");
        var content = RealPath.Of(file);
        return content.StartsWith(_root.Value + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? page.Files.Add(Path.GetFileName(file), File.ReadAllBytes(content))
            : Fault(url, $"it lies outside {DisplayPath.Of(_root.Value)}, and a site shows only what belongs to its book");
    }

    // The repository that the notebook is in; a notebook outside any has its own folder.
    private static string RootOf(string notebookFolder)
    {
        var own = RealPath.Of(notebookFolder);
        for (var folder = new DirectoryInfo(own); folder is not null; folder = folder.Parent)
        {
            var git = Path.Combine(folder.FullName, ".git");
            if (Directory.Exists(git) || File.Exists(git))
                return folder.FullName;
        }

        return own;
    }

    private string? Attached(string name)
    {
        if (attachments?[name] is not JsonObject { Count: > 0 } forms)
            return null;
        foreach (var (_, content) in forms)
        {
            if (content is JsonValue value && value.TryGetValue<string>(out var base64) && Base64.Decode(base64) is { } bytes)
                return page.Files.Add(name, bytes);
        }

        return null;
    }

    private string Fault(string url, string reason)
    {
        page.Faults.Add(new SiteFault(place, $"the picture {url}: {reason}"));
        return url;
    }

    // Uri takes a path that starts with a slash for an absolute address on some systems only.
    private static bool IsAbsolute(string url) =>
        url.StartsWith('/') || url.StartsWith('\\') || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme.Length > 0);
}
