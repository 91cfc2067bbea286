using System.Collections.Immutable;

namespace Backprop;

/// <summary>A network with loops, and below it the same network unrolled: a layer for each tick of its clock, as in the paper's figure 5.</summary>
/// <example><code>
/// LoopDiagram.Of("Three units in a chain", units: 3, ticks: 3, [new(2, 1, "w₁"), new(1, 2, "w₂"), new(3, 2, "w₃"), new(2, 3, "w₄")], output: 1).Alternative.EndsWith("It sees w₄ at tick 1.")   // True
/// </code></example>
public sealed record LoopDiagram : Diagram
{
    private LoopDiagram(string title, int units, int ticks, ImmutableArray<LoopConnection> connections, int output)
        : base(title) => (Units, Ticks, Connections, Output) = (units, ticks, connections, output);

    /// <summary>How many units there are; they are counted from 1 and stand in a row.</summary>
    public int Units { get; }

    /// <summary>How many ticks the network is unrolled for.</summary>
    public int Ticks { get; }

    /// <summary>Who listens to whom.</summary>
    public ImmutableArray<LoopConnection> Connections { get; }

    /// <summary>The unit whose last state the cost looks at.</summary>
    public int Output { get; }

    /// <inheritdoc/>
    public override string Alternative
    {
        get
        {
            var loop = string.Join(", ", Connections.Select(connection => $"{connection.Label} from unit {connection.From} to unit {connection.To}"));
            var uses = string.Join(" ", Connections.Select(connection =>
                Uses(connection) is { Count: > 0 } seen ? $"It sees {connection.Label} at {(seen.Count == 1 ? "tick" : "ticks")} {string.Join(" and ", seen)}." : $"It does not see {connection.Label}."));
            return $"Above, {Units} units in a loop: {loop}. Below, the same unrolled into {Ticks + 1} layers, the start among them, time upwards; each connection goes from every layer to the next. The cost looks at unit {Output} at tick {Ticks}. {uses}";
        }
    }

    /// <summary>A network with loops, unrolled.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="units">How many units there are.</param>
    /// <param name="ticks">For how many ticks it is unrolled; one layer more is drawn, the start.</param>
    /// <param name="connections">Who listens to whom.</param>
    /// <param name="output">The unit whose last state the cost looks at.</param>
    /// <exception cref="ArgumentException">A connection has an end that is no unit, goes from a unit to itself or occurs twice, or the output is no unit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two units, or there is no tick.</exception>
    public static LoopDiagram Of(string title, int units, int ticks, IEnumerable<LoopConnection> connections, int output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(ticks, 1);
        ImmutableArray<LoopConnection> all = [.. connections];
        foreach (var connection in all)
        {
            foreach (var end in new[] { connection.From, connection.To })
            {
                if (end < 1 || end > units) throw new ArgumentException($"{connection.Label} has the end {end}; expected a unit from 1 to {units}.", nameof(connections));
            }

            if (connection.From == connection.To) throw new ArgumentException($"{connection.Label} goes from unit {connection.From} to itself; this drawing has room for connections between two units only.", nameof(connections));
        }

        if (all.GroupBy(connection => (connection.From, connection.To)).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"{string.Join(" and ", twice.Select(connection => connection.Label))} both go from unit {twice.Key.From} to unit {twice.Key.To}; expected one connection.", nameof(connections));
        return output >= 1 && output <= units
            ? new(title, units, ticks, all, output)
            : throw new ArgumentException($"The output is unit {output}; expected a unit from 1 to {units}.", nameof(output));
    }

    /// <summary>The ticks at which the cost can see a connection: those from which a way leads to the output at the last tick.</summary>
    /// <example><code>
    /// var diagram = LoopDiagram.Of("Two units", units: 2, ticks: 3, [new(1, 2, "w₁"), new(2, 1, "w₂")], output: 2);
    /// string.Join(", ", diagram.Uses(diagram.Connections[0]))   // 1, 3
    /// </code></example>
    public IReadOnlyList<int> Uses(LoopConnection connection) =>
        [.. Enumerable.Range(1, Ticks).Where(tick => IsSeen(connection.To, tick))];

    /// <summary>Whether the cost depends on a unit's state at a tick.</summary>
    internal bool IsSeen(int unit, int tick) => Seen(tick).Contains(unit);

    internal override void Draw(Drawing drawing) => new LoopDrawing(this).Draw(drawing);

    // Backwards from the output: whoever is listened to by someone seen one tick later.
    private HashSet<int> Seen(int tick)
    {
        HashSet<int> seen = [Output];
        for (var t = Ticks; t > tick; t--) seen = [.. Connections.Where(connection => seen.Contains(connection.To)).Select(connection => connection.From)];
        return seen;
    }
}

/// <summary>A connection of a network with loops.</summary>
/// <param name="From">The unit that is listened to, counted from 1.</param>
/// <param name="To">The unit that listens.</param>
/// <param name="Label">The name of its weight.</param>
public sealed record LoopConnection(int From, int To, string Label);
