using System.Collections.Immutable;

namespace Backprop;

/// <summary>Compares formulas with indices element by element, for sizes that tell rows from columns.</summary>
internal static class IndexedComparison
{
    /// <summary>Whether two formulas are equal; with sizes, for every choice of the free indices.</summary>
    public static Comparison Of(Expr left, Expr right, Sizes? sizes)
    {
        if (sizes is null || ReferenceEquals(left, right)) return left.CompareWith(right);
        var undecided = (Comparison?)null;
        foreach (var (one, other, _) in Elements(left, right, sizes))
        {
            var comparison = one.CompareWith(other);
            if (comparison.Verdict == Verdict.Different) return comparison;
            if (comparison.Verdict == Verdict.NotDecided) undecided ??= comparison;
        }

        return undecided ?? new(Verdict.Equal, "Equal: proved for each element.", []);
    }

    /// <summary>Both formulas, written out, for each choice of the free indices of either.</summary>
    public static IEnumerable<(Expr Left, Expr Right, ImmutableDictionary<IndexVariable, int> At)> Elements(Expr left, Expr right, Sizes sizes)
    {
        var written = new Instantiation(sizes, left, right);
        var places = new List<ImmutableDictionary<IndexVariable, int>> { ImmutableDictionary<IndexVariable, int>.Empty };
        foreach (var index in FreeIndices.Of(left).Union(FreeIndices.Of(right)).OrderBy(index => index.Letter, StringComparer.Ordinal))
            places = [.. places.SelectMany(at => Enumerable.Range(1, sizes[index]).Select(value => at.Add(index, value)))];
        return places.Select(at => (written.Apply(left, at), written.Apply(right, at), at));
    }
}
