using System.Collections.Immutable;

namespace Backprop;

/// <summary>Units of one kind: an input, or units that listen to other layers.</summary>
/// <remarks>Layers listen only to layers that exist already, so a network of them has no cycle.</remarks>
/// <example><code>
/// var person = Layer.Input("person", 24);
/// var code = Layer.Of("code", 6, Activation.Logistic, person);
/// code.ToString()   // code (6)
/// </code></example>
public sealed class Layer
{
    private static int _made;

    private Layer(string name, int units, Activation? activation, bool hasBias, ImmutableArray<Layer> from)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        (Name, Units, Activation, HasBias, From) = (name, units, activation, hasBias, from);
        Made = Interlocked.Increment(ref _made);
    }

    /// <summary>What the layer is called.</summary>
    public string Name { get; }

    /// <summary>How many units it has.</summary>
    public int Units { get; }

    /// <summary>How outputs follow from net inputs; null for an input.</summary>
    public Activation? Activation { get; }

    /// <summary>Whether each unit has a bias: a weight from a unit that is always 1.</summary>
    public bool HasBias { get; }

    /// <summary>The layers that each unit listens to, all units of them.</summary>
    public ImmutableArray<Layer> From { get; }

    /// <summary>A number that is larger than that of every layer made before.</summary>
    internal int Made { get; }

    /// <summary>Units whose states come with each case.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is not one unit.</exception>
    public static Layer Input(string name, int units) => new(name, units, null, false, []);

    /// <summary>Units with biases that listen to one layer or to several.</summary>
    /// <exception cref="ArgumentException">It listens to none, or to one twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is not one unit.</exception>
    public static Layer Of(string name, int units, Activation activation, params Layer[] from) => Of(name, units, activation, true, from);

    /// <summary>Units with or without biases that listen to one layer or to several.</summary>
    public static Layer Of(string name, int units, Activation activation, bool hasBias, params Layer[] from)
    {
        if (from.Length == 0) throw new ArgumentException($"The layer {name} listens to no layer; expected at least one.", nameof(from));
        if (from.GroupBy(layer => layer).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The layer {name} listens to {twice.Key.Name} twice.", nameof(from));
        return new(name, units, activation, hasBias, [.. from]);
    }

    /// <summary>The layer's name and size.</summary>
    public override string ToString() => $"{Name} ({Units})";
}
