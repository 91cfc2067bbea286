using System.Globalization;

namespace Backprop;

/// <summary>A number is asked for: right as far as the typed digits claim, which must be two at least.</summary>
/// <param name="Label">What is asked for.</param>
/// <param name="Value">The number, as the library computes it.</param>
internal sealed record NumberAnswer(Wording Label, double Value) : AnswerPart(Label)
{
    // Nearer than this it is the right way with a rounding in it.
    private const double Near = 0.02;

    // A single digit that comes as near as this says enough: 0.05 for 0.0498.
    private const double NearForOneDigit = 0.05;

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

    /// <inheritdoc/>
    public override Wording Solution => new Wording().Add(Label).Add(": ").Add(Shown);

    // How many of something: whole, however it is computed.
    private bool IsCount => Format is "F0" or "N0";

    private Wording Shown => Format.Length > 0 ? Value.ToString(Format, CultureInfo.InvariantCulture).Replace('-', '−') : Wording.Shown(Value);

    /// <inheritdoc/>
    public override Judgement Judge(string text)
    {
        TypedNumber typed;
        try
        {
            typed = TypedNumber.Read(WithoutUnit(text), mayGroup: IsCount);
        }
        catch (InfixSyntaxException error)
        {
            return new(error.NameIsUnknown ? ReplyState.WrongKind : ReplyState.Unreadable, error.NameIsUnknown
                ? $"A number is asked for; found {Wording.AsTyped(error.Found)}."
                : Wording.AsTyped(error.Message.ReplaceLineEndings("\n").Split('\n')[0]));
        }

        if (IsCount) typed = typed.AsCount();
        return double.IsFinite(typed.Value) ? Judge(typed) : new(ReplyState.WrongKind, "A number is asked for; what you typed has no finite value.");
    }

    private Judgement Judge(TypedNumber typed)
    {
        var asked = IsCount ? Math.Round(Value) : Value;
        if (typed.IsExactly(asked) || typed.IsExactly(Value)) return new(ReplyState.Right, Right("Right."));
        if (Mistakes.FirstOrDefault(mistake => typed.IsExactly(mistake.Value)) is { Says: { } known }) return new(ReplyState.NearlyRight, known);
        if (typed.SaysOrCutsOff(asked))
        {
            if (Mistakes.Any(mistake => typed.Says(mistake.Value))) return new(ReplyState.WrongKind, "Keep one digit more: a wrong number begins with the same ones.");
            return typed.Digits is 0 or 1 && Math.Abs(typed.Value - asked) > NearForOneDigit * Math.Abs(asked) ? new(ReplyState.WrongKind, "Keep one digit more: two at least.") : new(ReplyState.Right, Right("Right."));
        }

        if (Mistakes.FirstOrDefault(mistake => typed.Means(mistake.Value)) is { Says: { } says }) return new(ReplyState.NearlyRight, says);
        if (Others.FirstOrDefault(other => typed.Means(other.Value)) is { Is: { } itIs }) return new(ReplyState.NearlyRight, $"That is {itIs}.");
        return NearMiss(typed) is { } near ? new(ReplyState.NearlyRight, near) : new(ReplyState.Wrong, Direction(typed));
    }

    private string WithoutUnit(string text)
    {
        var plain = text.TrimEnd();
        var unit = Unit.Length == 0 ? null : ((string[])[Unit, .. Unit == "°" ? (string[])["º", "degrees", "deg"] : []]).FirstOrDefault(sign => plain.EndsWith(sign, StringComparison.OrdinalIgnoreCase));
        return unit is null ? text : plain[..^unit.Length];
    }

    private Wording? NearMiss(TypedNumber typed)
    {
        if (Value == 0 || typed.Value == 0) return null;
        if (typed.Means(-Value)) return "All but the sign.";
        if (typed.Means(2 * Value)) return "That is twice the number.";
        if (typed.Means(Value / 2)) return "That is half of the number.";
        if (Enumerable.Range(1, 3).Any(power => typed.Means(Value * Math.Pow(10, power)) || typed.Means(Value / Math.Pow(10, power)))) return "The digits are right, the decimal point is not.";
        foreach (var factor in Enumerable.Range(3, MostFactor - 2))
        {
            if (typed.Means(factor * Value)) return $"That is {factor} times the number.";
            if (typed.Means(Value / factor)) return $"The number is {factor} times that.";
        }

        if (typed.Means(1 / Value)) return "That is 1 divided by the number.";
        if (IsCount && Math.Abs(typed.Value - Math.Round(Value)) == 1) return "Nearly: one off.";
        if (Math.Abs(typed.Value - Value) > Near * Math.Abs(Value)) return null;
        return "Nearly: less than 2 % off. Was a number rounded on the way?";
    }

    private Wording Direction(TypedNumber typed) => (Math.Sign(typed.Value), Math.Sign(Value)) switch
    {
        (_, 0) => "Not that: is there anything left when all is added up?",
        (0, _) => "It is not 0.",
        var (own, right) when own != right => "Not that: the sign is the other one, and the size is another too.",
        var (own, _) => (Math.Abs(typed.Value) > Math.Abs(Value) ? "Too large" : "Too small") + (own < 0 ? ", in size." : "."),
    };

    private Wording Right(Wording first) => Means.IsEmpty ? first : new Wording().Add(first).Add(" ").Add(Means);
}
