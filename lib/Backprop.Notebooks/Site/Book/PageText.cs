using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>A line of a page that is quoted elsewhere: as markup without links, and as plain text.</summary>
internal sealed record PageText(Html Markup, string Text);
