using static Backprop.Notation;

namespace Backprop.Tests.Derivations;

/// <summary>A derivative with indices is the derivative of the same formula written out without any: that one knows no index rules.</summary>
public class IndexedDerivatives
{
    private static readonly IndexVariable I = Index("i"), J = Index("j"), K = Index("k", size: "n_i"), C = Index("c", size: "n");
    private static readonly Family X = Indexed("x", I), W = Indexed("w", J, I), A = Indexed("A", I, K), D = Indexed("d", J);

    public static TheoryData<string> Formulas => [.. Costs().Keys];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Every_element_agrees_with_the_formula_written_out(string name)
    {
        var sizes = new Sizes((I, 3), (J, 2), (C, 2));
        var cost = Costs()[name];
        var writtenOut = cost.For(sizes);
        var random = new SeededRandom(1986);
        (Expr, double)[] point = [.. writtenOut.Symbols().Select(symbol => ((Expr)symbol, random.Uniform(1)))];
        var families = cost.Families().Where(family => family.Definition is null).ToList();
        Assert.NotEmpty(families);
        var sweep = BackwardSweep.Of(cost, families.Select(family => (Expr)family));
        foreach (var family in families)
        {
            foreach (var at in ElementPositions.Of([.. family.Indices.Select(index => sizes[index])]))
            {
                // The symbol may not occur: then it has no value either, and its derivative is 0.
                var expected = writtenOut.Derivative(family.For(sizes, at)).Evaluate(point);
                Assert.Equal(expected, sweep[family].For(sizes, at).Evaluate(point), 1e-12);
            }
        }
    }

    // ∂(xᵀAx)/∂x = Ax + Aᵀx, found by hand: neither sum keeps a delta.
    [Fact]
    public void A_delta_under_two_sums_picks_its_term_whichever_of_them_it_belongs_to()
    {
        var l = Index("l", size: "n_i");
        var form = Sum(I, Sum(K, X[I] * A[I, K] * X[K]));
        Assert.Equal("Σᵢ xᵢ Aᵢₗ + Σₖ Aₗₖ xₖ", form.Derivative(X[l]).ToString());
        Assert.Equal("2 Σₖ Aₗₖ xₖ + Σᵢ xᵢ", Sum(I, Sum(K, 2 * A[I, K] * X[K] * Delta(I, l)) + X[I]).ToString());
        Assert.Equal("0", Sum(I, 3 * Sum(K, Delta(I, l) * (A[I, K] - A[l, K]))).ToString());
    }

    // Measured on the formula written out, to which no rule has been applied.
    [Theory]
    [MemberData(nameof(Formulas))]
    public void Every_second_derivative_agrees_with_second_differences(string name)
    {
        const double h = 1e-3;
        var sizes = new Sizes((I, 2), (J, 2), (C, 2));
        var cost = Costs()[name];
        var writtenOut = cost.For(sizes);
        var random = new SeededRandom(1986);
        var point = writtenOut.Symbols().ToDictionary(symbol => (Expr)symbol, _ => random.Uniform(1));
        var families = cost.Families().Where(family => family.Definition is null).ToList();
        foreach (var (one, other) in families.SelectMany(one => families, (one, other) => (one, other)))
        {
            // Letters of their own for the second, so that its place may be another one.
            IndexVariable[] second = [.. other.Indices.Select((index, at) => Index("pqr"[at..(at + 1)], index.Size.Name.Identifier))];
            var derivative = new Family("D", [.. one.Indices, .. second], cost.Derivative(one).Derivative(other[second]));
            foreach (var at in ElementPositions.Of([.. derivative.Indices.Select(index => sizes[index])]))
            {
                var (x, y) = (one.For(sizes, at[..one.Indices.Length]), other.For(sizes, at[one.Indices.Length..]));
                var measured = (At(h, h) - At(h, -h) - At(-h, h) + At(-h, -h)) / (4 * h * h);
                Assert.Equal(measured, derivative.For(sizes, at).Evaluate([.. point.Select(pair => (pair.Key, pair.Value))]), 1e-4);

                double At(double first, double then) =>
                    writtenOut.Evaluate([.. point.Select(pair => (pair.Key, pair.Value + (pair.Key == x ? first : 0) + (pair.Key == y ? then : 0)))]);
            }
        }
    }

    [Fact]
    public void Equations_of_the_paper_come_out_as_printed()
    {
        var (i, j) = (Index("i"), Index("j"));
        var (y, w, d) = (Indexed("y", i), Indexed("w", j, i), Indexed("d", j));
        var x = Let("x", j, Sum(i, y[i] * w[j, i]));
        var output = Let("y", j, Logistic(x[j]));
        var error = Let("E", OneHalf * Sum(j, Square(output[j] - d[j])));
        var sweep = BackwardSweep.Of(error, w, y);
        Assert.Equal("Σᵢ yᵢ wⱼᵢ", x.Definition!.ToString());
        Assert.Equal("1/2 Σⱼ (yⱼ − dⱼ)²", error.Definition.ToString());
        Assert.Equal(@"\frac{1}{2} \sum_{j} (y_{j} - d_{j})^{2}", error.Definition.ToLatex());
        Assert.Equal("∂E/∂yⱼ = yⱼ − dⱼ", sweep[output].ToString());
        Assert.Equal("∂E/∂xⱼ = ∂E/∂yⱼ yⱼ(1 − yⱼ)", sweep[x].ToString());
        Assert.Equal("∂E/∂wⱼᵢ = ∂E/∂xⱼ yᵢ", sweep[w].ToString());
        Assert.Equal("∂E/∂yᵢ = Σⱼ ∂E/∂xⱼ wⱼᵢ", sweep[y].ToString());
        Assert.Equal(
            "∂E/∂wⱼᵢ = ∂E/∂yⱼ · ∂yⱼ/∂xⱼ · ∂xⱼ/∂wⱼᵢ\n        = (yⱼ − dⱼ) · yⱼ(1 − yⱼ) · yᵢ",
            error.By(w[j, i]).ToString());
    }

    [Fact]
    public void A_sum_over_the_units_above_appears_where_a_unit_has_several_successors()
    {
        var (v, hidden) = (Indexed("v", I), Let("h", I, Tanh(X[I])));
        var above = Let("y", J, Sum(I, hidden[I] * W[J, I]));
        var error = Let("E", Sum(J, Square(above[J])) + Sum(I, hidden[I] * v[I]));
        Assert.Equal("∂E/∂hᵢ = vᵢ + Σⱼ ∂E/∂yⱼ · ∂yⱼ/∂hᵢ\n       = vᵢ + Σⱼ ∂E/∂yⱼ wⱼᵢ", BackwardSweep.Of(error, X)[hidden].InLinks().ToString());
    }

    [Fact]
    public void A_delta_takes_its_sum_away() => Assert.Equal("xₖ", Sum(I, X[I] * Delta(I, K)).ToString());

    [Fact]
    public void A_bound_letter_gives_way_to_a_free_one() =>
        Assert.Equal("Σⱼ xⱼ Aᵢⱼ", Let("q", K, Sum(I, X[I] * A[K, I])).DefinitionAt([I])!.ToString());

    public static TheoryData<string, string> BadInput => new()
    {
        { "free on one side", "the index i is free on the right only" },
        { "escaped index", "the index c is free on the right only" },
        { "two sizes", "The index j is summed up to m, but inside it runs to nⱼ" },
        { "wrong place", "the index i runs to nᵢ, but in the place of j expected one that runs to nⱼ" },
        { "too few", "w has 2 indices (j, i); found 1 (j)" },
        { "one size twice", "The index k runs to nᵢ, which is 3 and 4 at once" },
        { "no size", "The index j has no size" },
        { "delta", "The index i runs to nᵢ and j to nⱼ" },
        { "not there", "E does not depend on A" },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public void A_fault_is_named_by_symbol_index_and_sizes(string fault, string message)
    {
        var error = Let("E", Sum(J, Square(D[J])));
        Action act = fault switch
        {
            "free on one side" => () => Let("q", J, X[I]),
            "escaped index" => () => Let("E", Indexed("z", C)[C] + Sum(C, Indexed("z", C)[C])),
            "two sizes" => () => Sum(Index("j", size: "m"), D[J]),
            "wrong place" => () => _ = W[I, J],
            "too few" => () => _ = W[J],
            "one size twice" => () => _ = new Sizes((I, 3), (K, 4)),
            "no size" => () => error.For(new Sizes((I, 2))),
            "delta" => () => Delta(I, J),
            _ => () => BackwardSweep.Of(error, A),
        };
        Assert.Contains(message, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, Quantity> Costs()
    {
        var z = Indexed("z", I, C);
        var net = Let("x", (J, C), Sum(I, z[I, C] * W[J, I]) + Indexed("b", J)[J]);
        var output = Let("y", (J, C), Logistic(net[J, C]));
        var hidden = Let("h", I, Tanh(X[I]));
        var total = Let("S", Sum(K, Exp(X[K])));
        return new()
        {
            ["paper, all cases"] = Let("E", OneHalf * Sum(C, Sum(J, Square(output[J, C] - Indexed("t", J, C)[J, C])))),
            ["mean"] = Let("E", Mean(C, Sum(J, Square(output[J, C])))),
            ["quadratic form"] = Let("E", Sum(I, Sum(K, X[I] * A[I, K] * X[K]))),
            ["coinciding indices"] = Let("E", Sum(I, A[I, I] * X[I])),
            ["sum within a sum"] = Let("E", Sum(J, Square(Sum(I, W[J, I] * X[I]) - D[J]))),
            ["product of sums"] = Let("E", Sum(I, X[I]) * Sum(K, X[K].Pow(2)) * Sum(J, D[J])),
            ["one quantity used twice"] = Let("E", Sum(I, hidden[I] * X[I]) + Square(Sum(I, hidden[I]))),
            ["two layers above"] = Let("E", Sum(J, D[J] * Sum(I, hidden[I] * W[J, I])) + Sum(I, Sum(K, A[I, K] * hidden[K]))),
            ["softmax"] = Let("E", -Sum(I, Indexed("t", I)[I] * Ln(Exp(X[I]) / total))),
            ["delta"] = Let("E", Sum(I, Sum(K, (Delta(I, K) - X[I] * X[K]) * A[I, K]))),
            ["declared with other letters elsewhere"] = Let("E", Sum(K, Indexed("x", K)[K] * Let("v", I, Square(X[I]))[K])),
            ["divided"] = Let("E", Sum(I, 1 / (2 + Square(X[I]))) / Sum(K, Exp(X[K]))),
        };
    }
}
