using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;

namespace Backprop.Notebooks.Reports;

/// <summary>Says which cells did not run to their end, which values could not be had, where and why.</summary>
internal static class RunReport
{
    public static void Write(NotebookRun run, TextWriter writer)
    {
        var path = DisplayPath.Of(run.Committed.Path);
        if (run.SkipReason is not null)
            writer.WriteLine($"{path}: skipped: {run.SkipReason}");

        foreach (var cell in run.Cells)
        {
            if (cell.Outcome.Status == CellStatus.Skipped)
                writer.WriteLine($"{path}, cell [{cell.Number}]: skipped: {cell.Outcome.Reason}");
            if (cell.Outcome is { Status: CellStatus.Failed, Fault: { } fault })
                WriteFault($"{path}, cell [{cell.Number}]", fault, writer);
        }

        foreach (var value in run.Values.Where(value => value.Problem is not null))
            writer.WriteLine($"{path}, {value.Place}: {value.Value.Reference}: {value.Problem}");

        if (run.Cells.Count(cell => cell.Outcome.Status == CellStatus.NotRun) is > 0 and var left)
            writer.WriteLine($"{path}: {CellCount.Of(left)} not run");
    }

    /// <summary>What the page of a skipped notebook says above its text.</summary>
    public static string PageNote(NotebookRun run)
    {
        var reason = run.MissingPackage is { } package
            ? $"it needs the package {package}, which could not be restored there"
            : run.SkipReason ?? run.Cells.First(cell => cell.Outcome.Status == CellStatus.Skipped).Outcome.Reason;
        var shown = run.Committed.Cells.Any(cell => cell.Outputs.Count > 0)
            ? "The outputs below are those that its file holds."
            : "Its file holds no outputs; to see them, run it yourself.";
        return $"This notebook could not be rerun where this page was made: {reason}. {shown}";
    }

    private static void WriteFault(string place, CellFault fault, TextWriter writer)
    {
        var line = fault.Line is null ? "" : $", line {fault.Line}";
        // A compiler's message says what it is; an exception's type is part of what happened.
        var kind = fault.IsOfException ? $"{fault.Name}: " : "";
        writer.WriteLine(Printable($"{place}{line}: {kind}{(fault.Message.Length > 0 ? fault.Message : "(without a message)")}"));
        foreach (var detail in fault.Details)
            writer.WriteLine(Printable($"    {detail}"));
    }

    // A terminal would obey what a message has of its controls.
    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t') ? $"\\u{(int)c:x4}" : c.ToString()));
}
