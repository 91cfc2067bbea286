using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>What a reader wrote, as a formula, or why it is none.</summary>
/// <param name="Formula">The formula; null where it could not be read.</param>
/// <param name="Refusal">Why not; null where it could.</param>
internal sealed partial record FormulaReading(Expr? Formula, Judgement? Refusal)
{
    /// <summary>Reads a text with the names that the exercise knows.</summary>
    public static FormulaReading Of(FormulaAnswer part, string text)
    {
        foreach (var (code, spelling) in part.Spellings) text = text.Replace(code, spelling, StringComparison.Ordinal);
        text = WithoutLeftSide(text);
        try
        {
            // Where σ is a known function by now, the answer has other names of the same spelling.
            return new(part.Defined is var (undefined, known)
                ? Expr.ParseAsWritten(text, part.Context).With(undefined, known)
                : Expr.ParseAsWritten(text, [part.Answer, .. part.Context]), null);
        }
        catch (InfixSyntaxException error)
        {
            return new(null, error.NameIsUnknown && error.Found.TrimStart('\'') is ['d' or '∂', ..] && Quotient().IsMatch(text)
                ? new(ReplyState.UnknownName, "A derivative is what is asked for; give it in the letters of the definitions.")
                : Refused(error));
        }
    }

    // "dC/dw = 2(a - y)": what stands on the left only says what is meant.
    private static string WithoutLeftSide(string text) => text.Split('=') is [var left, var right] && right.Trim().Length > 0 && left.Trim().Length > 0 ? right.Trim() : text;

    private static Judgement Refused(InfixSyntaxException error)
    {
        var lines = error.Message.ReplaceLineEndings("\n").Split('\n');
        var words = Wording.AsTyped(lines[0]);
        if (lines.Length > 1) words.Add(Wording.Raw($"\n\n```text\n{string.Join('\n', lines[1..])}\n```", $"\n{string.Join('\n', lines[1..])}"));
        return new(error.NameIsUnknown ? ReplyState.UnknownName : ReplyState.Unreadable, words);
    }

    [GeneratedRegex(@"[d∂]\w+[^+\-*]*/\s*[d∂]\w", RegexOptions.CultureInvariant)]
    private static partial Regex Quotient();
}
