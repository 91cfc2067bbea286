using System.Globalization;

namespace Backprop;

/// <summary>Numbers in a notebook have a decimal point, wherever it is opened: what a cell prints is what the book prints.</summary>
internal static class NotebookCulture
{
    /// <summary>Makes the invariant culture the one of all threads that have none of their own.</summary>
    /// <remarks>
    /// A library leaves the culture of a program alone. Formatters, however, are asked for by notebook kernels and by
    /// nothing else, so only a notebook is touched; and one that has chosen a culture itself keeps it.
    /// </remarks>
    public static void Settle() => CultureInfo.DefaultThreadCurrentCulture ??= CultureInfo.InvariantCulture;
}
