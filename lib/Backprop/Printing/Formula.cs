namespace Backprop;

/// <summary>Lines of one chain of equalities: left = first = second = …, each line in LaTeX and in plain text.</summary>
/// <example><code>Equation(z, z.Definition)   // z = w x + b</code></example>
[TypeFormatterSource(typeof(FormulaFormatters))]
public sealed record Formula : IFormula
{
    internal Formula(Line left, IReadOnlyList<Line> rights) => (Left, Rights) = (left, rights);

    /// <summary>What everything is equal to.</summary>
    internal Line Left { get; }

    /// <summary>The right-hand sides, in order.</summary>
    internal IReadOnlyList<Line> Rights { get; init; }

    /// <summary>The lines as LaTeX, without dollar signs: one line plain, several aligned at the sign of equality.</summary>
    public string ToLatex() => Rights is [{ Note: null } only]
        ? $"{Left.Latex} = {only.Latex}"
        : Aligned(Rights.Select((right, i) => $"{(i == 0 ? Left.Latex + " " : "")}&= {right.Latex}{LatexNote(right)}"));

    /// <summary>The lines as plain Unicode text.</summary>
    public override string ToString()
    {
        var indent = new string(' ', Left.Text.Length);
        return string.Join('\n', Rights.Select((right, i) => $"{(i == 0 ? Left.Text : indent)} = {right.Text}{(right.Note is null ? "" : $"   ({right.Note})")}"));
    }

    /// <summary>Lines below one another, with their signs of equality (<c>&amp;=</c>) in one column, and room between fractions.</summary>
    internal static string Aligned(IEnumerable<string> lines) => $"\\begin{{aligned}}\n{string.Join(" \\\\[0.5em]\n", lines)}\n\\end{{aligned}}";

    private static string LatexNote(Line line) => line.Note is null ? "" : $" && {line.NoteLatex ?? Line.Words(line.Note).Latex}";
}

/// <summary>One side of an equation, in both spellings.</summary>
/// <param name="Latex">As LaTeX.</param>
/// <param name="Text">As plain Unicode text.</param>
/// <param name="Note">Why this line holds, or null.</param>
internal sealed record Line(string Latex, string Text, string? Note = null)
{
    /// <summary>The note as LaTeX where it holds formulas; null where it is plain text.</summary>
    public string? NoteLatex { get; init; }

    /// <summary>An expression as a line.</summary>
    public static Line Of(Expr expression, string? note = null) => new(expression.ToLatex(), expression.ToString(), note);

    /// <summary>Words as a line.</summary>
    public static Line Words(string text) => new($@"\text{{{string.Concat(text.Select(InText))}}}", text);

    /// <summary>A name as a line.</summary>
    public static Line Of(Name name) => new(LatexPrinter.Instance.Text(name), name.ToString());

    /// <summary>Lines added up; 0 where there is none. One that begins with a minus is taken away: 2x − 1, and not 2x + −1.</summary>
    public static Line Joined(IEnumerable<Line> terms)
    {
        IReadOnlyList<Line> all = [.. terms];
        return all.Count == 0 ? new("0", "0") : new(Added(all.Select(term => term.Latex), "-"), Added(all.Select(term => term.Text), "−"));

        static string Added(IEnumerable<string> terms, string minus) => string.Concat(terms.Select((term, at) =>
            at == 0 ? term : term.StartsWith(minus, StringComparison.Ordinal) ? $" {minus} {term[minus.Length..]}" : $" + {term}"));
    }

    /// <summary>Two factors with a dot between them.</summary>
    internal static Line Between(Line left, Line right) => new($@"{left.Latex} \cdot {right.Latex}", $"{left.Text} · {right.Text}");

    // What LaTeX would read as a command; and text fonts have no Greek, so σ is a formula inside the text.
    private static string InText(char c) => c switch
    {
        '{' or '}' or '%' or '&' or '#' or '_' or '$' => $@"\{c}",
        '\\' => @"\textbackslash{}",
        '^' => @"\textasciicircum{}",
        '~' => @"\textasciitilde{}",
        _ when GreekAlphabet.Contains($"{c}") => $@"$\{GreekAlphabet.ToName($"{c}")}$",
        _ => $"{c}",
    };

    /// <summary>A line under sums over indices, the outermost first.</summary>
    internal static Line Summed(IEnumerable<IndexVariable> indices, Line line) => indices.Reverse().Aggregate(line, (inside, index) => inside with
    {
        Latex = LatexPrinter.Instance.SumSign(index.Letter) + inside.Latex,
        Text = UnicodePrinter.Instance.SumSign(index.Letter) + inside.Text,
    });

    /// <summary>Factors with dots between them.</summary>
    /// <param name="factors">The factors.</param>
    /// <param name="note">Why the line holds, or null.</param>
    /// <param name="isSummed">Whether a Σ comes before them.</param>
    public static Line Dotted(IReadOnlyList<Expr> factors, string? note = null, bool isSummed = false)
    {
        // Nobody writes · 1, and a lone 1 is all there is to write.
        IReadOnlyList<Expr> written = [.. factors.Where(factor => !factor.IsOne)];
        if (written.Count == 0) written = [Expr.One];
        return new(LatexPrinter.Instance.Dotted(written, isSummed), UnicodePrinter.Instance.Dotted(written, isSummed), note);
    }
}
