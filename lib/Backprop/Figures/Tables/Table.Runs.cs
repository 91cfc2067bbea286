using System.Globalization;

namespace Backprop;

public sealed partial record Table
{
    /// <summary>Runs with many seeds, a row for each kind; the caption says when a run counts as solved, and the limit.</summary>
    /// <param name="caption">What the runs are.</param>
    /// <param name="rows">What tells a row from the others, and its runs.</param>
    /// <exception cref="ArgumentException">Two rows count different things as solved, or have different limits.</exception>
    /// <example><code>
    /// var runs = SeededRuns.Of("all right", 2000, Enumerable.Range(1, 12).Select(k => (int?)(100 * k)));
    /// Table.OfRuns("XOR", ("seeds 1 to 12", runs))
    /// // XOR. Solved: all right, within 2,000 sweeps. Quartiles are over all runs, with unsolved ones counted as infinite.
    /// //                runs  solved  first quartile  median  third quartile
    /// // seeds 1 to 12    12      12             375     650             925
    /// </code></example>
    public static Table OfRuns(string caption, params (string Name, SeededRuns Runs)[] rows) => OfRuns(caption, null, rows);

    /// <summary>The same, with the share of all runs that are solved within a reported number of sweeps.</summary>
    /// <param name="caption">What the runs are.</param>
    /// <param name="within">The sweeps of the last column.</param>
    /// <param name="rows">What tells a row from the others, and its runs.</param>
    /// <exception cref="ArgumentException">Two rows count different things as solved, or have different limits.</exception>
    public static Table OfRuns(string caption, int? within, params (string Name, SeededRuns Runs)[] rows)
    {
        if (rows.Length == 0) throw new ArgumentException($"\"{caption}\" has no rows.", nameof(rows));
        var first = rows[0].Runs;
        if (rows.FirstOrDefault(row => row.Runs.SolvedWhen != first.SolvedWhen || row.Runs.Limit != first.Limit) is { Runs: { } odd, Name: var name })
        {
            throw new ArgumentException(
                $"\"{caption}\" compares unlike runs. Found {Rule(first)} in the row \"{rows[0].Name}\" and {Rule(odd)} in \"{name}\"; expected one rule and one limit in a table.",
                nameof(rows));
        }

        return Of(
            $"{caption}. Solved: {Rule(first)}. Quartiles are over all runs, with unsolved ones counted as infinite.",
            ["", .. SeededRuns.Heads(within)], [.. rows.Select(row => (IReadOnlyList<object>)[row.Name, .. row.Runs.Cells(within)])]);

        static string Rule(SeededRuns runs) => string.Create(CultureInfo.InvariantCulture, $"{runs.SolvedWhen}, within {runs.Limit:N0} sweeps");
    }
}
