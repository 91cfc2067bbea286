namespace Backprop;

/// <content>Definitions of families, which name one another: what divides in one of them cancels in another.</content>
internal sealed partial class StableForm
{
    /// <summary>What loops compute in place of the families' definitions; a name stays a name where nothing divides by it.</summary>
    /// <param name="families">Families with what defines them, each after those that its own uses.</param>
    /// <param name="shifted">Families x whose eˣ will be shifted, so that none is too large: products of them are left as they are.</param>
    public static IReadOnlyList<Expr> OfDefinitions(IReadOnlyList<(Family Family, Expr Definition)> families, IReadOnlySet<Family> shifted)
    {
        var definitions = families.ToDictionary(pair => pair.Family, pair => pair.Definition);
        var form = new StableForm(Family.IsUnnamed, node =>
            Family.Of(node) is { } family && definitions.TryGetValue(family, out var definition) ? Reindexing.Apply(definition, family.Indices.Zip(Family.IndicesOf(node))) : null) { Shifted = shifted };
        if (!families.Any(pair => Traversal.ChildrenFirst(pair.Definition, Family.IsUnnamed) is var parts && (parts.Exists(form.NeedsAnotherForm) || form.IsLostNextToTanh(parts))))
            return [.. families.Select(pair => form.OfLogarithms(pair.Definition))];

        var divided = new HashSet<Family>();
        foreach (var (family, _) in families)
        {
            var order = Traversal.ChildrenFirst(definitions[family], Family.IsUnnamed);
            var isDivided = form.IsLostNextToTanh(order) || order.Exists(node => Family.Of(node) is { } part && divided.Contains(part));
            var value = definitions[family] = form.Rewritten([definitions[family]], order, isDivided)[0];
            if (isDivided && Traversal.ChildrenFirst(value, Family.IsUnnamed).Any(node => Power.IsDivisor(node) || Family.Of(node) is { } part && divided.Contains(part))) divided.Add(family);
        }

        return [.. families.Select(pair => definitions[pair.Family])];
    }

    // Only the logarithms of exponentials are written otherwise.
    private Expr OfLogarithms(Expr expression) => Traversal.Rewrite(
        expression,
        (_, node) => node is Call { Function: var function } call && function == Functions.Ln ? LogarithmOf(call.Argument) ?? node : node,
        Family.IsUnnamed);

    // A logistic function that is written out divides by 1 + eᵘ; one that is written with tanh is divided by in the slope of its cost.
    private bool NeedsAnotherForm(Expr node) =>
        IsDivisorWithTanh(node)
        || Power.IsDivisor(node) && Named(((Power)node).Base) is Sum sum && (TermsOf(sum) is not null || IsOneLessAsWritten(sum))
        || node is Product product && product.Factors.Any(factor => ArgumentOf(Functions.Exp, factor) is not null) && product.Factors.Where(IsOfExponentials).ToList() is { Count: > 1 } several && !several.TrueForAll(IsShifted);

    // 1 − y with a named y is left: what divides by it cancels, and y − d is left of a cross-entropy.
    private bool IsOneLessAsWritten(Sum sum) => sum.Terms.Any(term => (term is Product product ? product.Factors : [term]).Any(IsLogistic)) && OneLess(sum) is not null;

    private bool IsShifted(Expr factor) => ArgumentOf(Functions.Exp, factor) is Element exponent && Shifted.Contains(exponent.Family);

    private static bool IsLogistic(Expr node) => node is Call { Function: var function } && function == Functions.Logistic;

    // eˣ·(1 − logistic x) is 1 · logistic x, and by itself one factor is beyond every double where the other is 0.
    private bool IsOfExponentials(Expr factor) =>
        ArgumentOf(Functions.Exp, factor) is not null || ArgumentOf(Functions.Logistic, factor) is not null || Named(factor) is Sum sum && OneLess(sum) is not null;
}
