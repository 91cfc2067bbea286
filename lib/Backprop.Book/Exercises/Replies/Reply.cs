using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>What an exercise says to its reader: the question, a reply to an answer, or the derivation.</summary>
[TypeFormatterSource(typeof(MarkdownFormatters), PreferredMimeTypes = ["text/markdown", "text/plain"])]
public sealed partial class Reply : IMarkdown
{
    private readonly Wording _words;

    internal Reply(Exercise exercise, Judgement judgement, int tries)
    {
        (Exercise, State) = (exercise.Id, judgement.State);
        _words = judgement.State switch
        {
            ReplyState.Question => Question(exercise),
            ReplyState.Explained => new Wording().Add(Heading(exercise)).Add("\n\n").Add(judgement.Words),
            _ => Answered(exercise, judgement, tries),
        };
    }

    /// <summary>The number of the exercise.</summary>
    public string Exercise { get; }

    /// <summary>What the answer was found to be.</summary>
    public ReplyState State { get; }

    /// <summary>The reply in Markdown, with formulas in LaTeX; hint and answer of a question are folded.</summary>
    public string ToMarkdown() => Spaced(_words.Markdown);

    /// <summary>The reply as plain text; a question without its hint and its answer.</summary>
    public override string ToString() => Spaced(_words.Text);

    // Formulas bring empty lines of their own.
    private static string Spaced(string text) => EmptyLines().Replace(text.Trim(), "\n\n");

    private static Wording Heading(Exercise exercise) =>
        Wording.Raw($"**Exercise {exercise.Id}** · {exercise.Kind} {new string('●', exercise.Difficulty)}", $"Exercise {exercise.Id} · {exercise.Kind} {new string('●', exercise.Difficulty)}");

    private static Wording Question(Exercise exercise)
    {
        var words = new Wording().Add(Heading(exercise)).Add("\n\n").Add(exercise.Question);
        if (exercise.Asked is { IsEmpty: false } asked) words.Add("\n\n").Add(asked);
        return words.Add(Wording.Folded("Hint", exercise.Hint)).Add(Wording.Folded("Answer", exercise.Answer));
    }

    private static Wording Answered(Exercise exercise, Judgement judgement, int tries)
    {
        var words = new Wording().Add(judgement.Said);
        if (tries >= 2) words.Add(Wording.Raw("\n\n*Hint:* ", "\n\nHint: ")).Add(exercise.Hint);
        if (tries >= 3) words.Add("\n\n").Add(exercise.Answer);
        return words;
    }

    [GeneratedRegex(@"\n{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyLines();
}
