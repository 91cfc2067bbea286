using System.Collections.Immutable;

namespace Backprop;

/// <summary>Hash and comparison of a node's children: shallow, since children are unique objects already.</summary>
internal static class Hashing
{
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
