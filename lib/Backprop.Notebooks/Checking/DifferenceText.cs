using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Backprop.Notebooks.Checking;

/// <summary>A difference line by line: <c>-</c> is what the file holds, <c>+</c> is what this run gave.</summary>
internal static class DifferenceText
{
    private const int ShownLines = 40;
    private const int ShownWidth = 160;
    private const int Context = 2;

    public static IReadOnlyList<string> Lines(CellDifference difference)
    {
        var all = InlineDiffBuilder.Diff(difference.Committed, difference.Executed, ignoreWhiteSpace: false).Lines;
        var lines = new List<string>();
        var gap = false;
        for (var i = 0; i < all.Count; i++)
        {
            var near = Enumerable.Range(i - Context, 2 * Context + 1).Any(j => j >= 0 && j < all.Count && all[j].Type != ChangeType.Unchanged);
            // The heading stays in sight: it says what the lines below it are.
            if (!near && !all[i].Text.StartsWith("── ", StringComparison.Ordinal))
            {
                gap = true;
                continue;
            }

            if (gap)
                lines.Add("  …");
            gap = false;
            lines.Add($"{Mark(all[i].Type)} {Short(all[i].Text)}");
        }

        return lines.Count <= ShownLines ? lines : [.. lines.Take(ShownLines), $"  … and {lines.Count - ShownLines} more lines"];
    }

    private static char Mark(ChangeType type) => type switch
    {
        ChangeType.Inserted => '+',
        ChangeType.Deleted => '-',
        _ => ' ',
    };

    private static string Short(string text) => text.Length <= ShownWidth ? text : $"{text[..ShownWidth]}… ({text.Length} characters)";
}
