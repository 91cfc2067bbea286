using CsCheck;
using Backprop.Tests.Matrices;
using static Backprop.Notation;
using static Backprop.Tests.Matrices.RandomMatrixFormulas;

namespace Backprop.Tests.Expressions;

/// <summary>Random costs with every kind of node that formulas with indices have: sums, elements, deltas, indices, families with definitions, named quantities.</summary>
internal static class RandomIndexed
{
    /// <summary>A scalar symbol that stands inside sums, and a family of given numbers: what is differentiated by.</summary>
    public static readonly Symbol Scalar = Symbols[0].Symbol;

    /// <summary>The given family u_i.</summary>
    public static readonly Family Given = Families[4].Family;

    /// <summary>The sizes by which everything is written out.</summary>
    public static readonly Sizes Small = new((I, 3), (J, 2), (K, 4));

    /// <summary>A number in two levels of names: h_j and g_ij with definitions of their own, and a quantity without indices. The function of h_j is given later.</summary>
    public static Gen<Func<UnaryFunction, Quantity>> CostsOf { get; } =
        Gen.Select(In(J), In(I, J), In([]), Gen.Int[0, 4]).Select((one, two, number, form) => (Func<UnaryFunction, Quantity>)(f =>
        {
            var h = Let("h", J, f(one));
            var g = Let("g", (I, J), two * h[J] + Given[I]);
            var q = Let("s", number + Sum(J, h[J] * h[J]));
            return Let("E", form switch
            {
                0 => OneHalf * Sum(J, Square(h[J] - Families[5].Family[J])) + q,
                1 => Sum(I, J, Logistic(g[I, J])) * Tanh(q),
                2 => Sum(J, L, h[J] * Delta(J, L) * (h[L] + Scalar)) - Sum(I, J, Given[I] * g[I, J]),
                3 => Mean(J, h[J] * Sum(I, g[I, J])) + Sum(M, Families[3].Family[M, M] * Scalar),
                // Indices that stand for their numbers.
                _ => Sum(J, (Expr)J * h[J] / J.Size) + Sum(I, Given[I].Pow(2) * Exp(-(Expr)I)) * q,
            });
        }));

    /// <summary>The same with tanh.</summary>
    public static Gen<Quantity> Costs { get; } = CostsOf.Select(make => make(Tanh));

    /// <summary>Every symbol that a formula has when it is written out, with its number.</summary>
    public static (Expr, double)[] Numbers { get; } =
    [
        .. Families.SelectMany(pair => Enumerable.Range(0, pair.Numbers.GetLength(0)).SelectMany(row => Enumerable.Range(0, pair.Numbers.GetLength(1)).Select(column =>
            ((Expr)Backprop.Symbol.Of(pair.Family.Name.WithIndices(pair.Family.Indices.Length == 1 ? [$"{row + 1}"] : [$"{row + 1}", $"{column + 1}"])), pair.Numbers[row, column])))),
        .. Symbols.Select(pair => ((Expr)pair.Symbol, pair.Number)),
    ];

    /// <summary>The value by loops, where the scalar and the second element of u have other numbers.</summary>
    public static double Loops(Expr cost, double scalar = 0, double second = 0)
    {
        var loops = new BruteForce().Size(I, 3).Size(J, 2).Size(K, 4);
        foreach (var (family, numbers) in Families)
        {
            Array array = numbers.GetLength(1) == 1 ? numbers.Cast<double>().ToArray() : numbers;
            if (family.Equals(Given))
            {
                array = (Array)array.Clone();
                ((double[])array)[1] += second;
            }

            loops.Given(family, array);
        }

        foreach (var (symbol, number) in Symbols) loops.Given(symbol, number + (symbol == Scalar ? scalar : 0));
        return loops.Value(cost);
    }
}
