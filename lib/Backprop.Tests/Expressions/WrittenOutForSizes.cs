using static Backprop.Notation;

namespace Backprop.Tests.Expressions;

/// <summary>Written out for sizes, what is different stays different.</summary>
public class WrittenOutForSizes
{
    private static readonly IndexVariable I = Index("i"), J = Index("j"), M = Index("m");

    // Index i at 11 and index i1 at 1 would both be w with i₁₁.
    [Fact]
    public void Two_elements_that_would_have_one_name_are_refused()
    {
        var (i, i1) = (Index("i"), Index("i1"));
        var (one, other) = (Indexed("w", i), Indexed("w", i1));
        var sum = Sum(i, one[i]) + 100 * Sum(i1, other[i1]);
        Assert.Equal(11, sum.For(new Sizes((i, 9), (i1, 2))).Symbols().Count);
        Assert.Contains("would be an element of", Assert.Throws<ArgumentException>(() => sum.For(new Sizes((i, 12), (i1, 2)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_families_of_one_name_stay_apart_and_carry_their_letters()
    {
        var (w, above) = (Indexed("w", J, I), Indexed("w", M, J));
        var written = (Sum(M, Sum(J, above[M, J])) + 10 * Sum(J, Sum(I, w[J, I]))).For(new Sizes((I, 2), (J, 2), (M, 1)));
        Assert.Equal(6, written.Symbols().Count);
        var alone = w.For(new Sizes((I, 2), (J, 2)), 1, 2);
        Assert.Contains("w₁₂ does not occur; meant may be w_(m1,j2) or w_(j1,i2)", Assert.Throws<ArgumentException>(() => written.Derivative(alone)).Message, StringComparison.Ordinal);
        Assert.Contains("Symbols()", Assert.Throws<ArgumentException>(() => Let("C", written).By(alone)).Message, StringComparison.Ordinal);
        Assert.Contains("w_m1_j2 + 10*(w_j1_i1 + ", written.ToInfix(), StringComparison.Ordinal);
    }

    // w₁ with an index and w with two both have an element that would be called w₁₂.
    [Fact]
    public void A_lowered_number_is_not_taken_for_an_index()
    {
        var (first, w) = (new Family(new LetterName("w", null, ["1"]), I), Indexed("w", J, I));
        var sizes = new Sizes((I, 2), (J, 2));
        var written = (Sum(I, first[I]) + 10 * Sum(J, Sum(I, w[J, I]))).For(sizes);
        Assert.Equal(6, written.Symbols().Count);
        Assert.Equal(Verdict.Different, Sum(I, first[I]).CompareWith(Sum(J, Sum(I, w[J, I])), new Sizes((I, 2), (J, 1))).Verdict);
    }

    [Fact]
    public void Without_sizes_nothing_is_compiled_and_the_formula_is_named_as_it_was_written() =>
        Assert.Contains("ln(logistic(yⱼ))", Assert.Throws<InvalidOperationException>(() => Notation.Ln(Notation.Logistic(Indexed("y", J)[J])).Compile()).Message, StringComparison.Ordinal);

    [Fact]
    public void One_family_under_other_letters_is_one_family()
    {
        var (w, other) = (Indexed("w", J, I), Indexed("w", M, Index("k", size: "n_i")));
        Assert.Equal(2, (Sum(J, Sum(I, w[J, I])) + Sum(J, Sum(I, Indexed("w", J, I)[J, I]))).For(new Sizes((I, 2), (J, 1))).Symbols().Count);
        // The second index has the same size, the first has not: another family.
        Assert.Equal(4, (Sum(J, Sum(I, w[J, I])) + Sum(M, Sum(I, other[M, I]))).For(new Sizes((I, 2), (J, 1), (M, 1))).Symbols().Count);
    }

    [Fact]
    public void An_index_that_stands_as_a_number_takes_its_value()
    {
        var sum = Sum(I, (Expr)I * Indexed("x", I)[I]);
        Assert.Equal("x_1 + 2*x_2 + 3*x_3", sum.For(new Sizes((I, 3))).ToInfix());
        Assert.Equal(Verdict.Different, Sum(I, I).CompareWith(I.Size * (I.Size + 2) / 2).Verdict);
        var (q, x) = (Let("q", sum), Indexed("x", I));
        var run = LoopProgram.Of([q], new Sizes((I, 3))).Compile();
        new[] { 0.5, -1, 2 }.CopyTo(run[x]);
        run.Run();
        Assert.Equal(0.5 - 2 + 6, run[q][0]);
    }

    [Fact]
    public void An_element_is_not_the_symbol_of_the_same_name()
    {
        var (x, x1) = (Indexed("x", I), Symbol("x", index: "1"));
        Assert.Equal("x_i1 + x_i2 + x_1", (Sum(I, x[I]) + x1).For(new Sizes((I, 2))).ToInfix());
    }

    [Fact]
    public void Families_that_neither_name_nor_letters_tell_apart_are_refused()
    {
        var (x, other) = (Indexed("x", I), Indexed("x", Index("i", size: "m")));
        var error = Assert.Throws<ArgumentException>(() => (Sum(I, x[I]) + Sum(other.Indices[0], other[other.Indices[0]])).For(new Sizes((I, 2), (other.Indices[0], 3))));
        Assert.Contains("its index i runs to nᵢ in one and to m in the other", error.Message, StringComparison.Ordinal);
    }

    // Counted by hand: 2 inputs, 2 hidden units, 1 output that sees both groups. Weights 2·2 + 1·2 + 1·2, biases 2 + 1, inputs 2, target 1.
    [Fact]
    public void A_network_in_which_the_output_sees_the_inputs_too_has_fourteen_symbols()
    {
        var input = Layer.Input("in", 2);
        var hidden = Layer.Of("hidden", 2, Activation.Logistic, input);
        var network = Network.Of(Layer.Of("out", 1, Activation.Logistic, hidden, input));
        var written = network.Cost.For(network.SizesFor(1));
        Assert.Equal(14, written.Symbols().Count);

        // The slope along each weight is that of the formula, no two of which are one.
        (Expr, double)[] point = [.. written.Symbols().Select((symbol, at) => ((Expr)symbol, 0.3 + at * 0.17 % 0.9))];
        foreach (var (symbol, value) in point)
        {
            const double h = 1e-5;
            double At(double shifted) => written.Evaluate([.. point.Select(pair => pair.Item1 == symbol ? (symbol, shifted) : pair)]);
            Assert.Equal((At(value + h) - At(value - h)) / (2 * h), written.Derivative(symbol).Evaluate(point), 1e-8);
        }
    }
}
