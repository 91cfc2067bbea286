using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>A heading of a page, as its contents list it.</summary>
internal sealed record Heading(int Level, string Id, Html Title);
