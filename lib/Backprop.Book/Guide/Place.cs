namespace Backprop;

/// <summary>A place in the book: a cell of a notebook.</summary>
/// <param name="Notebook">The notebook's file name.</param>
/// <param name="Cell">The id of a code cell.</param>
internal sealed record Place(string Notebook, string Cell)
{
    /// <summary>The number that the notebook has in the book: 3, or A1.</summary>
    public string Chapter => Notebook[..2].TrimStart('0').ToUpperInvariant();

    /// <summary>A link to the cell.</summary>
    public string ToMarkdown(string words) => $"[{words}]({Notebook}#cell-{Cell})";
}
