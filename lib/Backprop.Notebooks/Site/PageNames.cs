using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Book;

namespace Backprop.Notebooks.Site;

/// <summary>Each page needs a name of its own in the one folder of the site.</summary>
internal static class PageNames
{
    private static readonly string[] Taken = ["index", "404", "book"];

    /// <summary>The notebooks that cannot become pages. File systems may not tell capitals from small letters.</summary>
    public static IEnumerable<SiteFault> Check(IEnumerable<Chapter> chapters)
    {
        foreach (var sameName in chapters.GroupBy(chapter => chapter.Notebook.Name, StringComparer.OrdinalIgnoreCase))
        {
            var first = DisplayPath.Of(sameName.First().Notebook.Path);
            if (Taken.Contains(sameName.Key, StringComparer.OrdinalIgnoreCase))
                yield return new SiteFault(first, "a notebook of this name would overwrite a page of the site's own; give it another name");
            foreach (var other in sameName.Skip(1))
                yield return new SiteFault(DisplayPath.Of(other.Notebook.Path), $"this notebook and {first} would have the same page; give one of them another name");
        }
    }
}
