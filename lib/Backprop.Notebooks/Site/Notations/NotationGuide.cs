using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Site.Notations;

/// <summary>
/// The notations of the book as its own notebooks hold them: the table of symbols, and the equations that are set side
/// by side. Both are outputs of cells, computed from renamed derivations; the site adds no name of its own.
/// </summary>
internal sealed class NotationGuide
{
    private const string SymbolsHead = "what it is", Matrices = "matrices", WithVectors = "Nielsen";

    private readonly IReadOnlyList<FormulaSymbol?> _costs;
    private readonly IReadOnlyList<HashSet<string>> _letters;
    private readonly Dictionary<(int From, int To), NotationChange> _changes = [];

    private NotationGuide(IReadOnlyList<string> styles, IReadOnlyList<SymbolEntry> symbols, IReadOnlyDictionary<string, string> inMatrices)
    {
        (Styles, Symbols, InMatrices, MatrixStyle) = (styles, symbols, inMatrices, styles.ToList().IndexOf(WithVectors));
        var cost = symbols.FirstOrDefault(entry => entry.Meaning == "cost");
        _costs = [.. styles.Select((_, style) => cost is null ? null : FormulaSymbol.Read(cost.Names[style]))];
        _letters = [.. styles.Select((_, style) => symbols.Select(entry => FormulaSymbol.Read(entry.Names[style])?.Letter).OfType<string>().ToHashSet())];
    }

    /// <summary>The texts that the symbols are given for, in the order of the table.</summary>
    public IReadOnlyList<string> Styles { get; }

    /// <summary>One entry a row.</summary>
    public IReadOnlyList<SymbolEntry> Symbols { get; }

    /// <summary>Lines in <see cref="MatrixStyle"/> with the line in vectors and matrices that says the same.</summary>
    public IReadOnlyDictionary<string, string> InMatrices { get; }

    /// <summary>The style whose names whole layers have.</summary>
    public int MatrixStyle { get; }

    /// <summary>What a text calls the cost.</summary>
    public FormulaSymbol? CostIn(int style) => _costs[style];

    /// <summary>Whether a text has a name with this letter.</summary>
    public bool IsLetter(string letter, int style) => _letters[style].Contains(letter);

    /// <summary>Whether any text has one.</summary>
    public bool IsLetter(string letter) => _letters.Any(letters => letters.Contains(letter));

    /// <summary>From the names of one text to those of another.</summary>
    public NotationChange Change(int from, int to)
    {
        if (!_changes.TryGetValue((from, to), out var change)) _changes.Add((from, to), change = new(this, from, to));
        return change;
    }

    /// <summary>The guide that these notebooks hold; null where none has a table of symbols.</summary>
    public static NotationGuide? In(IEnumerable<Notebook> notebooks)
    {
        var tables = notebooks.SelectMany(MarkdownTable.In).ToList();
        if (tables.FirstOrDefault(table => table.Heads[0] == SymbolsHead) is not { } symbols)
            return null;
        var styles = symbols.Heads.Skip(1).SkipLast(2).ToList();
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var heads = table.Heads.ToList();
            if (heads.IndexOf(WithVectors) is >= 0 and var from && heads.IndexOf(Matrices) is >= 0 and var to)
            {
                foreach (var row in table.Rows)
                    lines.TryAdd(row[from].Trim('$'), row[to].Trim('$'));
            }
        }

        return new NotationGuide(styles, [.. symbols.Rows.Select(row => new SymbolEntry(row[0], [.. row.Skip(1).Take(styles.Count).Select(name => name.Trim('$'))], row[^2], row[^1]))], lines);
    }
}

/// <summary>A row of the table of symbols.</summary>
/// <param name="Meaning">What it is.</param>
/// <param name="Names">What each text calls it, in LaTeX.</param>
/// <param name="Shape">How many numbers it is.</param>
/// <param name="Introduced">Where the book introduces it: a link in Markdown.</param>
internal sealed record SymbolEntry(string Meaning, IReadOnlyList<string> Names, string Shape, string Introduced);
