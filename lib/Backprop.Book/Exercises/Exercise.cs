namespace Backprop;

/// <summary>A question, what is asked for in it, and what helps somebody who cannot answer.</summary>
/// <param name="Kind">What is to be done: complete, derive, find the fault …</param>
/// <param name="Difficulty">1 takes minutes, 2 a pencil, 3 some thought.</param>
/// <param name="Question">The question.</param>
/// <param name="Parts">What is asked for, in order.</param>
/// <param name="Hint">One sentence for the second try.</param>
/// <param name="Derivation">How the answer is found.</param>
internal sealed record Exercise(string Kind, int Difficulty, Wording Question, IReadOnlyList<AnswerPart> Parts, Wording Hint, Wording Derivation)
{
    /// <summary>The number of the exercise: 1.1.</summary>
    public string Id { get; init; } = "";

    /// <summary>The question as a reply to an empty answer.</summary>
    public Reply Ask() => new(this, new(ReplyState.Question, Question), tries: 0);

    /// <summary>The answer and how it is found.</summary>
    public Reply Explain() => new(this, new(ReplyState.Explained, Answer), tries: 0);

    /// <summary>The answers of all parts, then how they are found.</summary>
    public Wording Answer => new Wording().Add(Wording.Joined("\n\n", Parts.Select(part => part.Solution))).Add("\n\n").Add(Derivation);

    /// <summary>What the reader is told to write; empty where the question says it.</summary>
    public Wording Asked => Parts.Count == 1 ? Parts[0].HowToAnswer : AskedInOrder;

    // What holds for every part is said once.
    private Wording AskedInOrder
    {
        get
        {
            var hows = Parts.Select(part => part.HowToAnswerInLine).Distinct().ToList();
            var forAll = hows is [{ IsEmpty: false } same] ? new Wording().Add(", each ").Add(same) : "";
            var lines = Parts.Select((part, at) => new Wording().Add($"\n{at + 1}. ").Add(part.Label)
                .Add(forAll.IsEmpty && part.HowToAnswerInLine is { IsEmpty: false } how ? new Wording().Add(": ").Add(how) : ""));
            return new Wording().Add("Answer in this order, separated by semicolons").Add(forAll).Add(":\n").Add(Wording.Joined("", lines));
        }
    }

    /// <summary>Judges what a reader wrote.</summary>
    public Judgement Judge(string answer)
    {
        if (AnswerText.Refusal(answer, Parts) is { } refusal) return refusal;
        var texts = AnswerText.Divide(answer, Parts);
        if (Parts is [ChoiceAnswer { IsSelection: true } selection]) return selection.Judge(string.Join(", ", texts));
        if (Parts.Count == 1) return texts.Count == 1 ? Parts[0].Judge(texts[0]) : new(ReplyState.WrongKind, "One answer is asked for; a semicolon stands between several.");
        if (texts.Count < Parts.Count && LacksSemicolons(texts)) return new(ReplyState.WrongKind, "Several things are asked for: put semicolons between them.");
        if (texts.Count > Parts.Count) return new(ReplyState.WrongKind, $"{texts.Count} answers stand there, and {Parts.Count} are asked for: {Wording.Joined("; ", Parts.Select(part => part.Label))}.");
        var judged = Parts.Zip(texts, (part, text) => (part, judgement: text.Length == 0 ? new(ReplyState.Unanswered, "not answered yet") : part.Judge(text))).ToList();
        var missing = Parts.Skip(texts.Count).Select(part => (part, judgement: new Judgement(ReplyState.Unanswered, "not answered yet")));
        var parts = judged.Concat(missing).ToList();
        return new(
            parts.Select(one => one.judgement.State).MaxBy(state => state.Severity()),
            Wording.Joined("\n", parts.Select(one => new Wording().Add("- ").Add(one.part.Label).Add(": ").Add(one.judgement.Said))))
        {
            // A gap that is filled wrongly is a try, whatever stands beside it.
            CountsAsTry = parts.Any(one => one.judgement.CountsAsTry),
        };
    }

    // As many answers as are asked for, with commas between some of them: read as they are divided, each would be judged in another's place.
    private bool LacksSemicolons(List<string> texts)
    {
        var pieces = AnswerText.Pieces(texts, Parts.Count);
        if (pieces.Length != Parts.Count) return false;
        return texts.Zip(Parts).Any(pair => pair.Second.Judge(pair.First).State >= ReplyState.WrongKind)
            || texts.Count == 1 && Parts.Zip(pieces).All(pair => pair.First.Judge(pair.Second.Trim()).State < ReplyState.WrongKind);
    }
}
