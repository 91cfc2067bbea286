using Backprop.Notebooks.Documents;
using Spectre.Console;

namespace Backprop.Notebooks.Reports;

/// <summary>Chooses how progress is shown.</summary>
internal static class Progress
{
    /// <summary>Does the work with bars on a terminal, with plain lines elsewhere.</summary>
    public static async Task<T> ShowAsync<T>(IReadOnlyList<Notebook> notebooks, Func<IProgressReport, Task<T>> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi)
            return await work(new PlainProgress());

        return await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var bars = new BarProgress(context);
                foreach (var notebook in notebooks)
                    bars.Add(notebook);
                return await work(bars);
            });
    }
}
