using System.Globalization;

namespace Backprop;

/// <summary>A network as circles and lines, the input below: the width of a line is the weight's magnitude, its colour the sign.</summary>
/// <example><code>
/// NetworkDiagram.Of("XOR by hand", [new double[,] { { 1, 1 }, { 1, 1 } }, new double[,] { { 1, -2 } }], biases: [[-0.5, -1.5], [-0.5]]).Alternative
/// // A 2-2-1 network; lines are weights, as wide as their magnitude: 5 positive and 1 negative. hidden 1: 1 from input 1, 1 from input 2, bias −0.5. hidden 2: 1 from input 1, 1 from input 2, bias −1.5. output: 1 from hidden 1, −2 from hidden 2, bias −0.5.
/// </code></example>
public sealed record NetworkDiagram : Diagram
{
    private NetworkDiagram(string title, IReadOnlyList<IReadOnlyList<NetworkUnit>> layers, IReadOnlyList<Connection> connections)
        : base(title) => (Layers, Connections) = (layers, connections);

    /// <summary>The units, layer by layer from the input on.</summary>
    internal IReadOnlyList<IReadOnlyList<NetworkUnit>> Layers { get; }

    /// <summary>The lines.</summary>
    internal IReadOnlyList<Connection> Connections { get; }

    /// <summary>True to write each weight beside its line: good for small networks.</summary>
    public bool ShowsWeights { get; init; }

    /// <summary>The magnitude of the widest line; null takes that of the largest weight.</summary>
    public double? LargestMagnitude { get; init; }

    /// <summary>The magnitude whose line is the widest.</summary>
    public double Scale => LargestMagnitude ?? Connections.Select(connection => Math.Abs(connection.Weight)).DefaultIfEmpty(0).Max();

    /// <inheritdoc/>
    public override string Alternative
    {
        get
        {
            var shape = string.Join("-", Layers.Select(layer => layer.Count.ToString(CultureInfo.InvariantCulture)));
            var text = string.Create(CultureInfo.InvariantCulture, $"A {shape} network; lines are weights, as wide as their magnitude: {Connections.Count(connection => connection.Weight > 0)} positive and {Connections.Count(connection => connection.Weight < 0)} negative.");
            foreach (var layer in Layers.Skip(1))
            {
                foreach (var unit in layer)
                {
                    var arriving = Connections.Where(connection => connection.To == unit).Select(connection => $"{NumberText.Drawn(connection.Weight)} from {connection.From.Label}").ToList();
                    text += arriving.Count <= 12 ? $" {unit.Label}: {string.Join(", ", arriving)}" : $" {unit.Label}: {arriving.Count.ToString(CultureInfo.InvariantCulture)} weights";
                    text += unit.Bias is { } bias ? $", bias {NumberText.Drawn(bias)}." : ".";
                }
            }

            return text;
        }
    }

    /// <summary>A network in which each layer listens to the layer before it.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="weights">For each layer after the input w_ji: a row for each of its units j, a column for each unit i of the layer before.</param>
    /// <param name="biases">For each layer after the input a bias for each unit; null draws none.</param>
    /// <param name="labels">For each layer, the input included, a name for each unit; null counts them.</param>
    /// <exception cref="ArgumentException">The sizes do not fit together, or a weight is not a finite number.</exception>
    public static NetworkDiagram Of(string title, IReadOnlyList<double[,]> weights, IReadOnlyList<double[]>? biases = null, IReadOnlyList<IReadOnlyList<string>>? labels = null)
    {
        if (weights.Count == 0) throw new ArgumentException("Expected the weights of at least one layer; found none.", nameof(weights));
        int[] sizes = [weights[0].GetLength(1), .. weights.Select(layer => layer.GetLength(0))];
        Require(biases?.Count ?? weights.Count, weights.Count, "layers of biases");
        Require(labels?.Count ?? sizes.Length, sizes.Length, "layers of labels");
        var layers = new List<List<NetworkUnit>>();
        for (var l = 0; l < sizes.Length; l++)
        {
            Require(labels?[l].Count ?? sizes[l], sizes[l], $"labels in layer {l}");
            if (l > 0) Require(biases?[l - 1].Length ?? sizes[l], sizes[l], $"biases in layer {l}");
            if (l > 0) Require(weights[l - 1].GetLength(1), sizes[l - 1], $"columns of weights into layer {l}");
            layers.Add([.. Enumerable.Range(0, sizes[l]).Select(j => new NetworkUnit(
                labels?[l][j] ?? DefaultLabel(l, j, sizes),
                l == 0 ? null : biases?[l - 1][j]))]);
        }

        var connections =
            from l in Enumerable.Range(1, weights.Count)
            from j in Enumerable.Range(0, sizes[l])
            from i in Enumerable.Range(0, sizes[l - 1])
            select new Connection(layers[l - 1][i], layers[l][j], weights[l - 1][j, i]);
        return Of(title, layers, [.. connections]);
    }

    /// <summary>A network with whatever connections there are; some may skip layers.</summary>
    /// <exception cref="ArgumentException">A connection has an end that is in no layer, or a weight that is not a finite number.</exception>
    internal static NetworkDiagram Of(string title, IReadOnlyList<IReadOnlyList<NetworkUnit>> layers, IReadOnlyList<Connection> connections)
    {
        var units = layers.SelectMany(layer => layer).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var connection in connections)
        {
            foreach (var end in new[] { connection.From, connection.To })
            {
                if (!units.Contains(end)) throw new ArgumentException($"The connection {connection.From.Label} → {connection.To.Label} has an end, {end.Label}, that is in no layer.", nameof(connections));
            }

            if (!double.IsFinite(connection.Weight)) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The weight {connection.From.Label} → {connection.To.Label} is {connection.Weight}; a line needs a finite number."), nameof(connections));
        }

        return new(title, layers, connections);
    }

    internal override void Draw(Drawing drawing) => new NetworkDiagramDrawing(this).Draw(drawing);

    private static string DefaultLabel(int layer, int unit, int[] sizes)
    {
        var kind = layer == 0 ? "input" : layer == sizes.Length - 1 ? "output" : sizes.Length == 3 ? "hidden" : $"hidden {layer.ToString(CultureInfo.InvariantCulture)}";
        return sizes[layer] == 1 ? kind : $"{kind}{(sizes.Length > 3 && kind.Length > 6 ? "." : " ")}{(unit + 1).ToString(CultureInfo.InvariantCulture)}";
    }

    private static void Require(int found, int expected, string what)
    {
        if (found != expected) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected {expected} {what}; found {found}."));
    }
}

/// <summary>A unit: a circle. Two units are the same only where they are one object.</summary>
/// <param name="label">What it is called.</param>
/// <param name="bias">Its bias; null for an input, or where none is drawn.</param>
internal sealed class NetworkUnit(string label, double? bias = null)
{
    /// <summary>What it is called.</summary>
    public string Label { get; } = label;

    /// <summary>Its bias; null for an input, or where none is drawn.</summary>
    public double? Bias { get; } = bias;
}

/// <summary>A connection between two units.</summary>
/// <param name="From">The unit that is listened to.</param>
/// <param name="To">The unit that listens.</param>
/// <param name="Weight">The weight.</param>
internal sealed record Connection(NetworkUnit From, NetworkUnit To, double Weight);
