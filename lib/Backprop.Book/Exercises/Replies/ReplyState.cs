namespace Backprop;

/// <summary>What an answer was found to be.</summary>
public enum ReplyState
{
    /// <summary>Nothing was answered: the question is shown.</summary>
    Question,

    /// <summary>The answer was asked for, and how it is found.</summary>
    Explained,

    /// <summary>Right, as the book writes it.</summary>
    Right,

    /// <summary>Right, written in another way.</summary>
    RightInAnotherForm,

    /// <summary>Neither a proof nor a point where it differs was found; counted as right.</summary>
    NotDecided,

    /// <summary>A part of what is asked has no answer yet.</summary>
    Unanswered,

    /// <summary>Right but for one thing, which is said.</summary>
    NearlyRight,

    /// <summary>A product in which some links are right and others are not.</summary>
    SomeLinksRight,

    /// <summary>Refuted: a point, or a reason, is given.</summary>
    Wrong,

    /// <summary>Something else than what is asked: a number for a formula, another shape, an index too many.</summary>
    WrongKind,

    /// <summary>A name that the exercise does not have.</summary>
    UnknownName,

    /// <summary>Not a formula, or one that can be read in two ways.</summary>
    Unreadable,
}

/// <summary>What follows from a state.</summary>
internal static class ReplyStates
{
    /// <summary>Whether nothing is left to do.</summary>
    public static bool IsRight(this ReplyState state) => state is ReplyState.Right or ReplyState.RightInAnotherForm or ReplyState.NotDecided;

    /// <summary>Of several parts the one that needs most is said of all.</summary>
    public static int Severity(this ReplyState state) => (int)state;
}
