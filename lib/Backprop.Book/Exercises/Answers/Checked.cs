namespace Backprop;

/// <summary>What an exercise shows as its answer in a form that a person would write, held against what was derived.</summary>
internal static class Checked
{
    /// <summary>The form that is shown, if it is proved to be what was derived.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static Expr Form(Expr shown, Expr derived) => shown.CompareWith(derived) is { Verdict: Verdict.Equal }
        ? shown
        : throw new InvalidOperationException($"{shown} is not what was derived, {derived}: {shown.CompareWith(derived)}");
}
