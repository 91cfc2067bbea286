using static Backprop.Notation;

namespace Backprop.Tests.Expressions;

/// <summary>What is put in place of a part means there what it meant where it was written; what cannot be replaced is refused.</summary>
public class Replacements
{
    private static readonly IndexVariable J = Index("j"), K = Index("k", size: "n_j");
    private static readonly Family D = Indexed("d", J), U = Indexed("u", J);
    private static readonly Symbol S = Symbol("s");

    // s = d_j stands outside of the sum, so its j is not the one that is summed over: d_2 (d_1 + d_2 + d_3) for j = 2.
    [Fact]
    public void An_index_that_a_replacement_brings_is_not_caught_by_a_sum()
    {
        var sizes = new Sizes((J, 3));
        Assert.Equal("d_2*d_1 + d_2^2 + d_2*d_3", Sum(J, S * D[J]).Substitute(S, D[J]).For(sizes, (J, 2)).ToInfix());
        Assert.Equal("u_2*s*3", Sum(J, D[J] * S).Substitute(D[K], U[J]).For(sizes, (J, 2)).ToInfix().Replace("3*u_2*s", "u_2*s*3", StringComparison.Ordinal));
    }

    [Fact]
    public void In_a_definition_it_would_mean_nothing_and_is_refused()
    {
        var x = Let("x", J, S * U[J]);
        var error = Assert.Throws<ArgumentException>(() => Sum(J, x[J]).Substitute(S, D[J]));
        Assert.StartsWith("s stands in the definition of xⱼ, where the index j of dⱼ means nothing.", error.Message, StringComparison.Ordinal);
        Assert.Equal("d_2*u_1 + d_2*u_2", Sum(J, x[J]).Inline().Substitute(S, D[J]).For(new Sizes((J, 2)), (J, 2)).ToInfix());
    }

    // Each brings a letter: where one makes room for its own, the other's must not be taken.
    [Fact]
    public void What_two_replacements_bring_is_not_caught_by_either()
    {
        var i = Index("i", size: "n_j");
        var (t, x, e) = (Symbol("t"), Indexed("x", i), Indexed("e", i));
        var sum = Sum(i, S * t * x[i]);
        Assert.Equal("Σₖ dⱼ eᵢ xₖ", sum.Substitute((S, D[J]), (t, e[i])).ToString());
        Assert.Equal("Σₖ dⱼ eᵢ xₖ", sum.Substitute((t, e[i]), (S, D[J])).ToString());
    }

    [Fact]
    public void An_element_of_the_diagonal_does_not_stand_for_all_elements()
    {
        var w = Indexed("w", J, K);
        Assert.StartsWith("wⱼⱼ names some elements of wⱼₖ only", Refused(() => Sum(J, Sum(K, w[J, K] * U[K])).Substitute(w[J, J], U[J])), StringComparison.Ordinal);
        Assert.Equal("Σⱼ Σₖ dⱼ uₖ", Sum(J, Sum(K, w[J, K] * U[K])).Substitute(w[J, K], D[J]).ToString());
    }

    // What is meant is another thing of that name: 0, or the formula as it was, would be said of nothing.
    [Fact]
    public void A_name_of_another_kind_is_refused_and_not_passed_over()
    {
        var (z, x, m) = (Let("z", S * Symbol("x")), Indexed("x", J), Index("m"));
        var (cost, sum) = (Let("C", Square(z)), Let("D", Sum(J, Square(x[J]))));
        Action[] asked =
        [
            () => cost.By(Symbol("z")), () => cost.Derivative(Symbol("z")), () => cost.Substitute(Symbol("z"), 3), () => cost.Evaluate((S, 1), (Symbol("x"), 1), (Symbol("z"), 2)),
            () => sum.By(Symbol("x")), () => sum.Derivative(Symbol("x")), () => sum.Substitute(Symbol("x"), 3), () => sum.By(Indexed("x", m)[m]), () => sum.Substitute(Indexed("x", m)[m], 3),
        ];
        foreach (var ask in asked) Assert.Contains("does not occur; meant may be", Assert.ThrowsAny<ArgumentException>(ask).Message, StringComparison.Ordinal);
        Assert.Equal("0", cost.Derivative(Symbol("v")).ToString());
    }

    // What prints as an element is a symbol of its own, on which no sum over the family depends.
    [Fact]
    public void A_symbol_that_is_called_as_an_element_is_refused_until_the_formula_is_written_out()
    {
        var (first, cost) = (Symbol("u", index: "1"), Let("E", Sum(J, Square(U[J]))));
        Action[] asked = [() => cost.By(first), () => cost.Derivative(first), () => cost.Gradient(first), () => cost.Substitute(first, 3), () => cost.By(Symbol("u", index: "j"))];
        foreach (var ask in asked) Assert.Contains("no element of uⱼ either as long as its indices have no numbers", Assert.ThrowsAny<ArgumentException>(ask).Message, StringComparison.Ordinal);
        Assert.Equal("2u₁", cost.For(new Sizes((J, 2))).Derivative(first).ToString());
    }

    [Fact]
    public void Nothing_is_no_term()
    {
        Action[] asked = [() => _ = S + null!, () => S.Pow((Expr)null!), () => Sum(J, null!), () => Let("a", (Expr)null!), () => S.CompareWith(null!), () => S.Substitute(S, null!), () => S.Derivative(null!)];
        Assert.All(asked, ask => Assert.Throws<ArgumentNullException>(ask));
    }

    // x_j² is another one for each j; elements say where their index goes.
    [Fact]
    public void A_part_that_a_sum_goes_over_is_refused_unless_it_is_an_element()
    {
        Assert.Contains("uⱼ² has the index j, and Σⱼ uⱼ² sums over it", Refused(() => Sum(J, Square(U[J])).Substitute(Square(U[J]), D[J])), StringComparison.Ordinal);
        Assert.Equal("Σⱼ dⱼ²", Sum(J, Square(U[J])).Substitute(U[J], D[J]).ToString());
        Assert.Equal("dⱼ + s", (Square(U[J]) + S).Substitute(Square(U[J]), D[J]).ToString());
    }

    [Fact]
    public void What_has_no_value_any_more_is_named()
    {
        Assert.Contains("1/(s − 1): 0 to the power -1 has no value", Assert.Throws<DivideByZeroException>(() => (2 + 3 / (S - 1)).Substitute(S, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_indices_and_sizes_are_no_parts()
    {
        Assert.Contains("2 is a number", Refused(() => (2 * S + 2).Substitute(2, S)), StringComparison.Ordinal);
        Assert.Contains("j is an index; it gets a number with For", Refused(() => D[J].Substitute(J, 3)), StringComparison.Ordinal);
        Assert.Contains("nⱼ says how far the index j runs", Refused(() => Sum(J, D[J]).Substitute(J.Size, 3)), StringComparison.Ordinal);
        Assert.Equal("1/3 s", (S / J.Size).Substitute(J.Size, 3).ToString());
        Assert.Contains("s is a parameter twice", Refused(() => S.Compile(S, S)), StringComparison.Ordinal);
    }

    private static string Refused(Func<object> action) => Assert.Throws<ArgumentException>(() => action()).Message;
}
