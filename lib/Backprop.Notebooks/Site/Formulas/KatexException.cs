namespace Backprop.Notebooks.Site.Formulas;

/// <summary>KaTeX cannot be run here; the message says why.</summary>
internal sealed class KatexException(string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Whether KaTeX is there and has failed, rather than being away.</summary>
    public bool HasFailed { get; init; }
}
