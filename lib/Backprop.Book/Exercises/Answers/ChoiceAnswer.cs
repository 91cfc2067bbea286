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
    public override Judgement Judge(string text)
    {
        var chosen = new List<Option>();
        foreach (var word in Words(text))
        {
            var meant = Meant(word);
            if (meant.Length > 1) return new(ReplyState.WrongKind, $"{Wording.AsTyped(InfixSyntaxException.Quoted(word))} begins more than one of the answers: {string.Join(", ", meant.Select(one => one.Key))}.");
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

    // Of several that are chosen each is a word; of one the whole text is it.
    private IEnumerable<string> Words(string text)
    {
        if (!IsSelection) return [text];
        var words = text.Split([',', ' ', '+', '&'], StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Equals("and", StringComparison.OrdinalIgnoreCase)).ToList();
        return words.ConvertAll(word => word.ToLowerInvariant()) switch
        {
            ["none"] or ["none", "of", "them"] => [],
            ["all"] or ["all", "of", "them"] => Options.Select(option => option.Key),
            // ABD: a letter for each.
            [var run] when run.All(letter => Named($"{letter}") is not null) => run.Select(letter => $"{letter}"),
            _ => words,
        };
    }

    private Option[] Meant(string word)
    {
        var bare = Bare(word);
        if ((Named(word) ?? Named(bare)) is { } named) return [named];
        // A single letter begins a key where it is none.
        Option[] begun = [.. Options.Where(option => bare.Length == 1 ? option.Key.StartsWith(bare, StringComparison.OrdinalIgnoreCase) : option.IsCalled(bare))];
        return begun.Length > 0 ? begun : Said(word);
    }

    // "a saddle point", "no, never", "the weight rises": the one key of several letters that stands in the text, where nothing denies it.
    private Option[] Said(string text)
    {
        string[] words = [.. Word().Matches(text).Select(match => match.Value)];
        Option[] said = [.. Options.Where(option => option.Key.Length > 1 && words.Contains(option.Key, StringComparer.OrdinalIgnoreCase))];
        if (said is not [var only]) return [];
        // "no, never", and not "no idea".
        if (only.Key is "yes" or "no") return YesOrNo().IsMatch(text) ? said : [];
        return words.Any(word => Denials.Contains(word) || word.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || word.EndsWith("n’t", StringComparison.OrdinalIgnoreCase)) ? [] : said;
    }

    private static readonly HashSet<string> Denials = new(StringComparer.OrdinalIgnoreCase) { "no", "not", "non", "never", "neither", "nor", "cannot", "without", "hardly", "nearly", "almost", "close", "far", "rather", "than", "or", "but", "since", "because", "if", "when" };

    private Option? Named(string word) => Options.FirstOrDefault(option => option.Key.Equals(word == "0" ? "zero" : word, StringComparison.OrdinalIgnoreCase));

    // (B), B), "B: their difference never changes", answer B.
    private static string Bare(string word) => Key().Match(word) is { Success: true } key ? key.Groups["key"].Value : word;

    [GeneratedRegex(@"^\s*(?:yes|no)\s*(?:[,;:.!–—]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex YesOrNo();

    [GeneratedRegex(@"[\p{L}'’]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\s*(?:(?:answer|option|choice|line|it)\s+)?[""'`(\[]*(?<key>[^\s)\].:""'`]+)(?:[)\].""'`]*|[)\].:]+\s.*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
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
        || word.Length >= 3 && (Key.StartsWith(word, StringComparison.OrdinalIgnoreCase) || Words.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase));
}
