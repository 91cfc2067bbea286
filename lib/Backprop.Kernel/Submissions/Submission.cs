namespace Backprop.Kernel.Submissions;

/// <summary>A piece of code that has been compiled and loaded.</summary>
/// <param name="Run">What runs it; null when there is nothing to run, as in a cell of <c>using</c> lines.</param>
/// <param name="HasValue">Whether it ends in an expression without a semicolon.</param>
/// <param name="Warnings">What the compiler warns of, as cells show it.</param>
internal sealed record Submission(Func<object?[], Task<object?>>? Run, bool HasValue, IReadOnlyList<string> Warnings);
