using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>What a reader typed, divided into the answers to several questions, without what people put around an answer.</summary>
internal static partial class AnswerText
{
    // Nobody types more for an answer of this book; what is pasted by mistake is not worked on for minutes.
    private const int MostCharacters = 2_000;

    private const string Separators = @"(?:,\s*and\b|,|\band\b|\s\|\s|\s/\s|\t)";

    /// <summary>Why a text is not read at all; null where it is.</summary>
    public static Judgement? Refusal(string answer, IReadOnlyList<AnswerPart> parts) =>
        answer.Length > MostCharacters ? new(ReplyState.Unreadable, $"An answer has {MostCharacters:N0} characters at most; yours has {answer.Length:N0}.")
        : parts.Count > 1 && parts.Any(part => part is not ChoiceAnswer) && Lines(answer) is [_, _, ..] lines && !answer.Contains(';', StringComparison.Ordinal) && lines.All(line => Dash().IsMatch(line))
            ? new(ReplyState.WrongKind, "Does each line begin with a dash or with a minus sign? Leave dashes out, and write a minus sign without a space behind it.")
        : null;

    /// <summary>One text for each answer.</summary>
    /// <param name="answer">What was typed.</param>
    /// <param name="parts">What is asked for.</param>
    public static List<string> Divide(string answer, IReadOnlyList<AnswerPart> parts)
    {
        var list = FullWidth().Replace(Accent().Replace(WrittenInLatex.Read(answer), "′"), sign => $"{(char)(sign.Value[0] - '！' + '!')}");
        // (1; 2), [1; 2] and {(1; 2); 3} are lists.
        for (var last = ""; last != list;) (last, list) = (list, List().Replace(list, "${inside}"));
        var texts = parts.Count > 1 && !list.Contains(';', StringComparison.Ordinal) ? Lines(list) : [.. list.Split(';')];
        texts = [.. (parts.Count > 1 ? WithoutMarks(texts, parts.All(part => part is ChoiceAnswer) ? BulletOrDash() : Bullet()) : texts).Select(Bare)];
        while (texts is [_, .., ""]) texts.RemoveAt(texts.Count - 1);
        return texts;
    }

    /// <summary>The pieces of texts in which semicolons should stand: between commas, bars or strokes, or single letters.</summary>
    /// <param name="texts">What stands between the semicolons that there are.</param>
    /// <param name="count">How many pieces there should be; where those outside brackets are not as many, brackets are looked into.</param>
    public static string[] Pieces(IReadOnlyList<string> texts, int count)
    {
        string[] outside = [.. texts.SelectMany(text => Split(text, BetweenOutside()))];
        return outside.Length == count ? outside : [.. texts.SelectMany(text => Split(text, Between()))];
    }

    private static string[] Split(string text, Regex between)
    {
        var inside = Listed().Match(text) is { Success: true } list ? list.Groups["inside"].Value : text;
        return Letters().IsMatch(inside) ? inside.Split(' ', StringSplitOptions.RemoveEmptyEntries) : between.Split(inside);
    }

    private static List<string> Lines(string text) => [.. text.Split('\n').Where(line => line.Trim().Length > 0).DefaultIfEmpty("")];

    // 1. … 2. …, (1) … (2) …, a) … b) …, and • before each.
    private static List<string> WithoutMarks(List<string> texts, Regex bullet)
    {
        if (texts.Count < 2) return texts;
        foreach (var marks in (string[][])[["1", "2", "3", "4", "5", "6", "7", "8", "9"], ["a", "b", "c", "d", "e", "f", "g", "h", "i"], ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]])
        {
            // Where nothing stands behind it, it is the answer itself.
            var begun = texts.Select((text, at) => at < marks.Length ? Regex.Match(text, $@"^\s*(?:\({marks[at]}\)|{marks[at]}[.):](?=\s))(?=\s*\S)", RegexOptions.CultureInvariant) : Match.Empty).ToList();
            if (begun.TrueForAll(mark => mark.Success)) return [.. texts.Zip(begun, (text, mark) => text[mark.Length..])];
        }

        return texts.TrueForAll(text => bullet.IsMatch(text)) ? texts.ConvertAll(text => bullet.Replace(text, "")) : texts;
    }

    // What does not belong to an answer: the full stop of a sentence, marks of code, of mathematics or of emphasis around it, signs without width.
    private static string Bare(string text)
    {
        var bare = Widthless().Replace(text, "").Trim();
        while (bare is ['`' or '$' or '"' or '“' or '„' or '‘' or '\'' or '*', .. var inside, '`' or '$' or '"' or '”' or '“' or '’' or '\'' or '*']) bare = inside.Trim();
        // A long dash is a minus sign, as the shorter ones are.
        bare = bare.Replace('—', '−');
        return bare.EndsWith("...", StringComparison.Ordinal) ? bare : bare.TrimEnd('.').TrimEnd();
    }

    // (1, 2), [1; 2], and Wᵀδ = (1, 2).
    [GeneratedRegex(@"^(?:[^=;,()]*=)?\s*[(\[](?<inside>[^()\[\]]*)[)\]]$", RegexOptions.CultureInvariant)]
    private static partial Regex Listed();

    [GeneratedRegex(@"(?:(?<=^|;)[^=;,()]*=\s*)?(?:\((?<inside>[^()\[\]{}]*;[^()\[\]{}]*)\)|\[(?<inside>[^()\[\]{}]*;[^()\[\]{}]*)\]|\{(?<inside>[^()\[\]{}]*;[^()\[\]{}]*)\})", RegexOptions.CultureInvariant)]
    private static partial Regex List();

    [GeneratedRegex(Separators, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(Separators + @"(?![^()\[\]]*[)\]])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BetweenOutside();

    [GeneratedRegex(@"^[A-Z](?: +[A-Z])+$", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex(@"^\s*[-–—−]\s", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();

    [GeneratedRegex(@"^\s*[•*·]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    // Where no number is asked for a dash is no minus sign.
    [GeneratedRegex(@"^\s*[•*·–—−-]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex BulletOrDash();

    // σ´(z) and σ`(z), with the accents of some keyboards.
    [GeneratedRegex(@"(?<=\p{L})[´`](?=\s*\()", RegexOptions.CultureInvariant)]
    private static partial Regex Accent();

    [GeneratedRegex(@"[！-～]", RegexOptions.CultureInvariant)]
    private static partial Regex FullWidth();

    [GeneratedRegex(@"[\u200b\u2060\ufeff]", RegexOptions.CultureInvariant)]
    private static partial Regex Widthless();
}
