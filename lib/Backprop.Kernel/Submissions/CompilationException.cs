using Microsoft.CodeAnalysis;

namespace Backprop.Kernel.Submissions;

/// <summary>Code does not compile.</summary>
/// <param name="errors">What the compiler says; at least one error.</param>
internal sealed class CompilationException(IReadOnlyList<Diagnostic> errors) : Exception(errors[0].ToString())
{
    public IReadOnlyList<Diagnostic> Errors { get; } = errors;
}
