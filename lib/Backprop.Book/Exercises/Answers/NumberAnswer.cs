using System.Globalization;
using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>A number is asked for: right as far as the typed digits claim, which must be two at least.</summary>
/// <param name="Label">What is asked for.</param>
/// <param name="Value">The number, as the library computes it.</param>
internal sealed partial record NumberAnswer(Wording Label, double Value) : AnswerPart(Label)
{
    // Nearer than this it is the right way with a rounding in it.
    private const double Near = 0.02;

    // A single digit that comes as near as this says enough: 0.05 for 0.0498.
    private const double NearForOneDigit = 0.05;

    // A multiple of the number that is as near as this tells where it came from.
    private const double ToTell = 0.01;

    // A factor up to this one may come from a count that was forgotten.
    private const int MostFactor = 12;

    /// <summary>Wrong numbers that people give.</summary>
    public IReadOnlyList<(double Value, Wording Says)> Mistakes { get; init; } = [];

    /// <summary>Other numbers of the same example.</summary>
    public IReadOnlyList<(double Value, Wording Is)> Others { get; init; } = [];

    /// <summary>How the answer is shown, a format of numbers; three digits unless said otherwise.</summary>
    public string Format { get; init; } = "";

    /// <summary>A sign that may stand behind the number, such as that of degrees; none where it is empty.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What the right answer means.</summary>
    public Wording Means { get; init; } = "";

    /// <summary>How far a number may be off that was measured with a step of some size, as a share; 0 where the number is to be computed.</summary>
    public double MeasuredWithin { get; init; }

    /// <summary>Whether something is asked to lie below the number: ε &lt; 2/9 says it as well.</summary>
    public bool IsUpperBound { get; init; }

    /// <inheritdoc/>
    public override Wording Solution => new Wording().Add(Label).Add(": ").Add(Shown);

    // How many of something: whole, however it is computed.
    private bool IsCount => Format is "F0" or "N0";

    private Wording Shown => Format.Length > 0 ? Value.ToString(Format, CultureInfo.InvariantCulture).Replace('-', '−') : Wording.Shown(Value);

    /// <inheritdoc/>
    protected override Judgement Decide(string text)
    {
        text = Plain(text);
        if (Bracketed().Replace(text, "") is var outside && Several().IsMatch(outside)) return new(ReplyState.WrongKind, "One number is asked for; you typed several.");
        if (Unequal().Match(text) is { Success: true, Value: var unequal }) return new(ReplyState.WrongKind, $"A number is asked for; found {Wording.AsTyped(InfixSyntaxException.Quoted(unequal))}.");
        if (Comparison().Match(text) is { Success: true } comparison) return Judge(comparison);
        if (Inverse().IsMatch(text.Split('=', '≈', '~')[^1])) return new(ReplyState.WrongKind, "Work it out: a number is asked for.");
        TypedNumber typed;
        try
        {
            typed = TypedNumber.Read(WithoutUnit(text), mayGroup: IsCount, out var other);
            if (other is not null) return new(ReplyState.WrongKind, $"You typed two different numbers, {other.Value} and {typed.Value}: give one.");
        }
        catch (InfixSyntaxException error)
        {
            return new(error.NameIsUnknown ? ReplyState.WrongKind : ReplyState.Unreadable, error.NameIsUnknown
                ? $"A number is asked for; found {Wording.AsTyped(error.Found)}."
                : Wording.AsTyped(error.Message.ReplaceLineEndings("\n").Split('\n')[0]));
        }

        return double.IsFinite(typed.Value) ? Judge(typed) : new(ReplyState.WrongKind, "A number is asked for; what you typed has no finite value.");
    }

    // "patterns: 256", "0.25 → 0.183", "about 358", "630 parameters", "below 2/9", and the number once more in brackets: √7 (2.65) is no product.
    private string Plain(string text)
    {
        string[] sides = Arrow().Split(Named().Replace(text, ""));
        // log₂ H = 8.48 → H = 358: each side is an equation of its own.
        text = sides[^1].Contains('=', StringComparison.Ordinal) ? sides[^1] : string.Join('=', sides);
        if (IsUpperBound) text = Below().Replace(text, "");
        if (Aside().Match(text) is { Success: true } twice && IsNumber(twice.Groups["first"].Value) && TypedNumber.TryRead(text, IsCount)?.Says(Value) != true)
            text = IsNumber(twice.Groups["again"].Value) ? $"{twice.Groups["first"].Value} = {twice.Groups["again"].Value}" : twice.Groups["first"].Value;
        return InWords().Match(text) is { Success: true } words && !IsNumber(text) && IsNumber(words.Groups["number"].Value) && ChangesNothing(words.Groups["words"].Value) ? words.Groups["number"].Value : text;
    }

    // What it is a number of, or how exact it is: "12 doubled", "3 sevenths" and "12 times two" are other numbers.
    private bool ChangesNothing(string words)
    {
        string[] each = [.. Tail().Replace(words, "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        return each.Index().All(word => Harmless.Contains(word.Item) || IsThing(word.Item) || word.Index == each.Length - 1 && word.Item == "times" || IsInLabel(word.Item));
    }

    // One or several.
    private static bool IsThing(string word) => ((string[])["", "s", "es"]).Any(ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && Things.Contains(word[..^ending.Length]));

    // A single letter is a factor.
    private bool IsInLabel(string word) => word.Length > 1 && Regex.IsMatch(Label.Text, $@"\b{Regex.Escape(word)}\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly HashSet<string> Harmless = new(["about", "all", "altogether", "and", "approximately", "around", "at", "circa", "each", "exactly", "hidden", "in", "inputs", "most", "of", "ones", "or", "per", "right", "roughly", "size", "so", "the", "them", "total"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Things = new(
        [
            "answer", "bias", "case", "column", "connection", "degree", "derivative", "dial", "digit", "element", "entry", "epoch", "error", "fact", "input", "layer", "link", "network", "neuron", "number", "operation",
            "output", "parameter", "pass", "path", "pattern", "people", "presentation", "product", "row", "rule", "run", "sequence", "step", "sum", "sweep", "term", "tick", "unit", "value", "way", "weight", "word",
        ], StringComparer.OrdinalIgnoreCase);

    private bool IsNumber(string text) => TypedNumber.TryRead(WithoutUnit(text.Split('=', '≈', '~')[^1]), IsCount) is not null;

    // ε < 2/9, 0 < ε < 2/9, < 2/9, and 2/9 > ε.
    private Judgement Judge(Match comparison)
    {
        var (left, right) = (comparison.Groups["left"].Value, comparison.Groups["right"].Value);
        var isLeft = TypedNumber.TryRead(WithoutUnit(right), IsCount) is null && TypedNumber.TryRead(WithoutUnit(left), IsCount) is not null;
        if (!IsUpperBound) return new(ReplyState.WrongKind, "A number is asked for, not a bound on it.");
        if (IsNumber(left) && IsNumber(right)) return new(ReplyState.WrongKind, "Two numbers are compared there, and one is asked for: give it alone.");
        var judged = Judge(isLeft ? left : right);
        return judged.State.IsRight() && comparison.Groups["sign"].Value is "<" or "≤" == isLeft
            ? new(ReplyState.NearlyRight, "The number is right, but it is an upper bound: what it bounds lies below it, not above.")
            : judged;
    }

    private Judgement Judge(TypedNumber exact)
    {
        // In 8.5 what is asked for is a whole number that a formula gives as 346.2.
        var typed = IsCount ? exact.AsCount() : exact;
        var asked = IsCount ? Math.Round(Value) : Value;
        if (typed.IsExactly(asked) || typed.IsExactly(Value)) return new(ReplyState.Right, Right("Right."));
        if (IsCount && typed.Digits is not null && typed.SaysOrCutsOff(Value)) return new(ReplyState.Right, Right($"Right; the nearest whole number is {Shown}."));
        if (Mistakes.FirstOrDefault(mistake => typed.IsExactly(mistake.Value)) is { Says: { } known }) return new(ReplyState.NearlyRight, known);
        if (typed.SaysOrCutsOff(asked))
        {
            if (Mistakes.Any(mistake => typed.Says(mistake.Value))) return new(ReplyState.WrongKind, "Keep one digit more: a wrong number begins with the same ones.");
            return typed.Digits is 0 or 1 && Math.Abs(typed.Value - asked) > NearForOneDigit * Math.Abs(asked) ? new(ReplyState.WrongKind, "Keep one digit more: two at least.") : new(ReplyState.Right, Right("Right."));
        }

        if (MeasuredWithin > 0 && Math.Abs(typed.Value - Value) <= MeasuredWithin * Math.Abs(Value)) return new(ReplyState.Right, Right($"Right for a step that is not quite small; the smaller it is, the nearer to {Shown}."));
        if (Mistakes.FirstOrDefault(mistake => typed.Means(mistake.Value)) is { Says: { } says }) return new(ReplyState.NearlyRight, says);
        if (Others.FirstOrDefault(other => typed.Means(other.Value)) is { Is: { } itIs }) return new(ReplyState.NearlyRight, $"That is {itIs}.");
        if (typed.MayRound(asked)) return new(ReplyState.WrongKind, "Is that rounded? Give one digit more.");
        return NearMiss(typed, isComputed: exact.Tolerance > 0 && exact.Digits is null) is { } near ? new(ReplyState.NearlyRight, near) : new(ReplyState.Wrong, Direction(typed));
    }

    private string WithoutUnit(string text)
    {
        var plain = text.TrimEnd();
        var unit = Unit.Length == 0 ? null : ((string[])[Unit, .. Unit == "°" ? (string[])["º", "⁰", "˚", "^∘", "∘", "^0", "degrees", "degree", "deg"] : []]).FirstOrDefault(sign => plain.EndsWith(sign, StringComparison.OrdinalIgnoreCase));
        return unit is null ? text : plain[..^unit.Length];
    }

    private Wording? NearMiss(TypedNumber typed, bool isComputed)
    {
        if (Value == 0 || typed.Value == 0) return null;
        if (typed.Means(-Value)) return "All but the sign.";
        // Of a small whole number a factor would tell it.
        var isTold = IsCount || Value == Math.Round(Value) && Math.Abs(Value) <= MostFactor;
        if (!isTold && Tells(2 * Value)) return "That is twice the number.";
        if (!isTold && Tells(Value / 2)) return "That is half of the number.";
        if (Enumerable.Range(1, 3).Any(power => Tells(Value * Math.Pow(10, power)) || Tells(Value / Math.Pow(10, power)))) return "The digits are right, the decimal point is not.";
        if (!isTold && Tells(1 / Value)) return "That is 1 divided by the number.";
        foreach (var factor in isTold ? [] : Enumerable.Range(3, MostFactor - 2))
        {
            if (Tells(factor * Value)) return $"That is {factor} times the number.";
            if (Tells(Value / factor)) return $"The number is {factor} times that.";
        }

        if (IsCount && !isComputed && Math.Abs(typed.Value - Math.Round(Value)) == 1) return "Nearly: one off.";
        if (Math.Abs(typed.Value - Value) > Near * Math.Abs(Value)) return null;
        return IsCount && !isComputed ? "Nearly: less than 2 % off. Is something left out, or counted twice?" : "Nearly: less than 2 % off. Was a number rounded on the way?";

        // Two digits are near to many numbers.
        bool Tells(double number) => typed.Means(number) && Math.Abs(typed.Value - number) <= ToTell * Math.Abs(number);
    }

    private Wording Direction(TypedNumber typed) => (Math.Sign(typed.Value), Math.Sign(Value)) switch
    {
        (_, 0) => "Not that: something cancels here, or is switched off.",
        (0, _) => "It is not 0.",
        var (own, right) when own != right => "Neither the sign nor the size is right.",
        var (own, _) => (Math.Abs(typed.Value) > Math.Abs(Value) ? "Too large" : "Too small") + (own < 0 ? ", in size." : "."),
    };

    [GeneratedRegex(@"^(?:\s*0\s*[<≤]=?)?(?<left>[^<>≤≥]*)(?<sign>[<>≤≥])=?(?<right>[^<>≤≥]+)(?:[>≥]=?\s*0\s*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"^\s*[^:;=<>≤≥0-9]{1,60}:\s*(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    // "for XOR", "for w": which of several it is.
    [GeneratedRegex(@"\bfor\b(?!\s+(?:each|every)\b).*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tail();

    [GeneratedRegex(@"^\s*(?:below|less\s+than|smaller\s+than|under|up\s+to|at\s+most)\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Below();

    [GeneratedRegex(@"→|[-−]>|⟶", RegexOptions.CultureInvariant)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"^\s*(?<first>.+?)\s+\(\s*(?!or\b|not\b|and\b)(?:[=≈~]|about|i\.e\.)?\s*(?<again>[^()]*)\)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Aside();

    [GeneratedRegex(@"^\s*(?:(?:about|approx(?:\.|imately)?|roughly|exactly|nearly|ca\.?)\s+)?(?<number>[^\p{L}]*[0-9.)%°º](?:\s*per\s?cent(?:age\s+points?)?)?)(?:\s+(?<words>\p{L}[\p{L} ]*))?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex InWords();

    [GeneratedRegex(@"≠|!=|=/=", RegexOptions.CultureInvariant)]
    private static partial Regex Unequal();

    // w = 0.6, b = -0.8: the last number of such a line is not what the whole line says.
    [GeneratedRegex(@"(?:,\s|(?<=[0-9]),(?=\p{L})|\band\b).*[=≈]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Several();

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    // An angle or a number by the name of its function: nothing is worked out by it.
    [GeneratedRegex(@"\b(?:arc|a)(?:cos|sin|tan)\b|\b(?:cos|sin|tan)\s*(?:⁻¹|\^\s*[({]?\s*[-−]\s*1)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Inverse();

    private Wording Right(Wording first) => Means.IsEmpty ? first : new Wording().Add(first).Add(" ").Add(Means);
}
