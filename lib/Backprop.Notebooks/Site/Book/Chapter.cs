using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Site.Book;

/// <summary>A notebook as a chapter of the book.</summary>
internal sealed record Chapter(Notebook Notebook)
{
    public ChapterNumber Number { get; } = ChapterNumber.Of(Notebook.Name);

    /// <summary>Whether it is a notebook to go on with: its readers add cells.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What stands above its title.</summary>
    public string Label => IsOpen ? "Your own formula" : Number.Label;

    /// <summary>Its file as it lies in the book.</summary>
    public string File => $"{(IsOpen ? "try" : "notebooks")}/{Download}";

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
