using Backprop.Notebooks.Checking;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;

namespace Backprop.Notebooks.Reports;

/// <summary>Says what a run gave otherwise than the file holds it.</summary>
internal static class DifferenceReport
{
    /// <summary>Writes the differences, and says whether there are any.</summary>
    public static bool Write(NotebookRun run, TextWriter writer)
    {
        var path = DisplayPath.Of(run.Committed.Path);
        if (OutputComparison.HasNothingToCompare(run))
        {
            if (run.Status == CellStatus.Passed)
                writer.WriteLine($"{path}: the file holds no outputs to compare with; store these with --write");
            return false;
        }

        var differences = OutputComparison.Differences(run);
        foreach (var difference in differences)
        {
            writer.WriteLine($"{path}, cell [{difference.Number}]: the output differs from the file's (- file, + this run)");
            foreach (var line in DifferenceText.Lines(difference))
                writer.WriteLine($"  {line}");
        }

        var values = run.Values.Where(value => value.Differs).ToList();
        foreach (var value in values)
        {
            writer.WriteLine($"{path}, {value.Place}: {value.Value.Reference} differs from the file's (- file, + this run)");
            writer.WriteLine($"  - {value.Value.Text}\n  + {value.Text}");
        }

        return differences.Count + values.Count > 0;
    }
}
