using System.Collections.Immutable;

namespace Backprop;

/// <summary>How a text writes the quantities of one layer: the paper's names on the left, its own on the right.</summary>
/// <param name="Name">Whose notation it is.</param>
/// <param name="Names">
/// The paper's letter with the letter of its first index, if it has one, and what the text calls it: y with i is the layer
/// below, y with j the layer itself.
/// </param>
/// <param name="Indices">The letters of the indices, the paper's and the text's.</param>
public sealed record NotationStyle(string Name, ImmutableDictionary<(string Letter, string? Index), LetterName> Names, ImmutableDictionary<string, string> Indices)
{
    /// <summary>What the paper's cost is multiplied by to give the text's: 2 where the factor ½ is left out.</summary>
    public Rational CostFactor { get; init; } = 1;

    /// <summary>What the undefined activation function is; null where the text leaves it undefined.</summary>
    public UnaryFunction? Activation { get; init; }

    /// <summary>Whether the derivative with respect to a net input has the name δ.</summary>
    public bool HasDelta { get; init; }

    /// <summary>Whether whole layers are written as vectors and matrices.</summary>
    public bool InMatrices { get; init; }

    /// <summary>Rumelhart, Hinton and Williams, Nature 323 (1986): logistic units, no layers in the names.</summary>
    public static NotationStyle Paper { get; } = new("Rumelhart, Hinton, Williams", [], []) { Activation = Functions.Logistic.Apply };

    /// <summary>3Blue1Brown, Deep Learning, chapter 4: raised layers, C₀ without the factor ½.</summary>
    public static NotationStyle ThreeBlueOneBrown { get; } = new("3Blue1Brown", Layered("L", new LetterName("C", null, ["0"])), LowerIsK) { CostFactor = 2 };

    /// <summary>Nielsen, Neural Networks and Deep Learning, chapters 1 to 3: layers l, δ, the rate η and the momentum μ. He writes the layer without brackets.</summary>
    public static NotationStyle Nielsen { get; } = new("Nielsen", Layered("l", new LetterName("C")).Add(("ε", null), new LetterName("η")).Add(("α", null), new LetterName("μ")), LowerIsK) { HasDelta = true };

    /// <summary>Nielsen's names for whole layers.</summary>
    public static NotationStyle Matrices { get; } = Nielsen with { Name = "matrices", InMatrices = true };

    private static ImmutableDictionary<string, string> LowerIsK => ImmutableDictionary<string, string>.Empty.Add("i", "k");

    internal LetterName NameOf(Family family)
    {
        var name = (LetterName)family.Name;
        var key = (name.Letter, family.Indices.IsEmpty ? null : family.Indices[0].Letter);
        return Names.GetValueOrDefault(key, name);
    }

    private static ImmutableDictionary<(string, string?), LetterName> Layered(string layer, LetterName cost) =>
        new Dictionary<(string, string?), LetterName>
        {
            [("x", "j")] = new("z", layer),
            [("y", "j")] = new("a", layer),
            [("y", "i")] = new("a", $"{layer}-1"),
            [("w", "j")] = new("w", layer),
            [("b", "j")] = new("b", layer),
            [("d", "j")] = new("y"),
            [("E", null)] = cost,
        }.ToImmutableDictionary();
}
