using System.Globalization;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Site.Book;

/// <summary>How long a notebook takes to read once: its words, and its lines of code.</summary>
internal static class ReadingTime
{
    // Derivations are read slower than a novel, at about 240 words a minute.
    private const double WordsPerMinute = 150;
    private const double LinesPerMinute = 12;

    /// <summary>Minutes, not rounded.</summary>
    public static double Minutes(Notebook notebook) =>
        notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Sum(cell => Words(cell.Source)) / WordsPerMinute
        + notebook.Cells.Where(cell => cell.Kind == CellKind.Code).Sum(cell => Lines(cell.Source)) / LinesPerMinute;

    /// <summary>As a page prints them: steps of five minutes, and at least five.</summary>
    public static string Rounded(double minutes) =>
        Math.Max(5, 5 * Math.Round(minutes / 5)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whole and half hours.</summary>
    public static string Hours(double minutes)
    {
        var halves = Math.Max(1, (int)Math.Round(minutes / 30));
        return halves == 1 ? "half an hour"
            : halves == 2 ? "an hour"
            : halves == 3 ? "an hour and a half"
            : string.Create(CultureInfo.InvariantCulture, $"{halves / 2}{(halves % 2 == 1 ? "½" : "")} hours");
    }

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static int Lines(string code) => code.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line));
}
