using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>A page's contents: its sections, and under each of them its subsections.</summary>
internal static class PageContents
{
    private const int Section = 2;
    private const int Subsection = 3;

    public static Html Render(IEnumerable<Heading> headings)
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
