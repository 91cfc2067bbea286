using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>One thing that an exercise asks for.</summary>
/// <param name="Label">What it is: ∂C/∂w, the shape of W, the line.</param>
internal abstract partial record AnswerPart(Wording Label)
{
    /// <summary>What the reader has to know to write it; empty where nothing.</summary>
    public virtual Wording HowToAnswer => "";

    /// <summary>The same where several things are asked for.</summary>
    public virtual Wording HowToAnswerInLine => HowToAnswer;

    /// <summary>The answer, for the fold.</summary>
    public abstract Wording Solution { get; }

    /// <summary>Judges what a reader wrote, behind the label or "it is" or without them: "patterns: 256" and "the cost is 8".</summary>
    public Judgement Judge(string text)
    {
        var judged = Decide(text);
        if (judged.State < ReplyState.WrongKind) return judged;
        var bare = ItIs().Replace(WithoutLabel(ItIs().Replace(text, "")), "");
        return bare != text && Decide(bare) is { State: < ReplyState.WrongKind } understood ? understood : judged;
    }

    /// <summary>Judges an answer that no label stands before.</summary>
    protected abstract Judgement Decide(string text);

    /// <summary>Whether a text is an answer, so that no label is seen in it.</summary>
    protected virtual bool IsAnswer(string text) => false;

    // The whole label, or behind a colon and before "is" a part of it.
    private string WithoutLabel(string text)
    {
        if (text.StartsWith(Label.Text, StringComparison.OrdinalIgnoreCase) && Sign().Match(text, Label.Text.Length) is { Success: true } sign) return text[(sign.Index + sign.Length)..];
        return Headed().Match(text) is { Success: true } headed && IsPartOfLabel(headed.Groups["head"].Value, headed.Groups["gap"].Length > 0) ? headed.Groups["answer"].Value : text;
    }

    // 1:8 is a ratio, and no label with its answer.
    private bool IsPartOfLabel(string head, bool hasGap) => !IsAnswer(head) && (hasGap || head.Any(char.IsLetter))
        && Regex.IsMatch(Label.Text, $@"(?<![\p{{L}}\d]){Regex.Escape(head)}(?![\p{{L}}\d])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    [GeneratedRegex(@"^(?:(?:(?:so|then|and)\s+)?(?:(?:the|my)\s+(?:right\s+)?answer|answer|it|this|that)(?:['’]s|\s+(?:is|are|must\s+be|should\s+be|equals))|I\s+(?:choose|pick|take|say|think|would\s+say)(?:\s+(?:it|that)(?:['’]s|\s+is))?)\s*:?\s+(?=\S)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ItIs();

    [GeneratedRegex(@"\G\s*(?:[:=]|\s(?:is|are)\s)\s*(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();

    [GeneratedRegex(@"^(?:(?:so\s+)?the\s+)?(?<head>\S(?:[^:;]{0,58}\S)??)(?:\s*:(?<gap>\s*)|\s+(?:is|are)\s+)(?<answer>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Headed();
}

/// <summary>A wrong answer that people give, and what it deserves.</summary>
/// <param name="Given">What they write, computed from what is right.</param>
/// <param name="Says">The reply.</param>
internal sealed record Mistake(Expr Given, Wording Says);
