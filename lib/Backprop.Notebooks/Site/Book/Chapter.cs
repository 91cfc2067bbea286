using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Site.Book;

/// <summary>A notebook as a chapter of the book.</summary>
internal sealed record Chapter(Notebook Notebook)
{
    public ChapterNumber Number { get; } = ChapterNumber.Of(Notebook.Name);

    /// <summary>The page's file name.</summary>
    public string Page => Notebook.Name + ".html";

    /// <summary>The name under which the notebook lies beside its page.</summary>
    public string Download => Notebook.Name + ".ipynb";

    /// <summary>The page as a link from any other page.</summary>
    public string Link => Uri.EscapeDataString(Page);

    /// <summary>The chapters in the book's order.</summary>
    public static IReadOnlyList<Chapter> InOrder(IEnumerable<Notebook> notebooks) =>
        [.. notebooks.Select(notebook => new Chapter(notebook))
            .OrderBy(chapter => chapter.Number)
            .ThenBy(chapter => chapter.Notebook.Name, StringComparer.Ordinal)];
}
