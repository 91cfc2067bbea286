using System.Collections.Immutable;

namespace Backprop;

/// <summary>The indices of an expression that no sum inside it binds.</summary>
internal static class FreeIndices
{
    /// <summary>The free indices.</summary>
    public static ImmutableHashSet<IndexVariable> Of(Expr expression)
    {
        if (expression.Free is { } known) return known;
        foreach (var node in Traversal.PartsFirst([expression], node => node.Free is null && Opens(node) ? node.Children : [])) node.Free ??= Rule(node);
        return expression.Free!;
    }

    /// <summary>The letters of all indices, free and bound.</summary>
    public static HashSet<string> Letters(Expr expression) =>
    [
        .. Traversal.ChildrenFirst(expression, Opens).Select(node => node switch
        {
            IndexVariable index => index.Letter,
            IndexSum sum => sum.Index.Letter,
            _ => null,
        }).OfType<string>(),
    ];

    /// <summary>Every index inside some expressions and the definitions that they use: free, bound, or declared by a family.</summary>
    public static IReadOnlyList<IndexVariable> Everywhere(params Expr[] expressions)
    {
        var families = FamilyOrder.Of(expressions.SelectMany(FamilyOrder.Mentioned)).DefinitionsFirst;
        return
        [
            .. expressions.Concat(families.Select(family => family.Definition).OfType<Expr>())
                .SelectMany(formula => Traversal.ChildrenFirst(formula, Opens))
                .Select(node => (node as IndexSum)?.Index ?? node as IndexVariable).OfType<IndexVariable>()
                .Concat(families.SelectMany(family => family.Indices)).Distinct(),
        ];
    }

    /// <summary>Refuses a definition whose free indices do not all stand on its left side.</summary>
    /// <exception cref="ArgumentException">One of them does not, or stands there with another size.</exception>
    public static void RequireOnly(ImmutableArray<IndexVariable> left, Expr definition, Name name)
    {
        foreach (var index in Of(definition))
        {
            if (left.Contains(index)) continue;
            var known = left.FirstOrDefault(other => other.Letter == index.Letter);
            throw new ArgumentException(
                known is null
                    ? $"{name.WithIndices(IndexVariable.LettersOf(left))} = {definition}: the index {index.Letter} is free on the right only. Sum over it, or put it on the left as well."
                    : $"{name}: the index {index.Letter} runs to {known.Size} on the left and to {index.Size} on the right.",
                nameof(definition));
        }
    }

    // A named quantity has no free index: that is asked of it when it is named.
    private static bool Opens(Expr node) => node is not Quantity;

    private static ImmutableHashSet<IndexVariable> Rule(Expr node)
    {
        if (node is IndexVariable index) return [index];
        if (node is IndexSum sum) return sum.Body.Free!.Remove(sum.Index);
        ImmutableHashSet<IndexVariable> free = [];
        if (Opens(node))
        {
            foreach (var child in node.Children) free = free.Union(child.Free!);
        }

        return free;
    }
}
