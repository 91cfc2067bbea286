namespace Backprop.Notebooks.Documents;

/// <summary>A table that a cell has given as Markdown.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Rows">The rows below the heads, without the line between.</param>
/// <param name="Heads">The heads.</param>
internal sealed record MarkdownTable(Cell Cell, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The tables of a notebook, in its order.</summary>
    public static IEnumerable<MarkdownTable> In(Notebook notebook) =>
        from cell in notebook.Cells
        from output in cell.Outputs.OfType<DataOutput>()
        let markdown = output.Data["text/markdown"]?.ToString()
        where markdown?.StartsWith('|') == true
        let lines = markdown.Split('\n').Where(line => line.StartsWith('|')).Select(Parts).ToList()
        select new MarkdownTable(cell, lines[0], [.. lines.Skip(2)]);

    private static IReadOnlyList<string> Parts(string line) => [.. line.Trim().Trim('|').Split('|').Select(part => part.Trim())];
}
