using System.Collections.Immutable;

namespace Backprop;

/// <summary>Hash and comparison of a node's children: shallow, since children are unique objects already.</summary>
internal static class Hashing
{
    /// <summary>Up to so many are found faster one after the other than by their hash.</summary>
    public const int Few = 8;

    /// <summary>Where each expression stands; what has none is left out.</summary>
    public static Dictionary<Expr, int> Positions<T>(List<T> items, Func<T, Expr?> expressionOf)
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
