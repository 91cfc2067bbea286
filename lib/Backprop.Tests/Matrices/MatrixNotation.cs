using CsCheck;
using static Backprop.Notation;

namespace Backprop.Tests.Matrices;

/// <summary>Matrix notation against the equations that textbooks print, and against the index formula in numbers.</summary>
public class MatrixNotation
{
    private static readonly IndexVariable I = Index("i"), J = Index("j"), K = Index("k"), C = Index("c", size: "n");
    private static readonly UnaryFunction σ = Function("σ");

    [Fact]
    public void The_four_equations_of_Nielsen_come_out()
    {
        // Nielsen, Neural Networks and Deep Learning, chapter 2: BP1 δᴸ = ∇ₐC ⊙ σ′(zᴸ), BP2 δˡ = ((wˡ⁺¹)ᵀ δˡ⁺¹) ⊙ σ′(zˡ),
        // BP3 ∂C/∂b = δ, BP4 ∂C/∂w_jk = a_k δ_j, which is the matrix δ aᵀ.
        var full = TwoLayers(out var w1, out var b1, out var z1, out var w2, out var b2, out var z2, out _, out var last);
        var sweep = full.Merged(keep: last[J]);
        Assert.Equal("δ⁽ˡ⁺¹⁾ = ∂C/∂z⁽ˡ⁺¹⁾ = ∂C/∂a⁽ˡ⁺¹⁾ ⊙ σ′(z⁽ˡ⁺¹⁾)", Form(z2));
        Assert.Equal("δ⁽ˡ⁾ = ∂C/∂z⁽ˡ⁾ = ((W⁽ˡ⁺¹⁾)ᵀ δ⁽ˡ⁺¹⁾) ⊙ σ′(z⁽ˡ⁾)", Form(z1));
        Assert.Equal("∂C/∂b⁽ˡ⁾ = δ⁽ˡ⁾", Form(b1));
        Assert.Equal("∂C/∂b⁽ˡ⁺¹⁾ = δ⁽ˡ⁺¹⁾", Form(b2));
        Assert.Equal("∂C/∂W⁽ˡ⁾ = δ⁽ˡ⁾ (a⁽ˡ⁻¹⁾)ᵀ", Form(w1));
        Assert.Equal("∂C/∂W⁽ˡ⁺¹⁾ = δ⁽ˡ⁺¹⁾ (a⁽ˡ⁾)ᵀ", Form(w2));

        string Form(Family by) => MatrixForm.Of(sweep[by]).ToString();
    }

    [Fact]
    public void The_second_equation_of_Nielsen_is_set_with_brackets_and_a_transpose() => Assert.Equal(
        @"\boldsymbol{\delta}^{(l)} = \frac{\partial C}{\partial \boldsymbol{z}^{(l)}} = \left(\left(\boldsymbol{W}^{(l+1)}\right)^{\mathsf{T}} \, \boldsymbol{\delta}^{(l+1)}\right) \odot \sigma'(\boldsymbol{z}^{(l)})",
        MatrixForm.Of(TwoLayers(out _, out _, out var z1, out _, out _, out _, out _, out _).Merged()[z1]).ToLatex());

    // e^710 is beyond every double, and e^700 over it was 0.
    [Fact]
    public void Numbers_beyond_doubles_are_refused_and_not_passed_on()
    {
        var (j, l) = (Index("j"), Index("l", size: "n_j"));
        var u = Indexed("u", j);
        var p = Let("p", j, Exp(u[j]) / Sum(l, Exp(u[l])));
        Assert.Equal(0.5, new MatrixValues { { u, 1, 1 } }.Of(p)[0, 0], 1e-15);
        Assert.Contains("has no finite value with these numbers", Assert.Throws<InvalidOperationException>(() => new MatrixValues { { u, 700, 710 } }.Of(p)).Message, StringComparison.Ordinal);
    }

    // Summed over k, δ_ik leaves 1, and what is left does not mention k: then its size counts.
    [Fact]
    public void A_sum_whose_delta_is_summed_away_has_a_form()
    {
        var (k, a) = (Index("k", size: "n_i"), Symbol("a"));
        var sum = Let("Q", Sum(I, Sum(k, a * (Delta(I, k) - 1))));
        var value = MatrixForm.Of(sum);
        Assert.Null(value.Reason);
        Assert.Equal(-6 * 2.0, new MatrixValues { { Indexed("x", I), 1.0, 2.0, 3.0 }, { a, 2.0 } }.Of(sum));
    }

    [Fact]
    public void Numbers_that_are_given_later_count_and_what_was_computed_before_does_not()
    {
        var x = Indexed("x", I);
        var norm = Let("D", Sum(I, Square(x[I])));
        var given = new double[,] { { 1 }, { 2 } };
        var values = new MatrixValues { { x, given } };
        given[0, 0] = 7;
        Assert.Equal(5, values.Of(norm));
        values.Add(x, 10.0, 20.0);
        Assert.Equal(500, values.Of(norm));
    }

    [Fact]
    public void Two_families_that_would_have_one_name_have_no_matrix_form_together()
    {
        var (small, large) = (Indexed("w", J, I), Indexed("W", J, I));
        var sum = Let("v", (J, I), small[J, I] + large[J, I]);
        Assert.Equal("V = no matrix form: two families would have one name: Wⱼᵢ and wⱼᵢ", MatrixForm.Of(sum).ToString());
        Assert.EndsWith(@"\text{two families would have one name: }W_{j i}\text{ and }w_{j i}", MatrixForm.Of(sum).ToLatex(), StringComparison.Ordinal);
        // Computed with, each is its own.
        Assert.Equal(5, new MatrixValues { { small, new double[,] { { 2 } } }, { large, new double[,] { { 3 } } } }.Of(sum)[0, 0]);
    }

    [Fact]
    public void Two_lines_whose_families_would_have_one_name_say_so()
    {
        var (small, large, x) = (Indexed("w", J, I), Indexed("W", J, I), Indexed("x", I));
        var E = Let("E", Sum(J, Square(Sum(I, large[J, I] * x[I]))) + Sum(J, Sum(I, small[J, I] * x[I])));
        var lines = MatrixSweep.Of(BackwardSweep.Of(E, large[J, I], small[J, I])).ToString().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Contains("two families would have one name: ", line, StringComparison.Ordinal));
        // Two pairs, neither of which can be told apart.
        var (a, capital) = (Indexed("a", J, I), Indexed("A", J, I));
        var two = Let("E", Sum(J, Sum(I, large[J, I] * x[I])) + Sum(J, Sum(I, small[J, I] * x[I])) + Sum(J, Sum(I, a[J, I] * x[I])) + Sum(J, Sum(I, capital[J, I] * x[I])));
        Assert.All(MatrixSweep.Of(BackwardSweep.Of(two, large[J, I], small[J, I], a[J, I], capital[J, I])).ToString().Split('\n'), line => Assert.Contains("two families would have one name: ", line, StringComparison.Ordinal));
        // Alone, each can be read.
        Assert.Equal("∂E/∂W = 1 xᵀ", MatrixSweep.Of(BackwardSweep.Of(E, small[J, I])).ToString());
    }

    [Fact]
    public void What_is_nested_too_deep_says_so_and_a_long_row_of_families_is_computed()
    {
        var x = (Expr)Indexed("x", J)[J];
        for (var k = 0; k < 100_000; k++) x = Tanh(x);
        Assert.Contains("nested too deeply", MatrixForm.Of(Let("y", J, x)).ToString(), StringComparison.Ordinal);
        var (layer, values) = (Indexed("y", J), new MatrixValues { { Indexed("y", J), 1, 2 } });
        for (var k = 0; k < 100_000; k++) layer = Let("y", $"{k}", J, layer[J] + 1);
        Assert.Equal([100_001.0, 100_002.0], values.Of(layer).Cast<double>());
    }

    [Fact]
    public void A_sum_over_the_batch_is_a_matrix_product()
    {
        var (w, y, d, b) = (Indexed("w", J, I), Indexed("y", I, C), Indexed("d", J, C), Indexed("b", J));
        var x = Let("x", (J, C), Sum(I, y[I, C] * w[J, I]) + b[J]);
        var output = Let("a", (J, C), Logistic(x[J, C]));
        var cost = Let("E", OneHalf * Sum(C, Sum(J, Square(output[J, C] - d[J, C]))));
        var sweep = BackwardSweep.Of(cost, w[J, I], b[J], y[I, C]);
        Assert.Equal("X = W Y + b 1ᵀ", MatrixForm.Of(x).ToString());
        Assert.Equal("E = 1/2 ‖A − D‖²", MatrixForm.Of(cost).ToString());
        Assert.Equal("∂E/∂X = ∂E/∂A ⊙ A ⊙ (1 − A)", MatrixForm.Of(sweep[x]).ToString());
        Assert.Equal("∂E/∂W = ∂E/∂X Yᵀ", MatrixForm.Of(sweep[w]).ToString());
        Assert.Equal("∂E/∂b = ∂E/∂X 1", MatrixForm.Of(sweep[b]).ToString());
        Assert.Equal("∂E/∂Y = Wᵀ ∂E/∂X", MatrixForm.Of(sweep[y]).ToString());
        Assert.Equal("∂E/∂W[nⱼ×nᵢ] = ∂E/∂X[nⱼ×n] Yᵀ[n×nᵢ]", MatrixForm.Of(sweep[w]).WithShapes().ToString());
    }

    [Fact]
    public void Each_kind_of_contraction_has_its_notation()
    {
        var (m, u, v, q) = (Indexed("m", J, I), Indexed("u", J), Indexed("v", I), Indexed("q", J, I));
        Assert.Equal("r = M v", Form(Let("r", J, Sum(I, v[I] * m[J, I]))));
        Assert.Equal("r = Mᵀ u", Form(Let("r", I, Sum(J, m[J, I] * u[J]))));
        Assert.Equal("R = u vᵀ", Form(Let("r", (J, I), u[J] * v[I])));
        Assert.Equal("R = v uᵀ", Form(Let("r", (I, J), u[J] * v[I])));
        Assert.Equal("r = uᵀ M v", Scalar(Sum(J, u[J] * Sum(I, m[J, I] * v[I]))));
        Assert.Equal("r = ‖u‖²", Scalar(Sum(J, Square(u[J]))));
        Assert.Equal("r = 1ᵀ u", Scalar(Sum(J, u[J])));
        Assert.Equal("R = M ⊙ Q", Form(Let("r", (J, I), m[J, I] * q[J, I])));
        Assert.Equal("r = (M ⊙ Q) 1", Form(Let("r", J, Sum(I, m[J, I] * q[J, I]))));
        var k = Index("k", size: "n_j");
        Assert.Equal("R = M Qᵀ", Form(Let("r", (J, k), Sum(I, m[J, I] * q[k, I]))));
        Assert.Equal("R = diag(u) − u uᵀ", Form(Let("r", (J, k), u[J] * Delta(J, k) - u[J] * u[k])));
        Assert.Equal("r = exp(u) / (1ᵀ exp(u))", Form(Let("r", J, Exp(u[J]) / Sum(k, Exp(u[k])))));

        static string Form(Family family) => MatrixForm.Of(family).ToString();
        static string Scalar(Expr definition) => MatrixForm.Of(Let("r", definition)).ToString();
    }

    [Fact]
    public void The_slope_of_a_mean_over_a_diagonal_is_a_part_of_the_identity()
    {
        var k = Index("k", size: "n_j");
        var b = Indexed("b", J, k);
        Assert.Equal("∂E/∂B = 1/nⱼ I", MatrixForm.Of(BackwardSweep.Of(Let("E", Mean(J, b[J, J])), b)[b]).ToString());
        var g = Indexed("g", I, C);
        Assert.Equal("H = (1ᵀ G 1) I", MatrixForm.Of(Let("h", (J, k), Sum(I, Sum(C, g[I, C] * Delta(J, k))))).ToString());
    }

    [Fact]
    public void Where_there_is_no_matrix_form_the_reason_names_the_indices()
    {
        var (δ, y) = (Indexed("δ", J, C), Indexed("y", I, C));
        var perExample = MatrixForm.Of(new Family("g", [J, I, C], δ[J, C] * y[I, C]));
        Assert.Null(perExample.Right);
        Assert.Equal("g_jic has 3 indices: a matrix has rows and columns and no third direction", perExample.Reason!.Text);

        var cube = MatrixForm.Of(Let("q", (J, I), Sum(C, Square(δ[J, C] - y[I, C]))));
        Assert.Equal("in the sum over c, (δ_jc − y_ic)² depends on j, i and c at once: a matrix has rows and columns and no third direction", cube.Reason!.Text);
        Assert.StartsWith(@"Q = \text{no matrix form: }", cube.ToLatex().Replace(@"\boldsymbol{Q}", "Q", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_given_has_no_definition_to_be_written() =>
        Assert.Contains("uⱼ is given", Assert.Throws<ArgumentException>(() => MatrixForm.Of(Indexed("u", J))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_index_with_two_sizes_names_the_matrix_the_index_and_both_sizes()
    {
        var (w, y) = (Indexed("w", J, I), Indexed("y", I));
        var error = Assert.Throws<ArgumentException>(() => new MatrixValues { { w, new double[2, 3] }, { y, 1, 2, 3, 4 } });
        Assert.Equal("yᵢ: the index i runs to nᵢ, which is 4 here and 3 in wⱼᵢ.", error.Message);
        Assert.Contains("expected 1 column, found 2", Assert.Throws<ArgumentException>(() => new MatrixValues { { y, new double[3, 2] } }).Message, StringComparison.Ordinal);
        Assert.Contains("yᵢ has no value", Assert.Throws<InvalidOperationException>(() => new MatrixValues().Of(y)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_four_equations_in_numbers_are_the_scalar_derivatives_written_out()
    {
        var sweep = TwoLayers(out var w1, out var b1, out _, out var w2, out var b2, out _, out var input, out _).With(σ, Tanh);
        var target = Indexed("y", J);
        var random = new Random(7);
        double Next() => Math.Round(random.NextDouble() * 2 - 1, 2);
        var values = new MatrixValues
        {
            { w1, Filled(3, 2) }, { b1, Filled(3, 1) }, { w2, Filled(2, 3) }, { b2, Filled(2, 1) }, { input, Filled(2, 1) }, { target, Filled(2, 1) },
        };
        var cost = sweep.Cost.For(new Sizes((I, 2), (K, 3), (J, 2)));
        (Expr, double)[] point = [.. new Family[] { w1, b1, w2, b2, input, target }.SelectMany(family => Named(family, values.Of(family)))];
        Assert.Equal(cost.Evaluate(point), values.Of(sweep.Cost), 12);
        foreach (var family in new Family[] { w1, b1, w2, b2 })
        {
            foreach (var ((symbol, _), derived) in Named(family, values.Of(family)).Zip(values.Of(sweep[family]).Cast<double>()))
                Assert.Equal(cost.Derivative(symbol).Evaluate(point), derived, 12);
        }

        double[,] Filled(int rows, int columns)
        {
            var matrix = new double[rows, columns];
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++) matrix[row, column] = Next();
            }

            return matrix;
        }
    }

    [Fact]
    public void A_matrix_form_has_the_value_of_the_index_formula()
    {
        // u_i (formula)_ij v_j, summed, once with the formula written out as a sum of scalars, once by matrix operations.
        var (rows, columns) = (Indexed("p", I), Indexed("q", J));
        var (compared, products) = (0, 0);
        Formulas(3).Sample(
            formula =>
            {
                var family = Let("r", (I, J), formula);
                var form = MatrixForm.Of(family);
                if (form.Right is null) return true;
                var values = new MatrixValues { { rows, 0.3, -0.7, 1.1 }, { columns, 0.9, -0.4 } };
                foreach (var (given, numbers) in Givens) values.Add(given, numbers);
                var byMatrices = MatrixForm.Of(Let("s", Sum(I, J, rows[I] * family[I, J] * columns[J])));
                (Expr, double)[] point = [.. values.SelectMany(pair => Named(pair.Key, pair.Value))];
                var expected = Sum(I, J, rows[I] * formula * columns[J]).For(new Sizes((I, 3), (J, 2), (K, 4))).Evaluate(point);
                if (!double.IsFinite(expected) || Math.Abs(expected) > 1e6) return true;
                Interlocked.Increment(ref compared);
                if (HasProduct(form.Right)) Interlocked.Increment(ref products);
                return Math.Abs(values.Of(byMatrices.Right!)[0, 0] - expected) <= 1e-9 * Math.Max(1, Math.Abs(expected));
            },
            iter: 2_000,
            print: formula => $"{formula} -> {MatrixForm.Of(Let("r", (I, J), formula))}");
        Assert.True(compared > 1_000 && products > 300, $"only {compared} formulas were compared, {products} with matrix products");
    }

    private static readonly (Family Family, double[,] Numbers)[] Givens =
    [
        (Indexed("a", I, J), new[,] { { 0.2, -0.5 }, { 1.2, 0.4 }, { -0.8, 0.6 } }),
        (Indexed("b", I, K), new[,] { { 0.1, 0.7, -0.3, 0.5 }, { -0.6, 0.2, 0.9, -1.1 }, { 0.4, -0.2, 0.3, 0.8 } }),
        (Indexed("d", K, J), new[,] { { 0.5, -0.9 }, { 0.3, 0.2 }, { -0.7, 0.6 }, { 1.0, -0.1 } }),
        (Indexed("e", K), new[,] { { 0.4 }, { -0.6 }, { 0.9 }, { 0.2 } }),
        (Indexed("f", I), new[,] { { 0.7 }, { -0.2 }, { 0.5 } }),
        (Indexed("g", J), new[,] { { -0.3 }, { 0.8 } }),
    ];

    // Formulas in i and j; sums over k are closed where they are made.
    private static Gen<Expr> Formulas(int depth)
    {
        Expr[] leaves =
        [
            Givens[0].Family[I, J], Givens[4].Family[I], Givens[5].Family[J], 2,
            Sum(K, Givens[1].Family[I, K] * Givens[2].Family[K, J]),
            Sum(K, Givens[3].Family[K] * Givens[2].Family[K, J]),
            Sum(K, Givens[1].Family[I, K] * Givens[3].Family[K]),
            Sum(K, Givens[1].Family[I, K] * Square(Givens[3].Family[K]) * Givens[2].Family[K, J]),
            Sum(K, Givens[1].Family[I, K]),
            Sum(K, Square(Givens[3].Family[K])),
            Sum(K, Tanh(Givens[2].Family[K, J])),
        ];
        var leaf = Gen.Int[0, leaves.Length - 1].Select(at => leaves[at]);
        if (depth == 0) return leaf;
        var inner = Formulas(depth - 1);
        return Gen.OneOf(
            leaf,
            Gen.Select(inner, inner, (x, y) => x + y),
            Gen.Select(inner, inner, (x, y) => x - y),
            Gen.Select(inner, inner, (x, y) => x * y),
            Gen.Select(inner, x => Tanh(x)),
            Gen.Select(inner, x => Square(x)));
    }

    private static bool HasProduct(Matrix matrix) => matrix is MatrixProduct || matrix.Parts.Any(HasProduct);

    private static IEnumerable<(Expr, double)> Named(Family family, double[,] values)
    {
        for (var row = 0; row < values.GetLength(0); row++)
        {
            for (var column = 0; column < values.GetLength(1); column++)
            {
                string[] at = family.Indices.Length == 1 ? [$"{row + 1}"] : [$"{row + 1}", $"{column + 1}"];
                yield return (Backprop.Symbol.Of(family.Name.WithIndices([.. at])), values[row, column]);
            }
        }
    }

    private static BackwardSweep TwoLayers(
        out Family w1, out Family b1, out Family z1, out Family w2, out Family b2, out Family z2, out Family input,
        out Family a2)
    {
        (w1, b1, w2, b2) = (Indexed("w", "l", K, I), Indexed("b", "l", K), Indexed("w", "l+1", J, K), Indexed("b", "l+1", J));
        input = Indexed("a", "l-1", I);
        z1 = Let("z", "l", K, Sum(I, w1[K, I] * input[I]) + b1[K]);
        var a1 = Let("a", "l", K, σ(z1[K]));
        z2 = Let("z", "l+1", J, Sum(K, w2[J, K] * a1[K]) + b2[J]);
        a2 = Let("a", "l+1", J, σ(z2[J]));
        var cost = Let("C", OneHalf * Sum(J, Square(a2[J] - Indexed("y", J)[J])));
        return BackwardSweep.Of(cost, w1[K, I], b1[K], w2[J, K], b2[J]).Naming("z", "δ");
    }
}
