namespace Backprop;

/// <summary>One thing that an exercise asks for.</summary>
/// <param name="Label">What it is: ∂C/∂w, the shape of W, the line.</param>
internal abstract record AnswerPart(Wording Label)
{
    /// <summary>What the reader has to know to write it; empty where nothing.</summary>
    public virtual Wording HowToAnswer => "";

    /// <summary>The same where several things are asked for.</summary>
    public virtual Wording HowToAnswerInLine => HowToAnswer;

    /// <summary>The answer, for the fold.</summary>
    public abstract Wording Solution { get; }

    /// <summary>Judges what a reader wrote.</summary>
    public abstract Judgement Judge(string text);
}

/// <summary>A wrong answer that people give, and what it deserves.</summary>
/// <param name="Given">What they write, computed from what is right.</param>
/// <param name="Says">The reply.</param>
internal sealed record Mistake(Expr Given, Wording Says);
