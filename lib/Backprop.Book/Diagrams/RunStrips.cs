using System.Globalization;

namespace Backprop;

/// <summary>Runs with many seeds as strips over one logarithmic axis: a tick for each solved run, the unsolved ones at the end, and what was reported.</summary>
/// <example><code>
/// var runs = SeededRuns.Of("all patterns right", limit: 500, sweeps: [120, null, 80, 310]);
/// RunStrips.Of("Claims and runs", ("Symmetry", runs, 200)).Alternative
/// // Symmetry: 3 of 4 runs solved (all patterns right) within 500 sweeps; too few for quartiles; reported 200, 2 of 4 are as quick.
/// </code></example>
public sealed record RunStrips : Diagram
{
    private RunStrips(string title, IReadOnlyList<RunStrip> strips)
        : base(title) => Strips = strips;

    /// <summary>One for each kind of run, from the top down.</summary>
    internal IReadOnlyList<RunStrip> Strips { get; }

    /// <inheritdoc/>
    public override string Alternative => string.Join(" ", Strips.Select(strip => string.Create(
        CultureInfo.InvariantCulture,
        $"{strip.Name}: {strip.Runs}{(strip.Reported is { } reported ? $"; reported {reported:N0}, {strip.Runs.Within(reported)} of {strip.Runs.Count} are as quick" : "")}.")));

    /// <summary>A drawing of several kinds of runs.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="strips">For each kind what it is called, its runs, and the sweeps that somebody reported, or null.</param>
    /// <exception cref="ArgumentException">There is no strip.</exception>
    public static RunStrips Of(string title, params (string Name, SeededRuns Runs, int? Reported)[] strips) => strips.Length == 0
        ? throw new ArgumentException($"\"{title}\" has no strips.", nameof(strips))
        : new(title, [.. strips.Select(strip => new RunStrip(strip.Name, strip.Runs, strip.Reported))]);

    internal override void Draw(Drawing drawing) => new RunStripsDrawing(this).Draw(drawing);
}

/// <summary>Runs of one kind.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Runs">The runs.</param>
/// <param name="Reported">The sweeps that were reported, or null.</param>
internal sealed record RunStrip(string Name, SeededRuns Runs, int? Reported);
