using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>A formula is asked for: read as on paper, decided by proof, else by values.</summary>
/// <param name="Label">What is asked for.</param>
/// <param name="Answer">The right formula, as the library derived it.</param>
internal sealed partial record FormulaAnswer(Wording Label, Expr Answer) : AnswerPart(Label)
{
    /// <summary>Expressions whose names the reader may use; the answer's own are among them.</summary>
    public IReadOnlyList<Expr> Context { get; init; } = [];

    /// <summary>A function that was left undefined in the names and is a known one in the answer: σ′(z) may be written then.</summary>
    public (UnaryFunction Undefined, UnaryFunction Known)? Defined { get; init; }

    /// <summary>The links whose product the answer is, if it is one.</summary>
    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>The values of the paths whose sum the answer is, with what each path leads through.</summary>
    public IReadOnlyList<(Expr Value, Wording Through)> Paths { get; init; } = [];

    /// <summary>Other derivatives that are easily taken for it.</summary>
    public IReadOnlyList<(Expr Value, Wording Is)> Neighbours { get; init; } = [];

    /// <summary>Wrong answers that people give.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; init; } = [];

    /// <summary>Right answers in a form that deserves a word of its own.</summary>
    public IReadOnlyList<Mistake> AlsoRight { get; init; } = [];

    /// <summary>What the right answer means.</summary>
    public Wording Means { get; init; } = "";

    /// <summary>How far the indices run where two formulas with indices are compared: unequal numbers, so that W is not taken for its transpose.</summary>
    public Sizes? Sizes { get; init; }

    /// <summary>How the exercise spells names that a formula spells otherwise, w[l + 1] in a line of code, and how that is shown.</summary>
    public IReadOnlyList<(Regex Code, string Spelling, string Shown)> Spellings { get; init; } = [];

    /// <summary>What is 0 or more where the letters have values that they can have; a point at which it is less tells nobody anything.</summary>
    public IReadOnlyList<Expr> Domain { get; init; } = [];

    /// <inheritdoc/>
    public override Wording Solution => new Wording().Add(Label).Add(" = ").Add($"{Answer}");

    /// <inheritdoc/>
    protected override Judgement Decide(string text)
    {
        if (Clause().Match(text) is { Success: true, Value: var clause }) return new(ReplyState.WrongKind, $"Give the formula alone, in the letters of the question, without what stands behind it: {Wording.AsTyped(InfixSyntaxException.Quoted(clause.Trim(',', '(', ' ')))}.");
        var sides = FormulaReading.Sides(this, text);
        // "dC/dw = 2(a - y)": a name on the left says what is meant.
        Expr[] formulas = [.. sides.Where((side, at) => at == sides.Count - 1 || !IsName(side.Formula)).Select(side => side.Formula).OfType<Expr>()];
        if (formulas.Length == 0) return sides[^1].Refusal!;
        if (formulas.Length > 1 && IsName(formulas[^1]) && !IsName(Answer)) formulas = formulas[..^1];
        Judgement[] judged = [.. formulas.Select(formula => Judge(formula) with { ReadAs = $"{formula}" })];
        return judged.Select(one => one.State.IsRight()).Distinct().Count() > 1
            ? new(ReplyState.WrongKind, "One side of your equation is right and another is not: give one formula.")
            : judged[^1];
    }

    private static bool IsName(Expr? formula) => formula is Symbol or Quantity or Element or Derivative;

    private Judgement Judge(Expr given)
    {
        if (WrongKind(given) is { } kind) return new(ReplyState.WrongKind, kind);
        if (ReferenceEquals(given, Answer)) return new(ReplyState.Right, Right("Right."));
        var verdict = CounterExample.TellsApart(given, Answer, Sizes, Domain) ? Verdict.Different : given.CompareWith(Answer, Sizes).Verdict;
        return verdict switch
        {
            Verdict.Equal when AlsoRight.FirstOrDefault(form => ReferenceEquals(given, form.Given)) is { } form => new(ReplyState.RightInAnotherForm, form.Says),
            Verdict.Equal => new(ReplyState.RightInAnotherForm, Right($"Right, in another form: the difference from {Answer} is 0.")),
            Verdict.NotDecided when HasNoValue(given) => new(ReplyState.Wrong, "Your formula has no value at any of the points tried, and the right one has."),
            Verdict.NotDecided => Undecided,
            Verdict.Different => Wrong(given),
            _ => throw new InvalidOperationException($"No reply to {verdict}."),
        };
    }

    private static Judgement Undecided => new(ReplyState.NotDecided, "Not decided: no proof was found that yours is right, and no point where it differs from what is right. It counts as right.");

    // ln(0) in it: nothing that could be compared.
    private bool HasNoValue(Expr given)
    {
        var (left, right, _) = CounterExample.Elements(given, Answer, Sizes).First();
        var points = TrialPoints.All([.. Traversal.ChildrenFirst([left, right]).OfType<Symbol>()]);
        return points.All(point => !BallEvaluation.Values([left], point, new StandIn(0))[0].IsKnown)
            && points.Any(point => BallEvaluation.Values([right], point, new StandIn(0))[0].IsKnown);
    }

    private Wording Right(Wording first) => Means.IsEmpty ? first : new Wording().Add(first).Add(" ").Add(Means);

    private Judgement Wrong(Expr given)
    {
        // What is equal to two of them is replied to as the one that it is written as.
        if ((Mistakes.FirstOrDefault(mistake => ReferenceEquals(given, mistake.Given)) ?? Mistakes.FirstOrDefault(mistake => AreEqual(given, mistake.Given))) is { } known) return new(ReplyState.NearlyRight, known.Says);
        if (NearMiss.Of(this, given) is { } near) return new(ReplyState.NearlyRight, near);
        if (NearMiss.RightLinks(this, given) is { } links) return new(ReplyState.SomeLinksRight, links);
        return CounterExample.Of(this, given) is { } point ? new(ReplyState.Wrong, point) : Undecided;
    }

    /// <summary>Whether two formulas are proved to be equal.</summary>
    internal bool AreEqual(Expr left, Expr right) => !CounterExample.TellsApart(left, right, Sizes, []) && left.CompareWith(right, Sizes).Verdict == Verdict.Equal;

    private Wording? WrongKind(Expr given)
    {
        if (Mistakes.Any(mistake => ReferenceEquals(mistake.Given, given))) return null;
        var free = FreeIndices.Of(given).Except(FreeIndices.Of(Answer));
        if (free.FirstOrDefault() is { } index)
        {
            var left = FreeIndices.Of(Answer) is { IsEmpty: false } own ? $"one value for each {string.Join(" and ", own.Select(one => one.Letter))}" : "one value";
            return $"The index {index.Letter} stands free in yours, but {Label} has {left}. What happens to {index.Letter}: is it summed over?";
        }

        if (Names(given) || !Names(Answer)) return null;
        return "A formula is asked for; this is a number, its value at one point at most.";
    }

    // where a = tanh(z), because …: not the formula, and no equation that its last side could be read from.
    [GeneratedRegex(@"(?:[,(]|\s)\s*(?:where|with|if|for|because|since|when|summed|using|and)\b.*|,\s+[^,;={}]*=.*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Clause();

    private static bool Names(Expr formula) => Traversal.ChildrenFirst(formula).Any(node => node is Symbol or Element);
}
