namespace Backprop;

/// <summary>What was found about one answer.</summary>
/// <param name="State">Right, wrong, or what else.</param>
/// <param name="Words">What the reader is told.</param>
internal sealed record Judgement(ReplyState State, Wording Words)
{
    /// <summary>How a formula was read; null where nothing was read, or where it says nothing new.</summary>
    public Wording? ReadAs { get; init; }

    /// <summary>Whether the hint comes nearer: a wrong answer is a try, one that could not be read is none.</summary>
    public bool CountsAsTry { get; init; } = State is ReplyState.NearlyRight or ReplyState.SomeLinksRight or ReplyState.Wrong;

    /// <summary>How it was read, and what is said of it.</summary>
    public Wording Said => ReadAs is null ? Words : new Wording().Add("Read as ").Add(ReadAs).Add(". ").Add(Words);
}
