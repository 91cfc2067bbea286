using System.Globalization;
using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>The shape of a matrix is asked for: rows × columns.</summary>
/// <param name="Label">Whose shape.</param>
/// <param name="Rows">How many rows, as the library finds them.</param>
/// <param name="Columns">How many columns.</param>
internal sealed partial record ShapeAnswer(Wording Label, int Rows, int Columns) : AnswerPart(Label)
{
    /// <summary>What the other way round deserves.</summary>
    public Wording Transposed { get; init; } = "Rows and columns are exchanged.";

    /// <summary>Other wrong shapes that people give.</summary>
    public IReadOnlyList<(int Rows, int Columns, Wording Says)> Mistakes { get; init; } = [];

    /// <inheritdoc/>
    public override Wording HowToAnswer => "Give rows × columns.";

    /// <inheritdoc/>
    public override Wording HowToAnswerInLine => "";

    /// <inheritdoc/>
    public override Wording Solution => new Wording().Add(Label).Add($": {Rows}×{Columns}");

    /// <inheritdoc/>
    protected override Judgement Decide(string text)
    {
        if (Sizes().Match(text) is not { Success: true } match) return new(ReplyState.WrongKind, "A shape is asked for: rows × columns, such as 2×7.");
        var (rows, columns) = (Number("rows"), Number("columns"));
        if ((rows, columns) == (Rows, Columns)) return new(ReplyState.Right, "Right.");
        if (Mistakes.FirstOrDefault(mistake => (mistake.Rows, mistake.Columns) == (rows, columns)) is { Says: { } says }) return new(ReplyState.NearlyRight, says);
        return (rows, columns) == (Columns, Rows)
            ? new(ReplyState.NearlyRight, Transposed)
            : new(ReplyState.Wrong, rows == Rows ? "The rows are right, the columns are not." : columns == Columns ? "The columns are right, the rows are not." : "Neither. What is the rows' index, and what the columns'?");

        int Number(string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?:[^=:0-9]*[=:])?\s*(?:shape\s*)?[(\[]?\s*(?<rows>[0-9]{1,6})\s*(?:rows?\s*)?(?:x|X|х|Х|×|✕|⨯|·|\*|-?by-?|and|,)\s*(?<columns>[0-9]{1,6})\s*(?:columns?)?\s*[)\]]?\s*(?:matrix)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Sizes();
}
