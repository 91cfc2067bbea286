using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Book;

/// <summary>An output of a page that the first page of the book shows too.</summary>
/// <param name="Markup">The output.</param>
/// <param name="CellId">The cell that gave it.</param>
/// <param name="Traces">The kinds of traces in it, when it is a chart.</param>
internal sealed record Sample(Html Markup, string CellId, IReadOnlyCollection<string> Traces);
