using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Backprop.Notebooks.Site.Markup;

/// <summary>
/// Text that is markup already. Plain text becomes markup only by <see cref="Encode"/> or by interpolation into
/// <see cref="Of"/>, which encodes it; so a title with an angle bracket in it cannot become a tag.
/// </summary>
internal readonly record struct Html(string Markup)
{
    // Letters of all languages stay themselves: the pages are UTF-8.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Html Empty => new("");

    public static Html Encode(string? text) => new(Encoder.Encode(text ?? ""));

    /// <summary>Markup from an interpolated string: its literal parts as they are, its texts encoded.</summary>
    public static Html Of(ref HtmlInterpolation markup) => new(markup.ToString());

    public static Html Join(IEnumerable<Html> parts, string separator = "") =>
        new(string.Join(separator, parts.Select(part => part.Markup)));

    public override string ToString() => Markup ?? "";
}
