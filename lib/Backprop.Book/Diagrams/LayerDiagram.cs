using System.Globalization;

namespace Backprop;

/// <summary>A network layer by layer, the input at the bottom as in the paper's figure 3: a square for each unit, its area the unit's activity.</summary>
/// <remarks>For networks whose units are too many for circles and lines; <see cref="NetworkDiagram"/> draws small ones.</remarks>
/// <example><code>
/// LayerDiagram.Of("XOR", Network.Layered(2, 2, 1)).Alternative
/// // input: an input of 2 units. hidden 1: 2 units, listening to input. output: 1 unit, listening to hidden 1.
/// </code></example>
public sealed record LayerDiagram : Diagram
{
    private LayerDiagram(string title, IReadOnlyList<IReadOnlyList<ShownLayer>> steps)
        : base(title) => Steps = steps;

    /// <summary>The layers from the input up; those that stand at one height are side by side.</summary>
    internal IReadOnlyList<IReadOnlyList<ShownLayer>> Steps { get; }

    /// <summary>How many squares stand in a row before the next begins; a layer beside one of several rows has as many rows.</summary>
    public int Columns { get; init; } = 12;

    /// <summary>Names for the units of a layer, by the layer's name; the units that are on are named in the drawing.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> UnitNames { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <inheritdoc/>
    public override string Alternative => string.Join(" ", Steps.SelectMany(step => step).Select(Describe));

    /// <summary>The layers of a network, without activities.</summary>
    /// <exception cref="ArgumentException">A layer listens to one that is not directly below it.</exception>
    public static LayerDiagram Of(string title, Network network) => Of(title, network, layer => new(layer, null, []));

    /// <summary>What each unit of a network says for one case, as of its last sweep; the targets are marked.</summary>
    /// <exception cref="ArgumentException">A layer listens to one that is not directly below it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such case.</exception>
    public static LayerDiagram Of(string title, CompiledNetwork network, int caseIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(caseIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(caseIndex, network.Cases);
        return Of(title, network.Network, layer => new(
            layer,
            OfCase(network[layer], network.Cases, caseIndex),
            layer == network.Network.Output ? [.. OfCase(network.Targets, network.Cases, caseIndex).Select(target => target > 0.5)] : []));
    }

    internal override void Draw(Drawing drawing) => new LayerDiagramDrawing(this).Draw(drawing);

    /// <summary>The names of the units that say more than one half.</summary>
    internal IReadOnlyList<string> On(ShownLayer layer) =>
        layer.Activities is not { } activities || !UnitNames.TryGetValue(layer.Layer.Name, out var names) ? []
        : [.. activities.Index().Where(unit => unit.Item > 0.5).Select(unit => names[unit.Index])];

    private static LayerDiagram Of(string title, Network network, Func<Layer, ShownLayer> shown)
    {
        var heights = new Dictionary<Layer, int>();
        foreach (var layer in network.Layers)
        {
            heights[layer] = layer.From.Select(source => heights[source] + 1).DefaultIfEmpty(0).Max();
            if (layer.From.FirstOrDefault(source => heights[source] + 1 < heights[layer]) is { } far)
                throw new ArgumentException($"The layer {layer.Name} listens to {far.Name}, which is not directly below it; a {nameof(NetworkDiagram)} draws such connections.", nameof(network));
        }

        return new(title, [.. network.Layers.GroupBy(layer => heights[layer]).OrderBy(step => step.Key).Select(step => step.Select(shown).ToArray())]);
    }

    private static double[] OfCase(ReadOnlySpan<double> values, int cases, int caseIndex)
    {
        var result = new double[values.Length / cases];
        for (var unit = 0; unit < result.Length; unit++) result[unit] = values[unit * cases + caseIndex];
        return result;
    }

    private string Describe(ShownLayer shown)
    {
        var (layer, activities) = (shown.Layer, shown.Activities);
        var units = $"{layer.Units.ToString(CultureInfo.InvariantCulture)} unit{(layer.Units == 1 ? "" : "s")}";
        if (activities is null) return layer.From.IsEmpty ? $"{layer.Name}: an input of {units}." : $"{layer.Name}: {units}, listening to {string.Join(" and ", layer.From.Select(source => source.Name))}.";
        if (!UnitNames.TryGetValue(layer.Name, out var names)) return $"{layer.Name}: {string.Join(", ", activities.Select(NumberText.Rounded))}.";
        var order = activities.Index().OrderByDescending(unit => unit.Item).ToList();
        var on = order.TakeWhile(unit => unit.Item > 0.5).Select(unit => $"{names[unit.Index]} {NumberText.Rounded(unit.Item)}").ToList();
        var next = order[on.Count..] is [var first, ..] ? $"; the {(on.Count == 0 ? "nearest" : "next")} is {names[first.Index]} with {NumberText.Rounded(first.Item)}" : "";
        var said = on.Count == 0 ? $"none of {units} is above one half" : $"{on.Count.ToString(CultureInfo.InvariantCulture)} of {units} {(on.Count == 1 ? "is" : "are")} above one half: {string.Join(", ", on)}";
        return $"{layer.Name}: {said}{(layer.From.IsEmpty ? "" : next)}.";
    }
}

/// <summary>A layer in a drawing.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Activities">What its units say, from 0 to 1; null where that is not shown.</param>
/// <param name="Targets">Which units should be on; empty for a layer without targets.</param>
internal sealed record ShownLayer(Layer Layer, IReadOnlyList<double>? Activities, IReadOnlyList<bool> Targets);
