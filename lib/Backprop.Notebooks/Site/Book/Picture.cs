namespace Backprop.Notebooks.Site.Book;

/// <summary>A picture in the site.</summary>
/// <param name="Link">The link to its file.</param>
/// <param name="Description">What it shows, in words.</param>
internal sealed record Picture(string Link, string Description);
