using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Hosting;
using Backprop.Notebooks.Prose;

namespace Backprop.Notebooks.Execution;

/// <summary>Reads the values that texts refer to from the session of the notebook's kernel.</summary>
internal sealed class ProseValueReader(KernelProcess kernel, TimeSpan limit)
{
    // Code cells count from 1.
    private const int NoCell = 0;

    /// <summary>The values as the session has them now.</summary>
    public async Task<IReadOnlyList<ProseValueRun>> ReadAsync(IReadOnlyList<ProseValueRun> values, CancellationToken cancel)
    {
        if (values.Count == 0)
            return [];
        var outcome = await kernel.RunAsync(new KernelRequest(NoCell, CellLanguage.CSharp, ValueQuestion.Code(values.Select(run => run.Value))), limit, cancel);
        if (outcome.Status == CellStatus.Passed)
            return [.. values.Zip(Answers(outcome, values.Count), (run, answer) => run with { Text = answer.Text, Problem = answer.Problem })];
        if (values.Count == 1 || HasEnded(outcome))
            return [.. values.Select(run => run with { Problem = Reason(outcome) })];

        // One bad reference spoils the question for all of them.
        var each = new List<ProseValueRun>();
        foreach (var run in values)
            each.AddRange(await ReadAsync([run], cancel));
        return each;
    }

    private static IReadOnlyList<(string? Text, string? Problem)> Answers(CellOutcome outcome, int count)
    {
        var shown = outcome.Outputs.OfType<DataOutput>().LastOrDefault()?.Data["text/plain"]?.GetValue<string>();
        return shown is not null && ValueQuestion.Answers(shown) is { } answers && answers.Count == count
            ? answers
            : [.. Enumerable.Repeat(((string?)null, (string?)"the kernel did not tell it"), count)];
    }

    // A kernel that has gone, or that a question has brought to a stop, answers no other.
    private static bool HasEnded(CellOutcome outcome) => outcome.Fault?.Name is "Timeout" or "KernelDied";

    private static string Reason(CellOutcome outcome)
    {
        var reason = outcome.Fault?.Message ?? outcome.Reason ?? "the kernel did not tell it";
        return reason.Contains("CS0103", StringComparison.Ordinal) ? $"{reason}; a text knows what the cells above it have declared" : reason;
    }
}
