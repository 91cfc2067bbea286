using System.Globalization;
using System.Text.RegularExpressions;

namespace Backprop.Notebooks.Site.Book;

/// <summary>
/// A notebook's place in the book, from its file's name: <c>02-layers</c> is chapter 2, <c>a1-matrices</c> is
/// appendix A1; appendices follow the chapters, and what has no number comes last.
/// </summary>
internal sealed partial record ChapterNumber(string Series, int? Number) : IComparable<ChapterNumber>
{
    public static ChapterNumber Of(string notebookName)
    {
        var match = Prefix().Match(notebookName);
        return match.Success && int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ChapterNumber(match.Groups["series"].Value.ToUpperInvariant(), number)
            : new ChapterNumber("", null);
    }

    /// <summary>As the table of contents prints it: <c>2</c>, <c>A1</c>, or nothing.</summary>
    public override string ToString() => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{Series}{number}") : "";

    /// <summary>As a page prints it above its title.</summary>
    public string Label => Number is null ? "" : Series.Length == 0 ? $"Chapter {this}" : $"Appendix {this}";

    public int CompareTo(ChapterNumber? other)
    {
        if (other is null)
            return 1;
        var unnumbered = (Number is null).CompareTo(other.Number is null);
        if (unnumbered != 0)
            return unnumbered;
        var series = string.CompareOrdinal(Series, other.Series);
        return series != 0 ? series : (Number ?? 0).CompareTo(other.Number ?? 0);
    }

    [GeneratedRegex("^(?<series>[a-zA-Z]?)(?<number>[0-9]{1,6})(?:[-_ .]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
