using Backprop.Notebooks.Documents;
using System.Text;
using System.Text.Json;
using Backprop.Notebooks.Site.Markup;
using Backprop.Notebooks.Site.Outputs;

namespace Backprop.Notebooks.Site.Live;

/// <summary>What makes the cells of a site run in the page: the kernel as it was published for browsers, and the book's data.</summary>
/// <param name="published">The published files, as they lie in the site.</param>
/// <param name="data">The folder of the tables that cells read.</param>
internal sealed class LivePart(string published, string data)
{
    /// <summary>The folder of these files in the site.</summary>
    public const string Folder = "live";

    private static string Bundles => Path.Combine(AppContext.BaseDirectory, "live");

    /// <summary>Whether npm has brought in what the pages need besides.</summary>
    public static bool HasBundles => File.Exists(Path.Combine(Bundles, "editor.js")) && File.Exists(Path.Combine(Bundles, "formulas.js"));

    /// <summary>When the kernel was published.</summary>
    public DateTime Published => Directory.GetLastWriteTimeUtc(Path.Combine(published, "_framework"));

    /// <summary>The files by their names in the site.</summary>
    public IEnumerable<(string Name, byte[] Content)> Files()
    {
        foreach (var (folder, pattern) in new[] { (published, "*"), (Bundles, "*.js") })
        {
            foreach (var file in Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                yield return ($"{Folder}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}", File.ReadAllBytes(file));
        }

        // The box of a built page, which waits for its markup here.
        yield return ($"{Folder}/foreign.html", Encoding.UTF8.GetBytes(HtmlView.Box(new Html(Asset.Text("foreign-live.html").TrimEnd())).Markup));
        var tables = Directory.EnumerateFiles(data, "*.csv").Where(file => !SpecialFile.IsOne(file)).Order(StringComparer.Ordinal).ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);
        yield return ($"{Folder}/data.json", JsonSerializer.SerializeToUtf8Bytes(tables));
    }
}
