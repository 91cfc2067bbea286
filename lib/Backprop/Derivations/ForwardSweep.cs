namespace Backprop;

/// <summary>The definitions behind a cost in the order in which they are computed: one line for each named quantity, with or without indices.</summary>
/// <example><code>
/// ForwardSweep.Of(C)
/// // z = w x + b
/// // a = σ(z)
/// // C = (a − y)²
/// </code></example>
[TypeFormatterSource(typeof(FormulaFormatters))]
public sealed class ForwardSweep : IFormula
{
    private ForwardSweep(IReadOnlyList<Family> definitions) => Definitions = definitions;

    /// <summary>What has a definition, each after those that it uses; the cost is the last. A quantity without indices is a family of one.</summary>
    public IReadOnlyList<Family> Definitions { get; }

    /// <summary>The forward sweep that computes a cost.</summary>
    /// <exception cref="ArgumentException">Two quantities have one name.</exception>
    public static ForwardSweep Of(Quantity cost)
    {
        var order = FamilyOrder.Of(cost.Family);
        order.RefuseNamesakes();
        return new([.. order.DefinitionsFirst.Where(family => family.Definition is not null)]);
    }

    /// <summary>All lines as one formula block in LaTeX.</summary>
    public string ToLatex() =>
        Formula.Aligned(Definitions.Select(family => $"{family.At(family.Indices).ToLatex()} &= {family.Definition!.ToLatex()}"));

    /// <summary>All lines as plain text.</summary>
    public override string ToString() => string.Join('\n', Definitions.Select(family => $"{family} = {family.Definition}"));
}
