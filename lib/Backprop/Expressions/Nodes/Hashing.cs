using System.Collections.Immutable;

namespace Backprop;

/// <summary>Hash and comparison of a node's children: shallow, since children are unique objects already.</summary>
internal static class Hashing
{
    // Up to so many are found faster one after the other than by their hash.
    private const int Few = 8;

    /// <summary>Where an expression stands among the items, or −1: a few are looked through, for many there is a table.</summary>
    /// <param name="items">The items.</param>
    /// <param name="expressionOf">The expression of an item; null for one that has none.</param>
    /// <param name="wanted">The expression.</param>
    /// <param name="table">The table, null before it is needed; whoever adds an item adds it here too.</param>
    public static int PositionOf<T>(List<T> items, Func<T, Expr?> expressionOf, Expr wanted, ref Dictionary<Expr, int>? table)
    {
        if (items.Count > Few) return (table ??= Positions(items, expressionOf)).GetValueOrDefault(wanted, -1);
        for (var at = 0; at < items.Count; at++)
        {
            if (ReferenceEquals(expressionOf(items[at]), wanted)) return at;
        }

        return -1;
    }

    private static Dictionary<Expr, int> Positions<T>(List<T> items, Func<T, Expr?> expressionOf)
    {
        var positions = new Dictionary<Expr, int>();
        for (var at = 0; at < items.Count; at++)
        {
            if (expressionOf(items[at]) is { } expression) positions.Add(expression, at);
        }

        return positions;
    }

    public static int Of(string kind, ImmutableArray<Expr> children)
    {
        var hash = default(HashCode);
        hash.Add(kind);
        foreach (var child in children) hash.Add(child.GetHashCode());
        return hash.ToHashCode();
    }

    public static bool SameReferences(ImmutableArray<Expr> these, ImmutableArray<Expr> those)
    {
        if (these.Length != those.Length) return false;
        for (var i = 0; i < these.Length; i++)
        {
            if (!ReferenceEquals(these[i], those[i])) return false;
        }

        return true;
    }
}
