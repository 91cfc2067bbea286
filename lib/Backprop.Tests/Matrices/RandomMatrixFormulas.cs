using CsCheck;
using static Backprop.Notation;

namespace Backprop.Tests.Matrices;

/// <summary>Random formulas with indices in which every size is another number, and numbers for all that is given in them.</summary>
internal static class RandomMatrixFormulas
{
    public static readonly IndexVariable I = Index("i"), J = Index("j"), K = Index("k"), L = Index("l", size: "n_j"), M = Index("m", size: "n_j");

    /// <summary>The families with their numbers: 3 values of i, 2 of j, l and m, 4 of k.</summary>
    public static readonly (Family Family, double[,] Numbers)[] Families =
    [
        (Indexed("a", I, J), new[,] { { 0.2, -0.5 }, { 1.2, 0.4 }, { -0.8, 0.6 } }),
        (Indexed("b", I, K), new[,] { { 0.1, 0.7, -0.3, 0.5 }, { -0.6, 0.2, 0.9, -1.1 }, { 0.4, -0.2, 0.3, 0.8 } }),
        (Indexed("d", K, J), new[,] { { 0.5, -0.9 }, { 0.3, 0.2 }, { -0.7, 0.6 }, { 1.0, -0.1 } }),
        (Indexed("q", J, L), new[,] { { 0.6, -1.3 }, { 0.25, 0.85 } }),
        (Indexed("u", I), new[,] { { 0.7 }, { -0.2 }, { 0.5 } }),
        (Indexed("v", J), new[,] { { -0.3 }, { 0.8 } }),
        (Indexed("w", K), new[,] { { 0.4 }, { -0.6 }, { 0.9 }, { 0.2 } }),
    ];

    /// <summary>Symbols with their numbers.</summary>
    public static readonly (Symbol Symbol, double Number)[] Symbols = [(Symbol("λ"), 0.3), (Symbol("c"), -1.7)];

    private static readonly IndexVariable[] Bound = [Index("p", size: "n_i"), Index("r", size: "n_j"), Index("s", size: "n_k"), Index("t", size: "n_j")];

    /// <summary>Formulas in which no other index is free than these; at most two.</summary>
    public static Gen<Expr> In(params IndexVariable[] free) => In(3, free);

    /// <summary>Small ones, of which two are now and then equal.</summary>
    public static Gen<Expr> SmallIn(params IndexVariable[] free) => In(1, free);

    private static Gen<Expr> In(int depth, IndexVariable[] free)
    {
        var leaf = Leaf(free);
        if (depth == 0) return leaf;
        var inner = In(depth - 1, free);
        // What a sum binds here is bound nowhere further in: each depth has a letter of its own.
        var k = Bound[depth];
        var summed = free.Length == 2
            ? Gen.Select(In(depth - 1, [free[0], k]), In(depth - 1, [k, free[1]]), (x, y) => Sum(k, x * y))
            : Gen.Select(In(depth - 1, [.. free, k]), In(depth - 1, [k]), (x, y) => Sum(k, x * y));
        return Gen.Frequency(
            (3, leaf),
            (3, Gen.Select(inner, inner, (x, y) => x + y)),
            (3, Gen.Select(inner, inner, (x, y) => x - y)),
            (3, Gen.Select(inner, inner, (x, y) => x * y)),
            (2, Gen.Select(In(depth - 1, [.. free.Take(1)]), In(depth - 1, [.. free.Skip(1)]), (x, y) => x * y)),
            (4, summed),
            (1, inner.Select(x => Tanh(x))),
            (1, inner.Select(x => Exp(-x))),
            (2, inner.Select(x => Square(x))),
            (1, inner.Select(x => 1 / (2 + Square(x)))));
    }

    private static Gen<Expr> Leaf(IndexVariable[] free)
    {
        Expr one = Expr.One;
        var (λ, c) = (Symbols[0].Symbol, Symbols[1].Symbol);
        List<Expr> leaves = [2, -3, OneHalf, λ, c, 1 - λ, -(λ + c), λ / c];
        foreach (var (family, _) in Families)
        {
            foreach (var at in Places(family, free)) leaves.AddRange([family[at], family[at]]);
        }

        if (free is [var row, var column] && ReferenceEquals(row.Size, column.Size)) leaves.AddRange([Delta(row, column), Delta(row, column)]);
        if (free.Length == 0) leaves.AddRange([Sum(M, Families[3].Family[M, M]), Sum(K, Families[6].Family[K])]);
        return Gen.Int[0, leaves.Count - 1].Select(at => leaves[at]);
    }

    // Every way to put the free indices into the family's places: each index where the size fits, also one index twice.
    private static IEnumerable<IndexVariable[]> Places(Family family, IndexVariable[] free) => family.Indices.Aggregate(
        (IEnumerable<IndexVariable[]>)[[]],
        (places, declared) => places.SelectMany(place => free.Where(index => ReferenceEquals(index.Size, declared.Size)).Select(index => (IndexVariable[])[.. place, index])));
}
