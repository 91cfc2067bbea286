using Microsoft.CodeAnalysis;

namespace Backprop.Kernel.Submissions;

/// <summary>A piece of code that has been compiled and loaded.</summary>
/// <param name="Run">What runs it; null when there is nothing to run, as in a cell of <c>using</c> lines.</param>
/// <param name="Warnings">What the compiler warns of.</param>
internal sealed record LoadedSubmission(Func<object?[], Task<object?>>? Run, IReadOnlyList<Diagnostic> Warnings);
