using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>What a reader wrote, as a formula, or why it is none.</summary>
/// <param name="Formula">The formula; null where it could not be read.</param>
/// <param name="Refusal">Why not; null where it could.</param>
internal sealed partial record FormulaReading(Expr? Formula, Judgement? Refusal)
{
    /// <summary>Reads each side of what may be a chain of equations, with the names that the exercise knows; a side without a word on it is none.</summary>
    public static IReadOnlyList<FormulaReading> Sides(FormulaAnswer part, string text) =>
        [.. Limits().Replace(text, "Σ_$1 ").Split('=').Where(side => side.Trim().Length > 0).DefaultIfEmpty(text).Select(side => Of(part, side.Trim()))];

    private static FormulaReading Of(FormulaAnswer part, string text)
    {
        foreach (var (code, spelling, _) in part.Spellings) text = code.Replace(text, spelling);
        text = WithIndicesOf(part, text);
        try
        {
            // Where σ is a known function by now, the answer has other names of the same spelling.
            return new(part.Defined is var (undefined, known)
                ? Expr.ParseAsWritten(text, part.Context).With(undefined, known)
                : Expr.ParseAsWritten(text, [part.Answer, .. part.Context]), null);
        }
        catch (InfixSyntaxException error)
        {
            return new(null, Quotient().Matches(text).Any(derivative => error.Column > derivative.Index && error.Column <= derivative.Index + derivative.Length)
                ? new(ReplyState.UnknownName, OnDerivatives(part))
                : Refused(part, error));
        }
    }

    // The letter of a sum's index is the writer's choice: Σ_k x_k w_ki is read with the letter that the answer sums over.
    private static string WithIndicesOf(FormulaAnswer part, string text)
    {
        Expr[] known = [part.Answer, .. part.Context];
        var letters = Traversal.ChildrenFirst(known).OfType<Element>().SelectMany(element => element.Family.Indices).Select(index => index.Letter).ToHashSet();
        foreach (var letter in Bound().Matches(text).Select(sum => sum.Groups[1].Value).Distinct().Where(letter => !letters.Contains(letter)))
        {
            var own = Traversal.ChildrenFirst(known).OfType<IndexSum>().Select(sum => sum.Index.Letter).FirstOrDefault(own => !Bound().Matches(text).Any(sum => sum.Groups[1].Value == own));
            if (own is not null) text = Subscript().Replace(text, subscript => subscript.Value.Replace(letter, own, StringComparison.Ordinal));
        }

        return text;
    }

    // Some answers have derivatives in them, and then it is how they are spelled.
    private static Wording OnDerivatives(FormulaAnswer part) =>
        Traversal.ChildrenFirst([part.Answer, .. part.Context]).OfType<Element>().FirstOrDefault(element => element.Family.Name is DerivativeName) is { Family.Name: DerivativeName name, Indices: var indices }
            ? $"A derivative in the answer is spelled as here, with all its indices: {Wording.AsTyped($"d{name.Numerator.Identifier}/d{name.Denominator.Identifier}_{string.Concat(indices.Select(index => index.ToString()))}")}."
            : "A derivative is what is asked for; give it in the letters of the definitions.";

    private static Judgement Refused(FormulaAnswer part, InfixSyntaxException error)
    {
        var message = error.Message;
        // What stands for a name of the code is no word of the reader's.
        foreach (var (_, spelling, shown) in part.Spellings) message = message.Replace(spelling, shown, StringComparison.Ordinal);
        var lines = message.ReplaceLineEndings("\n").Split('\n');
        var words = Wording.AsTyped(lines[0]);
        if (lines.Length > 1) words.Add(Wording.Raw($"\n\n```text\n{string.Join('\n', lines[1..])}\n```", $"\n{string.Join('\n', lines[1..])}"));
        return new(error.NameIsUnknown ? ReplyState.UnknownName : ReplyState.Unreadable, words);
    }

    // A sum over all cases, with its limits or without: Σ_{c=1}^n, sum_c.
    [GeneratedRegex(@"(?:[Σ∑]|\bsum)_\s*\{?\s*(\p{L})(?:\s*=\s*1)?\s*\}?(?:\s*\^\s*(?:\{[^{}]*\}|\w+))?", RegexOptions.CultureInvariant)]
    private static partial Regex Limits();

    [GeneratedRegex(@"[Σ∑]_(\p{L})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Bound();

    [GeneratedRegex(@"_(?:\{[\p{L}, ]{1,6}\}|\p{L}{1,2}\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Subscript();

    // As far as the indices below it go.
    [GeneratedRegex(@"[d∂]\w*[^+\-*]*/\s*[d∂][\w{},]*", RegexOptions.CultureInvariant)]
    private static partial Regex Quotient();
}
