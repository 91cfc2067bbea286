using System.Collections.Immutable;
using static Backprop.Notation;

namespace Backprop;

/// <summary>What each letter means, and how this book writes it in each notation: the names are those of the renamed derivation.</summary>
public static class SymbolTable
{
    // The letters of the derivation: the paper's letter and first index, what it is, its shape with n cases, where it is introduced.
    internal static IReadOnlyList<(string Letter, string? Index, string Meaning, string Shape, Place Introduced)> Quantities { get; } =
    [
        ("y", "i", "activation of a unit below", "units × cases", new("01-one-neuron.ipynb", "symbols")),
        ("w", "j", "weight from a unit to one above", "units above × units below", new("01-one-neuron.ipynb", "symbols")),
        ("x", "j", "net input", "units × cases", new("01-one-neuron.ipynb", "define-z")),
        ("y", "j", "activation", "units × cases", new("01-one-neuron.ipynb", "define-a")),
        ("d", "j", "desired output, the truth", "outputs × cases", new("01-one-neuron.ipynb", "define-c")),
        ("E", null, "cost", "one number", new("01-one-neuron.ipynb", "define-c")),
        ("b", "j", "bias: a weight from a unit that is always 1", "units × 1", new("01-one-neuron.ipynb", "symbols")),
        ("ε", null, "learning rate", "one number", new("01-one-neuron.ipynb", "step")),
        ("α", null, "momentum", "one number", new("04-examples-and-descent.ipynb", "equation-9")),
    ];

    // Letters that this book writes in every notation.
    internal static IReadOnlyList<(string Letter, string Meaning, string Shape, Place Introduced)> Shared { get; } =
    [
        ("σ", "activation function, undefined until it is chosen", "a function of one number", new("01-one-neuron.ipynb", "symbols")),
        ("δ", "derivative of the cost with respect to a net input; with two indices of one kind it is Kronecker's: 1 where they are equal, otherwise 0", "units × cases", new("01-one-neuron.ipynb", "delta")),
        ("c", "index of a case; chapter 1 writes m, and counts it from 0", "1 to n", new("03-neurons.ipynb", "equation-3")),
    ];

    // The paper's letters of the indices; another text may have others.
    internal static IReadOnlyList<(string Letter, string Meaning, string Shape, Place Introduced)> Indices { get; } =
    [
        ("i", "index of a unit below", "", new("03-neurons.ipynb", "names")),
        ("j", "index of a unit above", "", new("03-neurons.ipynb", "names")),
    ];

    /// <summary>The letters with their meanings, shapes and first places.</summary>
    /// <example><code>SymbolTable.Of(NotationStyle.Paper, NotationStyle.Nielsen).ToString().Contains("Nielsen")   // True</code></example>
    /// <param name="styles">The notations, one a column; the paper's, 3Blue1Brown's and Nielsen's where none is given.</param>
    public static GuideTable Of(params NotationStyle[] styles)
    {
        if (styles.Length == 0) styles = [NotationStyle.Paper, NotationStyle.ThreeBlueOneBrown, NotationStyle.Nielsen];
        return new(
            ["what it is", .. styles.Select(style => style.Name), "shape", "introduced in"],
            [
                .. Quantities.Select(row => Row(row.Meaning, styles.Select(style => Name(style, row.Letter, row.Index)), row.Shape, row.Introduced)),
                .. Shared.Select(row => Row(row.Meaning, styles.Select(_ => GuideTable.Formula((IFormula)Symbol(row.Letter))), row.Shape, row.Introduced)),
                .. Indices.Select(row => Row(row.Meaning, styles.Select(style => GuideTable.Formula((IFormula)Symbol(IndexIn(style, row.Letter)))), row.Shape, row.Introduced)),
            ]);
    }

    private static ImmutableArray<(string, string)> Row(string meaning, IEnumerable<(string, string)> names, string shape, Place introduced) =>
        [GuideTable.Words(meaning), .. names, GuideTable.Words(shape), GuideTable.Link(introduced)];

    private static (string, string) Name(NotationStyle style, string letter, string? index)
    {
        var (i, j) = (Index("i"), Index("j"));
        Family family = (letter, index) switch
        {
            ("w", _) => Indexed("w", j, i),
            (_, "i") => Indexed(letter, i),
            (_, null) => Symbol(letter).Family,
            _ => Indexed(letter, j),
        };
        var name = style.NameOf(family);
        var indices = family.Indices.Select(variable => IndexIn(style, variable.Letter));
        return GuideTable.Formula((IFormula)Backprop.Symbol.Of(name.WithIndices([.. indices])));
    }

    private static string IndexIn(NotationStyle style, string letter) => style.Indices.GetValueOrDefault(letter, letter);
}
