namespace Backprop;

/// <summary>Writes families into the one formula that uses them, where that saves a pass over memory and repeats no work.</summary>
internal static class Inlining
{
    // What is shorter when it is multiplied out has few terms, and few more on the way.
    private const int MostTerms = 1_000;
    private const long MostOnTheWay = 20_000;

    /// <summary>The statements left over, in the same order.</summary>
    /// <param name="statements">One for each family, definitions first.</param>
    /// <param name="kept">Families that must stay.</param>
    public static IReadOnlyList<LoopStatement> Apply(IReadOnlyList<LoopStatement> statements, IReadOnlyCollection<Family> kept)
    {
        var left = statements.ToDictionary(statement => statement.Target, statement => statement.Value);
        var users = UsersOf(statements);
        foreach (var (target, _, _) in statements)
        {
            if (kept.Contains(target) || !users.TryGetValue(target, out var found) || found is not [var user]) continue;
            var mentions = Traversal.ChildrenFirst(left[user], Family.IsUnnamed).Where(node => target.Equals(Family.Of(node))).ToList();
            if (mentions is not [var mention] || !IsOncePerElement(user, left[user], mention)) continue;
            var value = Reindexing.Apply(left[target], target.Indices.Zip(Family.IndicesOf(mention)));
            left[user] = Shorter(Put(left[user], mention, value));
            left.Remove(target);
        }

        return [.. statements.Where(statement => left.ContainsKey(statement.Target)).Select(statement => statement with { Value = left[statement.Target] })];
    }

    private static Dictionary<Family, List<Family>> UsersOf(IEnumerable<LoopStatement> statements)
    {
        var users = new Dictionary<Family, List<Family>>();
        foreach (var (target, value, _) in statements)
        {
            foreach (var part in FamilyOrder.Mentioned(value))
            {
                if (!users.TryGetValue(part, out var list)) users.Add(part, list = []);
                list.Add(target);
            }
        }

        return users;
    }

    // Within loops over more indices than the element has, the same value would be computed again and again.
    private static bool IsOncePerElement(Family user, Expr value, Expr mention)
    {
        var own = Family.IndicesOf(mention).ToHashSet();
        if (own.Count != Family.IndicesOf(mention).Length) return false;
        var inSum = Traversal.ChildrenFirst(value, Family.IsUnnamed).OfType<IndexSum>().Where(sum => Traversal.ChildrenFirst(sum.Body, Family.IsUnnamed).Contains(mention));
        return own.SetEquals(user.Indices.Concat(inSum.Select(sum => sum.Index)));
    }

    private static Expr Put(Expr into, Expr mention, Expr value)
    {
        var apart = Reindexing.BindApart(value, FreeIndices.Letters(into));
        return Traversal.Rewrite(into, (_, node) => ReferenceEquals(node, mention) ? apart : node, Family.IsUnnamed);
    }

    // (−d/y + (1 − d)/(1 − y)) y(1 − y) is y − d, and has a value at y = 1 only when written so.
    private static Expr Shorter(Expr value)
    {
        if (value is not Product product || product.Factors.OfType<Sum>().FirstOrDefault(HasDivisor) is not { } sum) return value;
        Expr[] others = [.. product.Factors.Where(factor => !ReferenceEquals(factor, sum)).Prepend(Number.Of(product.Coefficient))];
        var workLeft = MostOnTheWay;
        var distributed = Expansion.UpTo(MostTerms, Sum.Of([.. sum.Terms.Select(term => Product.Of([term, .. others]))]), ref workLeft);
        return PartsOf(distributed) < PartsOf(value) ? distributed : value;
    }

    private static int PartsOf(Expr value) => Traversal.ChildrenFirst(value, Family.IsUnnamed).Count;

    private static bool HasDivisor(Sum sum) =>
        sum.Terms.Any(term => term is Product product ? product.Factors.Any(Power.IsDivisor) : Power.IsDivisor(term));

}
