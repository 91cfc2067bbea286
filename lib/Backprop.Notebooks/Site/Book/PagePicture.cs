namespace Backprop.Notebooks.Site.Book;

/// <summary>A picture of a page.</summary>
/// <param name="Link">The link to its file.</param>
/// <param name="Description">What it shows, in words.</param>
internal sealed record PagePicture(string Link, string Description);
