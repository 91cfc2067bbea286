namespace Backprop;

/// <summary>A formula is asked for: read as on paper, decided by proof, else by values.</summary>
/// <param name="Label">What is asked for.</param>
/// <param name="Answer">The right formula, as the library derived it.</param>
internal sealed record FormulaAnswer(Wording Label, Expr Answer) : AnswerPart(Label)
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

    /// <summary>How the exercise spells names that a formula spells otherwise: w[l + 1] in a line of code.</summary>
    public IReadOnlyList<(string Code, string Spelling)> Spellings { get; init; } = [];

    /// <inheritdoc/>
    public override Wording Solution => new Wording().Add(Label).Add(" = ").Add($"{Answer}");

    /// <inheritdoc/>
    public override Judgement Judge(string text)
    {
        var reading = FormulaReading.Of(this, text);
        return reading.Formula is { } formula ? Judge(formula) with { ReadAs = $"{formula}" } : reading.Refusal!;
    }

    private Judgement Judge(Expr given)
    {
        if (WrongKind(given) is { } kind) return new(ReplyState.WrongKind, kind);
        if (ReferenceEquals(given, Answer)) return new(ReplyState.Right, Right("Right."));
        var comparison = given.CompareWith(Answer, Sizes);
        return comparison.Verdict switch
        {
            Verdict.Equal when AlsoRight.FirstOrDefault(form => ReferenceEquals(given, form.Given)) is { } form => new(ReplyState.RightInAnotherForm, form.Says),
            Verdict.Equal => new(ReplyState.RightInAnotherForm, Right($"Right, in another form: the difference from {Answer} is 0.")),
            Verdict.NotDecided when HasNoValue(given) => new(ReplyState.Wrong, "Yours has no value at any point that was tried, and what is right has one."),
            Verdict.NotDecided => new(ReplyState.NotDecided, "Not decided: no proof was found that yours is right, and no point where it differs from what is right. It counts as right."),
            Verdict.Different => Wrong(given),
            _ => throw new InvalidOperationException($"No reply to {comparison.Verdict}."),
        };
    }

    // ln(0) in it: nothing that could be compared.
    private bool HasNoValue(Expr given) => !Traversal.ChildrenFirst(given).Any(node => node is IndexSum or Element or Derivative)
        && TrialPoints.All([.. Traversal.ChildrenFirst([given, Answer]).OfType<Symbol>()]) is var points
        && points.All(point => !BallEvaluation.Values([given], point, new StandIn(0))[0].IsKnown)
        && points.Any(point => BallEvaluation.Values([Answer], point, new StandIn(0))[0].IsKnown);

    private Wording Right(Wording first) => Means.IsEmpty ? first : new Wording().Add(first).Add(" ").Add(Means);

    private Judgement Wrong(Expr given)
    {
        // What is equal to two of them is replied to as the one that it is written as.
        if ((Mistakes.FirstOrDefault(mistake => ReferenceEquals(given, mistake.Given)) ?? Mistakes.FirstOrDefault(mistake => AreEqual(given, mistake.Given))) is { } known) return new(ReplyState.NearlyRight, known.Says);
        if (NearMiss.Of(this, given) is { } near) return new(ReplyState.NearlyRight, near);
        if (NearMiss.RightLinks(this, given) is { } links) return new(ReplyState.SomeLinksRight, links);
        return new(ReplyState.Wrong, CounterExample.Of(given, Answer, Sizes));
    }

    /// <summary>Whether two formulas are proved to be equal.</summary>
    internal bool AreEqual(Expr left, Expr right) => left.CompareWith(right, Sizes).Verdict == Verdict.Equal;

    private Wording? WrongKind(Expr given)
    {
        var free = FreeIndices.Of(given).Except(FreeIndices.Of(Answer));
        if (free.FirstOrDefault() is { } index)
        {
            var left = FreeIndices.Of(Answer) is { IsEmpty: false } own ? $"one value for each {string.Join(" and ", own.Select(one => one.Letter))}" : "one value";
            return $"The index {index.Letter} stands free in yours, but {Label} has {left}. What happens to {index.Letter}: is it summed over?";
        }

        if (Names(given) || !Names(Answer) || Mistakes.Any(mistake => ReferenceEquals(mistake.Given, given))) return null;
        return "A formula is asked for; this is a number, its value at one point at most.";
    }

    private static bool Names(Expr formula) => Traversal.ChildrenFirst(formula).Any(node => node is Symbol or Element);
}
