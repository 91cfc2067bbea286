using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Site.Live;

/// <summary>
/// How long cells take in a browser, from a table that a test measures and stores. A cell whose code has changed since then
/// has no time in it: none is better than a wrong one.
/// </summary>
internal static class CellTimes
{
    /// <summary>The head of the table.</summary>
    public const string Head = "notebook,cell,code,seconds";

    // A shorter wait needs no word beforehand.
    private const double Shortest = 5;

    private static readonly Lazy<IReadOnlyDictionary<string, double>> Measured = new(() => Read(Table()));

    /// <summary>How long the cell takes, in seconds; null when it is short, or not known.</summary>
    public static double? Of(Notebook notebook, Cell cell) => In(Measured.Value, notebook, cell);

    /// <summary>The same from another table.</summary>
    public static double? In(string table, Notebook notebook, Cell cell) => In(Read(table), notebook, cell);

    private static double? In(IReadOnlyDictionary<string, double> measured, Notebook notebook, Cell cell) =>
        measured.TryGetValue(Key(notebook, cell), out var seconds) && seconds >= Shortest ? seconds : null;

    /// <summary>A line of the table.</summary>
    public static string Line(Notebook notebook, Cell cell, double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{Key(notebook, cell)},{seconds:0.0}");

    private static string Key(Notebook notebook, Cell cell) =>
        $"{notebook.Name},{cell.Id},{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cell.Source)).AsSpan(0, 4))}";

    private static Dictionary<string, double> Read(string table) => table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToDictionary(
        line => line[..line.LastIndexOf(',')],
        line => double.Parse(line[(line.LastIndexOf(',') + 1)..], CultureInfo.InvariantCulture),
        StringComparer.Ordinal);

    private static string Table()
    {
        using var table = new StreamReader(typeof(CellTimes).Assembly.GetManifestResourceStream("Site/Live/cell-times.csv")!);
        return table.ReadToEnd().ReplaceLineEndings("\n");
    }
}
