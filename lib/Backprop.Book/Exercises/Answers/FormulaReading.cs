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
        text = WithoutLeftSide(Limits().Replace(text, "Σ_$1 "));
        try
        {
            // Where σ is a known function by now, the answer has other names of the same spelling.
            return new(part.Defined is var (undefined, known)
                ? Expr.ParseAsWritten(text, part.Context).With(undefined, known)
                : Expr.ParseAsWritten(text, [part.Answer, .. part.Context]), null);
        }
        catch (InfixSyntaxException error)
        {
            return new(null, Quotient().IsMatch(text) ? new(ReplyState.UnknownName, OnDerivatives(part)) : Refused(error));
        }
    }

    // Some answers have derivatives in them, and then it is how they are spelled.
    private static Wording OnDerivatives(FormulaAnswer part) =>
        Traversal.ChildrenFirst([part.Answer, .. part.Context]).OfType<Element>().Select(element => element.Family.Name).OfType<DerivativeName>().FirstOrDefault() is { } known
            ? $"A derivative in the answer is spelled as here, with all its indices: {known}."
            : "A derivative is what is asked for; give it in the letters of the definitions.";

    // "dC/dw = 2(a - y)": what stands on the left only says what is meant, and of a chain the last is the answer.
    private static string WithoutLeftSide(string text) => text.Split('=')[^1].Trim() is { Length: > 0 } right ? right : text;

    private static Judgement Refused(InfixSyntaxException error)
    {
        var lines = error.Message.ReplaceLineEndings("\n").Split('\n');
        var words = Wording.AsTyped(lines[0]);
        if (lines.Length > 1) words.Add(Wording.Raw($"\n\n```text\n{string.Join('\n', lines[1..])}\n```", $"\n{string.Join('\n', lines[1..])}"));
        return new(error.NameIsUnknown ? ReplyState.UnknownName : ReplyState.Unreadable, words);
    }

    // A sum over all cases, with its limits or without: Σ_{c=1}^n, sum_c.
    [GeneratedRegex(@"(?:[Σ∑]|\bsum)_\s*\{?\s*(\p{L})(?:\s*=\s*1)?\s*\}?(?:\s*\^\s*(?:\{[^{}]*\}|\w+))?", RegexOptions.CultureInvariant)]
    private static partial Regex Limits();

    [GeneratedRegex(@"[d∂]\w+[^+\-*]*/\s*[d∂]\w", RegexOptions.CultureInvariant)]
    private static partial Regex Quotient();
}
