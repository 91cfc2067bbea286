using Backprop.Display;
using Backprop.Symbolics;

namespace Backprop.Derivations;

/// <summary>The definitions behind a cost in the order in which they are computed: one line for each named quantity.</summary>
/// <example><code>
/// ForwardSweep.Of(C)
/// // z = w x + b
/// // a = σ(z)
/// // C = (a − y)²
/// </code></example>
[TypeFormatterSource(typeof(ForwardSweepFormatters), PreferredMimeTypes = ["text/latex", "text/plain"])]
public sealed class ForwardSweep
{
    private ForwardSweep(IReadOnlyList<Quantity> quantities) => Quantities = quantities;

    /// <summary>The quantities, each after those that it uses; the cost is the last.</summary>
    public IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>The forward sweep that computes a cost.</summary>
    public static ForwardSweep Of(Quantity cost) => new(cost.Quantities());

    /// <summary>All lines as one formula block in LaTeX.</summary>
    public string ToLatex() =>
        Formula.Aligned(Quantities.Select(quantity => $"{Line.Of(quantity.Name).Latex} &= {quantity.Definition.ToLatex()}"));

    /// <summary>All lines as plain text.</summary>
    public override string ToString() => string.Join('\n', Quantities.Select(quantity => $"{quantity.Name} = {quantity.Definition}"));
}
