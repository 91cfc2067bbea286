using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>One or several of a few answers are to be chosen; each gets the reply that it deserves.</summary>
/// <param name="Label">What is asked for.</param>
/// <param name="Options">What can be chosen.</param>
internal sealed partial record ChoiceAnswer(Wording Label, params IReadOnlyList<Option> Options) : AnswerPart(Label)
{
    /// <summary>Whether a prediction is asked for: one that does not come true is no mistake.</summary>
    public bool IsPrediction { get; init; }

    /// <summary>Whether several may be chosen.</summary>
    public bool IsSelection { get; init; }

    /// <inheritdoc/>
    public override Wording HowToAnswer => Options.All(option => option.Words.IsEmpty)
        ? new Wording().Add("Choose ").Add(HowToAnswerInLine).Add(".")
        : new Wording().Add(IsSelection ? "Choose all that apply:\n" : "Choose one:\n").Add(Wording.Joined("", Options.Select(option => new Wording().Add($"\n- `{option.Key}` ").Add(option.Words))));

    /// <inheritdoc/>
    public override Wording HowToAnswerInLine => Wording.Joined(" or ", Options.Select(option => new Wording().Add($"`{option.Key}`").Add(option.Words.IsEmpty ? "" : $" ({option.Words})")));

    /// <inheritdoc/>
    public override Wording Solution => new Wording().Add(Label).Add(": ").Add(Wording.Joined(" ", Options.Where(option => option.IsRight)
        .Select(option => new Wording().Add($"`{option.Key}`. ").Add(option.Says))));

    /// <inheritdoc/>
    protected override Judgement Decide(string text)
    {
        var chosen = new List<Option>();
        foreach (var word in Words(text))
        {
            var meant = Meant(word.Replace("`", "", StringComparison.Ordinal));
            if (meant.Length > 1) return new(ReplyState.WrongKind, $"{Wording.AsTyped(InfixSyntaxException.Quoted(word))} may mean more than one of the answers; choose one: {string.Join(", ", meant.Select(one => one.Key))}.");
            if (meant is not [var option])
                return new(ReplyState.WrongKind, $"{Wording.AsTyped(InfixSyntaxException.Quoted(word))} is not among the answers: {string.Join(", ", Options.Select(one => one.Key))}.");
            chosen.Add(option);
        }

        chosen = [.. chosen.Distinct()];
        var faults = chosen.Where(option => !option.IsRight).Concat(Options.Where(option => option.IsRight && !chosen.Contains(option))).ToList();
        if (faults.Count == 0) return new(ReplyState.Right, IsSelection ? "Right, all of them." : new Wording().Add("Right. ").Add(chosen[0].Says));
        if (!IsSelection) return new(ReplyState.Wrong, IsPrediction ? new Wording().Add($"You said `{chosen[0].Key}`; it comes out otherwise. ").Add(chosen[0].Says) : chosen[0].Says);
        var right = chosen.Count(option => option.IsRight);
        var words = new Wording().Add(right == 0 ? "" : $"{right} of yours {(right == 1 ? "is" : "are")} right. ");
        return new(right == 0 ? ReplyState.Wrong : ReplyState.NearlyRight, chosen.Find(option => !option.IsRight) is { } wrong
            ? words.Add($"Look at `{wrong.Key}` again: ").Add(wrong.Says)
            : words.Add(chosen.Count == 0 ? "At least one of them applies." : "There are more."));
    }

    /// <inheritdoc/>
    protected override bool IsAnswer(string text) => Named(text) is not null;

    // Of several that are chosen each is a word; of one the whole text is it.
    private IEnumerable<string> Words(string text)
    {
        if (!IsSelection) return [text];
        if (Range().Match(text) is { Success: true } range && Options.Index().Where(pair => pair.Item.Key == range.Groups["first"].Value || pair.Item.Key == range.Groups["last"].Value).Select(pair => pair.Index).ToArray() is [var first, var last])
            return Options.Skip(first).Take(last - first + 1).Select(option => option.Key);
        if (AllBut().Match(text) is { Success: true } all)
        {
            var without = all.Groups["but"].Success ? Words(all.Groups["but"].Value).Select(Meant).ToList() : [];
            // What is no option cannot be left out.
            return without.Exists(meant => meant.Length != 1) ? [text] : Options.Select(option => option.Key).Except(without.Select(meant => meant[0].Key));
        }

        var words = text.Split([',', ' ', '\n', '\t', '+', '&', '/', '{', '}'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('\'', '"', '“', '”', '‘', '’', '*', '!'))
            .Where(word => word.Length > 0 && !Linking.Contains(word, StringComparer.OrdinalIgnoreCase)).ToList();
        return words.ConvertAll(word => word.ToLowerInvariant()) switch
        {
            ["none"] or ["none", "of", "them"] => [],
            // ABD: a letter for each.
            [var run] when run.All(letter => Named($"{letter}") is not null) => run.Select(letter => $"{letter}"),
            _ => words,
        };
    }

    private Option[] Meant(string word)
    {
        if (Named(word) is { } named) return [named];
        var key = Key().Match(word);
        var (bare, rest) = key.Success ? (key.Groups["key"].Value, key.Groups["rest"].Value) : (word, "");
        if (key.Success && Named(bare) is { } chosen) return IsTakenBack(chosen, rest) ? [.. Options] : [chosen];
        // A single letter begins a key where it is none.
        Option[] begun = [.. Options.Where(option => IsBegunBy(option, bare))];
        if (begun is [var only] && IsTakenBack(only, rest)) return [.. Options];
        return begun.Length > 0 ? begun : Options.FirstOrDefault(option => IsCopied(option, word)) is { } copied ? [copied] : Said(word);
    }

    private static bool IsBegunBy(Option option, string text) => text.Length == 1 ? option.Key.StartsWith(text, StringComparison.OrdinalIgnoreCase) : option.IsCalled(text);

    // "B their difference never changes", as it stands in the list.
    private static bool IsCopied(Option option, string text) => !option.Words.IsEmpty
        && text.TrimStart('-', '–', '−', '•', ' ') is var line && line.StartsWith($"{option.Key} ", StringComparison.OrdinalIgnoreCase)
        && line[option.Key.Length..].Trim().Equals(option.Words.Text, StringComparison.OrdinalIgnoreCase);

    // "B) or C)", "rise, or falls", "B: the claim is refuted" where A says that, "no … yes", "yes, but not there" and "no, it is learned".
    private bool IsTakenBack(Option chosen, string rest)
    {
        var words = WordsIn(rest).ToList();
        if (words.Count == 0) return false;
        // Its own words, as the list has them.
        if (!chosen.Words.IsEmpty && IsSaidOf(chosen, words)) return false;
        return words[0] == "or" || IsContradicted(chosen, rest, words) || Options.Any(other => other != chosen && IsMeantToo(other, chosen, rest, words));
    }

    private bool IsContradicted(Option chosen, string rest, List<string> words) => chosen.Key switch
    {
        // In the book's own reason a "not" denies something else.
        "yes" => IsDenied(rest) && words.Except(WordsIn(chosen.Says.Text), StringComparer.OrdinalIgnoreCase).Any(),
        // "no, it is learned" where that is the question; "no: 1.6 standard errors" is a reason.
        "no" => !IsDenied(rest) && !rest.Any(char.IsDigit) && !words.Except([.. Fillers, .. WordsIn(Label.Text)], StringComparer.OrdinalIgnoreCase).Any(),
        _ => words.TrueForAll(IsDenied),
    };

    // By its key, by the beginning of it, or by words that all are its own and not all the chosen one's.
    private static bool IsMeantToo(Option other, Option chosen, string rest, List<string> words) =>
        IsNamedIn(other, rest)
        || other.Key.Length > 1 && words.Exists(word => word.Length >= 3 && other.Key.StartsWith(word, StringComparison.OrdinalIgnoreCase))
        || words is [{ Length: 1 }] && other.Key.StartsWith(words[0], StringComparison.OrdinalIgnoreCase)
        || !other.Words.IsEmpty && IsSaidOf(other, words) && !IsSaidOf(chosen, words);

    private static bool IsSaidOf(Option option, List<string> words) => words.Except(Fillers, StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } said
        && !said.Except(WordsIn(option.Words.Text), StringComparer.OrdinalIgnoreCase).Any();

    // Keys of one letter are capital letters, and stand at the end, before a sign, or after "or", "not" or "and"; "A" and "a" are words too.
    private static bool IsNamedIn(Option option, string text) => option.Key.Length == 1
        ? Regex.IsMatch(text, $@"(?<![\p{{L}}_]){Regex.Escape(option.Key)}\s*(?:$|[,;.:!?)])|\b(?:or|not|and|no)\W+{Regex.Escape(option.Key)}(?![\p{{L}}_])", RegexOptions.CultureInvariant)
        : WordsIn(text).Contains(option.Key, StringComparer.OrdinalIgnoreCase);

    // "a saddle point", "no, never", "the weight rises": the one key of several letters, among words that change nothing about it.
    private Option[] Said(string text)
    {
        Option[] said = [.. Options.Where(option => option.Key.Length > 1 && IsNamedIn(option, text))];
        if (said is not [var only]) return [];
        // "no (0.08 < 0.1)", and not "no idea".
        if (only.Key is "yes" or "no") return YesOrNo().IsMatch(text) && (only.Key == "no" || !IsDenied(text)) ? said : [];
        return WordsIn(text).Except([only.Key, .. Fillers, .. WordsIn(Label.Text), .. WordsIn(only.Words.Text)], StringComparer.OrdinalIgnoreCase).Any() ? [] : said;
    }

    private static bool IsDenied(string text) => WordsIn(text).Any(word => Denials.Contains(word, StringComparer.OrdinalIgnoreCase) || word.EndsWith("n't", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> WordsIn(string text) => Word().Matches(text).Select(match => match.Value.Replace('’', '\''));

    // In any case.
    private static readonly string[] Fillers =
    [
        "a", "an", "the", "it", "its", "is", "they", "are", "there", "this", "that", "point", "place", "one", "much", "far", "just", "exactly", "clearly", "certainly", "simply",
        "global", "local", "so", "will", "would", "be", "I", "think", "say", "answer", "weight", "bias", "without", "than", "before", "same",
        "it's", "that's", "there's", "to", "in", "of", "both", "size", "long", "run", "slightly", "little", "bit", "by", "with", "derivative",
    ];

    private static readonly string[] Linking = ["and", "only", "just", "both"];

    private static readonly string[] Denials =
    [
        "no", "not", "never", "neither", "nor", "none", "nothing", "but", "only", "some", "except", "unless", "partly", "cannot", "fails", "wrong", "false", "silent",
    ];

    private Option? Named(string word) => Options.FirstOrDefault(option => option.Key.Equals(word.Trim() == "0" ? "zero" : word.Trim(), StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^\s*(?<first>[A-Z])\s*(?:[-–—−]|to|through)\s*(?<last>[A-Z])\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"^\s*all(?:\s+(?:but|except)\s+(?<but>.+)|(?:\s+(?:of|these|those|them|the|above|two|three|four|five|six|seven|eight))*)\s*(?:\([A-Z][A-Z,\s–-]*\))?\s*!?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AllBut();

    [GeneratedRegex(@"^\s*(?:yes|no)\s*(?:[,;:.!(–—−]|-\s|\s(?:it|they|there|this|that|I|we|because|since)\b|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex YesOrNo();

    [GeneratedRegex(@"[\p{L}'’]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // (B), B), "B: their difference never changes", B – since …, answer B.
    [GeneratedRegex(@"^\s*(?:(?:the\s+)?(?:answer|option|choice|line|it)\s*(?:is|:)?\s+)?[""'(\[]*(?<key>[^\s)\].,:!""']+)(?:[)\].,:!""']+(?<rest>\s.*)?|\s+[-–—−]\s(?<rest>.*)|\s+is\s+(?:right|correct|true|the\s+answer)|\s+\((?<rest>[^()]*)\))?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Key();
}

/// <summary>Something that can be chosen.</summary>
/// <param name="Key">What the reader writes.</param>
/// <param name="Words">What it stands for; nothing where the key says it.</param>
/// <param name="IsRight">Whether it is right, as the library finds it.</param>
/// <param name="Says">The reply to whoever chooses it.</param>
internal sealed record Option(string Key, Wording Words, bool IsRight, Wording Says)
{
    /// <summary>Whether a word means this option: its key, or the beginning of it.</summary>
    public bool IsCalled(string word) => Key.Equals(word, StringComparison.OrdinalIgnoreCase)
        || word.Length >= 3 && !word.Equals("not", StringComparison.OrdinalIgnoreCase) && (Key.StartsWith(word, StringComparison.OrdinalIgnoreCase) || BeginsWith(word));

    // Whole words of it.
    private bool BeginsWith(string word) => Words.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (Words.Text.Length == word.Length || !char.IsLetter(Words.Text[word.Length]));
}
