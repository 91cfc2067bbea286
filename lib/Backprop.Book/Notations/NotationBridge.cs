using System.Globalization;
using System.Text;

namespace Backprop;

/// <summary>One derivation in several notations, side by side: it is renamed and derived again, not typed.</summary>
/// <example><code>NotationBridge.Of(E, w[j, i], y[i]).ToString().Contains("3Blue1Brown")   // True</code></example>
[TypeFormatterSource(typeof(MarkdownFormatters), PreferredMimeTypes = ["text/markdown", "text/plain"])]
public sealed class NotationBridge : IMarkdown
{
    private NotationBridge(IReadOnlyList<NotationStyle> styles, IReadOnlyList<NotationRow> rows) => (Styles, Rows) = (styles, rows);

    /// <summary>The notations, one a column.</summary>
    public IReadOnlyList<NotationStyle> Styles { get; }

    /// <summary>The equations: those with a number in the paper in its order, then the others, from the definitions to the derivatives.</summary>
    public IReadOnlyList<NotationRow> Rows { get; }

    /// <summary>The paper's notation, 3Blue1Brown's, Nielsen's and that of matrices.</summary>
    /// <param name="cost">The paper's cost, equation (3), with equations (1) and (2) inside; the activation may be left undefined.</param>
    /// <param name="by">What is differentiated by.</param>
    public static NotationBridge Of(Quantity cost, params Expr[] by) =>
        Of(cost, by, NotationStyle.Paper, NotationStyle.ThreeBlueOneBrown, NotationStyle.Nielsen, NotationStyle.Matrices);

    /// <summary>The notations that are asked for.</summary>
    /// <exception cref="ArgumentException">No notation is asked for.</exception>
    public static NotationBridge Of(Quantity cost, Expr[] by, params NotationStyle[] styles)
    {
        if (styles.Length == 0) throw new ArgumentException("Expected at least one notation; found none.", nameof(styles));
        var columns = styles.Select(style => Column(cost, by, style)).ToArray();
        return new(styles, [.. Enumerable.Range(0, columns[0].Count).Select(row => new NotationRow(columns[0][row].Number, [.. columns.Select(column => column[row].Equation)])).OrderBy(row => row.Number ?? int.MaxValue)]);
    }

    /// <summary>The table in Markdown, with formulas in LaTeX.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin("", Styles.Select(style => $"| {style.Name} ")).Append("|\n|---").AppendJoin("", Styles.Select(_ => "|---")).Append("|\n");
        foreach (var row in Rows) text.Append(CultureInfo.InvariantCulture, $"| {row.ShownNumber} ").AppendJoin("", row.Equations.Select(equation => $"| ${equation.ToLatex()}$ ")).Append("|\n");
        return text.ToString();
    }

    /// <summary>The table as plain text.</summary>
    public override string ToString()
    {
        string[][] lines = [["", .. Styles.Select(style => style.Name)], .. Rows.Select(row => row.Equations.Select(equation => equation.ToString()).Prepend(row.ShownNumber).ToArray())];
        int[] widths = [.. lines[0].Select((_, column) => lines.Max(line => line[column].Length))];
        return string.Join('\n', lines.Select(line => string.Join("   ", line.Select((text, column) => text.PadRight(widths[column]))).TrimEnd()));
    }

    private static List<(int? Number, Formula Equation)> Column(Quantity cost, Expr[] by, NotationStyle style)
    {
        var known = style.Activation is null ? cost : WithActivation(cost, style.Activation);
        var renaming = new Renaming(style.NameOf, letter => style.Indices.GetValueOrDefault(letter, letter));
        var renamed = renaming.Apply(known);
        var scaled = Quantity.Of(renamed.Name, style.CostFactor * renamed.Definition);
        var sweep = BackwardSweep.Of(scaled, by.Select(Family.Require).Select(family => Match(family, known, renaming)));
        if (style.HasDelta) sweep = sweep.Naming("z", "δ");
        var (forward, backward) = (ForwardSweep.Of(scaled).Definitions, sweep.Steps);
        return
        [
            .. forward.Zip(PaperFamilies(known), (family, paper) => (NumberOf(paper, isDerivative: false), style.InMatrices
                ? MatrixForm.Of(family).ToFormula()
                : new Formula(Line.Of(family.At(family.Indices)), [Line.Of(family.Definition!)]))),
            .. backward.Select(step => (NumberOf(renaming.Before(step.Below), isDerivative: true), style.InMatrices
                ? MatrixForm.Of(step).ToFormula()
                : step.ToFormula())),
        ];
    }

    private static IEnumerable<Family> PaperFamilies(Quantity cost) => ForwardSweep.Of(cost).Definitions;

    // The numbers that the paper's equations have, by the letter and the first index of what is defined or differentiated by.
    private static int? NumberOf(Family family, bool isDerivative) => (((LetterName)family.Name).Letter, family.Indices.FirstOrDefault()?.Letter, isDerivative) switch
    {
        ("x", "j", false) => 1,
        ("y", "j", false) => 2,
        ("E", null, false) => 3,
        ("y", "j", true) => 4,
        ("x", "j", true) => 5,
        ("w", "j", true) => 6,
        ("y", "i", true) => 7,
        _ => null,
    };

    // The families that were asked for are given symbols, or quantities that the activation's definition has changed.
    private static Expr Match(Family family, Quantity cost, Renaming renaming)
    {
        var same = Family.Of(FamilyOrder.Of(cost.Family).Find(family.At(family.Indices))
            ?? throw new ArgumentException($"{cost.Name} does not depend on {family}.", nameof(family)))!;
        return renaming[same].At(renaming[same].Indices);
    }

    private static Quantity WithActivation(Quantity cost, UnaryFunction activation) => (Quantity)DefinitionRewriting.Of(
        cost,
        (_, node) => node is Call { Function: UndefinedFunction { Order: 0 } } call ? activation(call.Argument) : node);
}

/// <summary>One equation in every notation.</summary>
/// <param name="Number">Its number in the paper; null where it has none there.</param>
/// <param name="Equations">One for each notation.</param>
public sealed record NotationRow(int? Number, IReadOnlyList<Formula> Equations)
{
    internal string ShownNumber => Number is null ? "" : string.Create(CultureInfo.InvariantCulture, $"({Number})");
}
