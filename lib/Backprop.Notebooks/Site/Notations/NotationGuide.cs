using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Site.Notations;

/// <summary>
/// The notations of the book as its own notebooks hold them: the table of symbols, and the equations that are set side
/// by side. Both are outputs of cells, computed from renamed derivations; the site adds no name of its own.
/// </summary>
internal sealed class NotationGuide
{
    private const string SymbolsBegin = "| what it is |", Matrices = "matrices", WithVectors = "Nielsen";

    private NotationGuide(IReadOnlyList<string> styles, IReadOnlyList<SymbolEntry> symbols, IReadOnlyDictionary<string, string> inMatrices) =>
        (Styles, Symbols, InMatrices) = (styles, symbols, inMatrices);

    /// <summary>The texts that the symbols are given for, in the order of the table.</summary>
    public IReadOnlyList<string> Styles { get; }

    /// <summary>One entry a row.</summary>
    public IReadOnlyList<SymbolEntry> Symbols { get; }

    /// <summary>Lines in <see cref="MatrixStyle"/> with the line in vectors and matrices that says the same.</summary>
    public IReadOnlyDictionary<string, string> InMatrices { get; }

    /// <summary>The style whose names whole layers have.</summary>
    public int MatrixStyle => Styles.ToList().IndexOf(WithVectors);

    /// <summary>What a text calls the cost.</summary>
    public FormulaSymbol? CostIn(int style) => Symbols.FirstOrDefault(entry => entry.Meaning == "cost") is { } cost ? FormulaSymbol.Read(cost.Names[style]) : null;

    /// <summary>The guide that these notebooks hold; null where none has a table of symbols.</summary>
    public static NotationGuide? In(IEnumerable<Notebook> notebooks)
    {
        var tables = notebooks.SelectMany(notebook => notebook.Cells).SelectMany(cell => cell.Outputs).OfType<DataOutput>()
            .Select(output => output.Data["text/markdown"]?.ToString()).OfType<string>()
            .Where(markdown => markdown.StartsWith('|')).Select(Rows).ToList();
        if (tables.FirstOrDefault(table => $"| {table[0][0]} |" == SymbolsBegin) is not { } symbols)
            return null;
        var styles = symbols[0].Skip(1).SkipLast(2).ToList();
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            if (table[0].IndexOf(WithVectors) is >= 0 and var from && table[0].IndexOf(Matrices) is >= 0 and var to)
            {
                foreach (var row in table.Skip(2))
                    lines.TryAdd(row[from].Trim('$'), row[to].Trim('$'));
            }
        }

        return new NotationGuide(styles, [.. symbols.Skip(2).Select(row => new SymbolEntry(row[0], [.. row.Skip(1).Take(styles.Count).Select(name => name.Trim('$'))], row[^2], row[^1]))], lines);
    }

    private static List<List<string>> Rows(string table) =>
        [.. table.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToList())];
}

/// <summary>A row of the table of symbols.</summary>
/// <param name="Meaning">What it is.</param>
/// <param name="Names">What each text calls it, in LaTeX.</param>
/// <param name="Shape">How many numbers it is.</param>
/// <param name="Introduced">Where the book introduces it: a link in Markdown.</param>
internal sealed record SymbolEntry(string Meaning, IReadOnlyList<string> Names, string Shape, string Introduced);
