namespace Backprop.Notebooks.Site.Formulas;

/// <summary>KaTeX cannot be run here; the message says why.</summary>
internal sealed class KatexException(string message, Exception? innerException = null)
    : Exception(message, innerException);
