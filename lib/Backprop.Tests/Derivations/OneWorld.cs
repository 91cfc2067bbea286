using static Backprop.Notation;

namespace Backprop.Tests.Derivations;

/// <summary>Derivatives, substitution and definitions mean the same with and without indices. The values are by hand, or by brute force over small sizes.</summary>
public class OneWorld
{
    private static readonly IndexVariable I = Index("i"), J = Index("j"), K = Index("k", size: "n_i"), L = Index("l", size: "n_i");
    private static readonly Family W = Indexed("w", J, I), Y = Indexed("y", I), D = Indexed("d", J);
    private static readonly Symbol S = Symbol("s");
    private static readonly UnaryFunction Σ = Function("σ");
    private readonly Family _x = Let("x", J, Sum(I, Y[I] * W[J, I]) * S);
    private readonly Family _output;
    private readonly Quantity _error;

    public OneWorld()
    {
        _output = Let("y", J, Σ(_x[J]));
        _error = Let("E", OneHalf * Sum(J, Square(_output[J] - D[J])));
    }

    [Fact]
    public void What_a_cost_does_not_depend_on_any_more_is_named()
    {
        var (g, q, s) = (Function("g"), Symbol("q"), Symbol("s"));
        var error = Assert.Throws<ArgumentException>(() => BackwardSweep.Of(Let("C", g(0) * q + s), q).With(g, Sin));
        Assert.Contains("C does not depend on q any more", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_derivative_does_not_get_a_name_that_is_taken_nor_lose_its_accent()
    {
        var (x, δ) = (Symbol("x"), Symbol("δ"));
        var (z, estimate) = (Let("z", 2 * x), Let(new LetterName("z", accent: "hat"), 3 * x));
        var names = BackwardSweep.Of(Let("C", z * estimate), x).Naming("z", "δ").Steps.Select(step => step.Derivatives.Name).ToList();
        Assert.Contains(new LetterName("δ"), names);
        Assert.Contains(new LetterName("δ", accent: "hat"), names);
        Assert.Contains("There is a δ already, in C", Assert.Throws<ArgumentException>(() => BackwardSweep.Of(Let("C", Square(z - δ)), x).Naming("z", "δ")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_is_differentiated_term_by_term() => Assert.Equal("Σᵢ yᵢ", Sum(I, S * Y[I]).Derivative(S).ToString());

    [Fact]
    public void A_sum_over_elements_has_the_slope_1_in_each_of_them() => Assert.Equal("1", Sum(I, Y[I]).Derivative(Y[K]).ToString());

    [Fact]
    public void An_element_may_be_the_one_that_is_asked_for() => Assert.Equal("yᵢ + yₖ δᵢₖ", AsSum((Y[I] * Y[K]).Derivative(Y[K])));

    [Fact]
    public void Two_deltas_with_one_summed_index_are_one() => Assert.Equal("1", Sum(I, Delta(I, K) * Delta(I, K)).ToString());

    // 0, "does not depend" or the value before: each would be false of the a that is there.
    [Fact]
    public void A_quantity_that_now_has_another_definition_is_refused_and_not_passed_over()
    {
        var (w, y) = (Symbol("w"), Symbol("y"));
        var a = Let("a", Σ(w));
        var known = Let("C", Square(a - y)).With(Σ, Logistic);
        foreach (var ask in new Func<object>[]
                 {
                     () => known.Derivative(a), () => known.By(a), () => BackwardSweep.Of(known, a), () => known.Substitute(a, S),
                     () => known.Evaluate((a, 0.3), (y, 1), (w, 0)), () => Sum(J, Let("y", J, Tanh(_x[J]))[J]).Derivative(_output[J]),
                 })
        {
            var message = Assert.Throws<ArgumentException>(ask).Message;
            Assert.Contains("Take it from the formula's Quantities() or Families()", message, StringComparison.Ordinal);
        }

        var there = known.Quantities().Single(quantity => quantity.Name.Equals(a.Name));
        Assert.Equal("2(a − y)", known.Derivative(there).ToString());
        // Two quantities of one name, the one gone from a derivative of the other.
        var (first, second) = (Let("z", w * S), Let("z", w * y));
        Assert.Equal("0", (first * second).Derivative(first, order: 2).ToString());
        Assert.Equal("0", (Square(first) + second).Hessian(first, second)[0, 1].ToString());
        // Where nothing bears the name, nothing depends on it.
        Assert.Equal("0", Square(w - y).Derivative(a).ToString());
    }

    [Fact]
    public void Lines_that_stay_use_the_lines_as_they_are_now()
    {
        var (w, x, y, v) = (Symbol("w"), Symbol("x"), Symbol("y"), Symbol("v"));
        var z = Let("z", w * x);
        var merged = BackwardSweep.Of(Let("C", Square(Let("a", Tanh(z)) - y)), w).Naming("z", "δ").Merged();
        Assert.Equal("δ = ∂C/∂z = 2(a − y)(1 − a²)\n∂C/∂w = δ x", merged.ToString());
        Assert.Equal("2(a − y)(1 − a²) x", merged[w].Definition.Inline((Quantity)merged[z].Value).ToString());
    }

    [Fact]
    public void A_line_that_would_not_say_which_of_two_things_of_one_name_it_means_is_refused()
    {
        var (w, x, v) = (Symbol("w"), Symbol("x"), Symbol("v"));
        // A loop over three ticks in which every state is called h.
        Expr h = x;
        for (var t = 1; t <= 3; t++) h = Let("h", Tanh(w * h));
        var (states, twice, itself) = (Let("C", Square(h)), Let("E", Let("z", w * x) + Let("z", v * x)), Let("w", w * x));
        foreach (var ask in new Func<object>[]
                 {
                     () => ForwardSweep.Of(states), () => BackwardSweep.Of(states, w), () => states.By(w),
                     () => ForwardSweep.Of(twice), () => BackwardSweep.Of(twice, w, v), () => twice.By(v), () => itself.By(w),
                 })
        {
            var message = Assert.Throws<ArgumentException>(ask).Message;
            Assert.StartsWith("Two things are called ", message, StringComparison.Ordinal);
            Assert.Contains("give each a name of its own", message, StringComparison.Ordinal);
        }

        // A third of a name whose first has other indices, and two of indices that only their sizes tell apart.
        var (i, j, k) = (Index("i"), Index("j"), Index("k"));
        var (below, own) = (Indexed("y", i), Let("y", j, Sum(i, Indexed("w", j, i)[j, i] * Indexed("y", i)[i])));
        var back = Let("y", j, Sum(k, Indexed("v", j, k)[j, k] * Let("h", k, Sum(j, Indexed("u", k, j)[k, j] * own[j]))[k]));
        Assert.StartsWith("Two things are called yⱼ", Assert.Throws<ArgumentException>(() => BackwardSweep.Of(Let("E", Sum(j, back[j])), below[i])).Message, StringComparison.Ordinal);
        // The value has no names in it that could be mixed up.
        Assert.Equal(Verdict.Equal, twice.Derivative(v).CompareWith(x).Verdict);
    }

    [Fact]
    public void A_size_is_no_variable()
    {
        var (sum, mean) = (Let("E", Sum(I, S * Y[I])), Let("E", Mean(I, Y[I])));
        foreach (var ask in new Func<object>[]
                 {
                     () => sum.Derivative(I.Size), () => sum.By(I.Size), () => BackwardSweep.Of(sum, I.Size),
                     () => mean.Derivative(I.Size), () => mean.By(I.Size), () => BackwardSweep.Of(mean, I.Size),
                     () => Sum(I, Y[I] * Y[Index("k", size: "n_i")]).Derivative(I.Size),
                 })
            Assert.Contains("no derivative with respect to its size", Assert.Throws<ArgumentException>(ask).Message, StringComparison.Ordinal);
    }

    // Σᵢ yᵢ − dᵢ would be (Σᵢ yᵢ) − dᵢ.
    [Fact]
    public void What_stands_under_a_sign_of_summation_is_bracketed_and_what_is_taken_away_has_one_minus()
    {
        var (u, d, x) = (Indexed("u", I), Indexed("d", I), Symbol("x"));
        var y = Let("y", I, S + u[I]);
        var byS = Let("E", OneHalf * Sum(I, Square(y[I] - d[I]))).By(S);
        Assert.Equal("Σᵢ (yᵢ − dᵢ)", Last(byS.ToString()));
        Assert.Contains(@"\sum_{i} (y_{i} - d_{i})", byS.Solved().ToLatex(), StringComparison.Ordinal);
        Assert.Equal("Σᵢ (−dᵢ)", Last(Let("E", Sum(I, -d[I] * Let("y", I, S + u[I])[I])).By(S).ToString()));
        Assert.Equal("2x − 1", Last(Let("C", Let("p", Square(x)) + Let("q", -x)).By(x).ToString()));

        static string Last(string text) => text.Split(" = ")[^1].Trim();
    }

    [Fact]
    public void The_slope_along_a_net_input_goes_through_its_output_alone() =>
        Assert.Equal("(yₖ − dₖ) yₖ(1 − yₖ)", _error.With(Σ, Logistic).Derivative(Let("x", J, Sum(I, Y[I] * W[J, I]) * S)[Index("k", size: "n_j")]).ToString());

    [Fact]
    public void What_does_not_occur_has_the_slope_0_and_no_line_in_a_sweep()
    {
        var (v, u) = (Symbol("v"), Indexed("u", Index("m")));
        Assert.Equal("0, 0, 0, 0", string.Join(", ", _error.Derivative(v), _error.By(v).Value, _error.Derivative(u), _error.By(u).Value));
        Assert.Contains("E does not depend on v", Assert.Throws<ArgumentException>(() => BackwardSweep.Of(_error, v)).Message, StringComparison.Ordinal);
        Assert.Contains("with respect to itself is 1", Assert.Throws<ArgumentException>(() => BackwardSweep.Of(_error, _error)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q")]
    [InlineData("w")]
    public void A_letter_that_names_no_derivative_is_refused(string letter)
    {
        var sweep = BackwardSweep.Of(Let("C", Square(Let("z", Symbol("w") * Symbol("x")))), Symbol("w"));
        Assert.StartsWith($"No quantity {letter} is in this sweep, so nothing would be called δ; its quantities are z.", Assert.Throws<ArgumentException>(() => sweep.Naming(letter, "δ")).Message, StringComparison.Ordinal);
        Assert.Equal("δ = ∂C/∂z = 2z", sweep.Naming("z", "δ").Steps[0].ToString());
    }

    [Fact]
    public void What_needs_sizes_says_so_and_not_that_nothing_depends_on_it()
    {
        Assert.Contains("before its indices have sizes", Assert.Throws<InvalidOperationException>(() => CostFunction.Of(_error.With(Σ, Logistic), [S])).Message, StringComparison.Ordinal);
        Assert.Contains("before its indices have sizes", Assert.Throws<InvalidOperationException>(() => WorkedExample.Of(_error.With(Σ, Logistic), [S], (S, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("depends on the sizes; write the formula out", Assert.Throws<InvalidOperationException>(() => OperationCounts.Of(_error, [S])).Message, StringComparison.Ordinal);
        foreach (var formula in new Expr[] { Sum(I, Y[I]), Square(Y[I]), Delta(I, K) })
        {
            Assert.Contains("depends on their sizes; write the formula out", Assert.Throws<InvalidOperationException>(() => OperationCount.Shared([formula])).Message, StringComparison.Ordinal);
            Assert.Contains("depends on their sizes; write the formula out", Assert.Throws<InvalidOperationException>(() => OperationCount.AsWritten(formula)).Message, StringComparison.Ordinal);
        }

        // Written out it is counted: y₁ w₁₁ s + y₂ w₁₂ s, with the sum in brackets 2 + 1 multiplications.
        Assert.Equal("1 addition, 3 multiplications, 0 calls", OperationCount.Shared([_x.For(new Sizes((I, 2), (J, 1)), 1)]).ToString());
    }

    [Fact]
    public void What_one_name_is_mentioned_in_twice_is_one_link_with_both_places_added_up()
    {
        var a = Let("a", Σ(Symbol("z")));
        var rule = Let("C", Square(Let("h", a * (1 - a)))).By(a);
        Assert.Equal("∂C/∂a = ∂C/∂h · ∂h/∂a\n      = 2h · (1 − 2a)", rule.ToString());
    }

    [Theory]
    [InlineData("w")]
    [InlineData("s")]
    [InlineData("y")]
    public void A_derivative_through_families_is_that_of_the_formula_written_out(string variable)
    {
        var sizes = new Sizes((I, 3), (J, 2));
        var cost = _error.With(Σ, Tanh);
        var written = cost.For(sizes);
        var random = new SeededRandom(1986);
        (Expr, double)[] point = [.. written.Symbols().Select(symbol => ((Expr)symbol, random.Uniform(1)))];
        var (by, element) = variable switch
        {
            "w" => ((Expr)W[J, I], W.For(sizes, 2, 3)),
            "y" => (Y[I], Y.For(sizes, 3)),
            _ => (S, S),
        };
        var at = new Dictionary<string, int[]> { ["w"] = [2, 3], ["y"] = [3], ["s"] = [] }[variable];
        var expected = written.Derivative(element).Evaluate(point);
        foreach (var derived in new[] { cost.Derivative(by), cost.By(by).Value, BackwardSweep.Of(cost, by)[by].Value })
        {
            var value = at switch
            {
                [] => derived.For(sizes),
                [var unit] => Let("q", I, derived).For(sizes, unit),
                _ => Let("q", (J, I), derived).For(sizes, at),
            };
            Assert.Equal(expected, value.Evaluate(point), 12);
        }
    }

    [Fact]
    public void The_chain_rule_goes_through_sums()
    {
        var q = Let("q", Sum(I, S * Y[I]));
        Assert.Equal("∂q/∂s = Σᵢ yᵢ", q.By(S).ToString());
        Assert.Equal("∂C/∂s = ∂C/∂q · ∂q/∂s\n      = 2q · (Σᵢ yᵢ)", Let("C", Square(q)).By(S).ToString());
    }

    [Fact]
    public void A_family_may_be_named_without_its_indices_and_an_element_stand_as_an_expression()
    {
        Expr element = W[J, I];
        Assert.Equal(_error.By(W[J, I]).ToString(), _error.By(W).ToString());
        Assert.Equal(_error.By(W[J, I]).ToString(), _error.By(element).ToString());
    }

    [Fact]
    public void A_sweep_asked_for_nothing_in_particular_has_a_line_for_everything_that_is_given()
    {
        var sweep = BackwardSweep.Of(_error);
        foreach (var given in new Expr[] { W, Y, D, S }) Assert.NotNull(sweep[given]);
        Assert.Equal("∂E/∂s = Σⱼ ∂E/∂xⱼ Σᵢ yᵢ wⱼᵢ", sweep[S].ToString());
    }

    [Fact]
    public void A_replaced_symbol_is_replaced_in_the_definitions_of_families()
    {
        Assert.Equal("2 Σᵢ yᵢ wⱼᵢ", _error.Substitute(S, 2).Families().First(family => family.Definition is not null).Definition!.ToString());
        var known = _error.With(Σ, Logistic);
        Assert.Equal(Verdict.Different, ((Expr)known).CompareWith(known.Substitute(S, 2)).Verdict);
    }

    // Outside of the sum the index means nothing inside of q: it would be lost.
    [Fact]
    public void A_replacement_with_a_free_index_is_refused_inside_a_definition()
    {
        var q = Let("q", S + 1);
        foreach (var replacement in new Expr[] { (Expr)I, Y[I] })
            Assert.Contains("s stands in the definition of q, where the index i of", Assert.Throws<ArgumentException>(() => q.Substitute(S, replacement)).Message, StringComparison.Ordinal);
        Assert.Equal(9, Sum(I, q.Inline().Substitute(S, (Expr)I)).For(new Sizes((I, 3))).Evaluate());
    }

    [Fact]
    public void A_replaced_element_stands_for_every_element_of_its_family() =>
        Assert.Equal("2 Σᵢ i wⱼᵢ", Sum(I, Y[I] * W[J, I]).Substitute(Y[K], 2 * (Expr)K).ToString());

    [Fact]
    public void An_undefined_function_becomes_known_in_the_definitions_of_families()
    {
        var known = _error.With(Σ, Logistic);
        Assert.Equal("∂E/∂xⱼ = ∂E/∂yⱼ yⱼ(1 − yⱼ)", BackwardSweep.Of(known, S).Steps[1].ToString());
        Assert.Equal("∂E/∂xⱼ = ∂E/∂yⱼ · ∂yⱼ/∂xⱼ\n       = (yⱼ − dⱼ) · yⱼ(1 − yⱼ)", _error.By(_x[J]).With(Σ, Logistic).ToString());
    }

    [Fact]
    public void Names_are_found_in_the_definitions_of_families()
    {
        Assert.Equal([S], _error.Symbols());
        Assert.Equal(["yᵢ", "wⱼᵢ", "xⱼ", "yⱼ", "dⱼ"], _error.Families().Select(family => family.ToString()));
        Assert.Equal([_error], _error.Quantities());
    }

    [Fact]
    public void Softmax_has_the_derivatives_that_every_textbook_states()
    {
        var x = Indexed("x", I);
        var p = Let("p", I, Exp(x[I]) / Sum(L, Exp(x[L])));
        var rule = p[I].By(x[K]);
        Assert.Equal("∂pᵢ/∂xₖ", rule.Name.ToString());
        // pᵢ(δᵢₖ − pₖ), for three units by brute force
        var sizes = new Sizes((I, 3));
        var derived = Let("q", (I, K), rule.Value);
        (Expr, double)[] point = [.. Enumerable.Range(1, 3).Select(unit => (x.For(sizes, unit), 0.3 * unit - 0.4))];
        foreach (var (i, k) in from i in Enumerable.Range(1, 3) from k in Enumerable.Range(1, 3) select (i, k))
        {
            var (pi, pk) = (p.For(sizes, i).Evaluate(point), p.For(sizes, k).Evaluate(point));
            Assert.Equal(pi * ((i == k ? 1 : 0) - pk), derived.For(sizes, i, k).Evaluate(point), 12);
        }
    }

    [Fact]
    public void One_link_between_two_families_is_printed_once_however_often_it_is_mentioned()
    {
        var x = Indexed("x", I);
        var p = Let("p", I, Exp(x[I]) / Sum(L, Exp(x[L])));
        var rule = Let("Q", Sum(I, D2[I] * p[I])).By(x[K]);
        Assert.Single(rule.Paths);
        Assert.StartsWith("∂Q/∂xₖ = Σᵢ ∂Q/∂pᵢ · ∂pᵢ/∂xₖ", rule.InLinks().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_with_indices_opens_into_its_steps() => Assert.Equal(
        "∂xⱼ/∂wⱼᵢ = ∂/∂wⱼᵢ (s Σₖ yₖ wⱼₖ)\n"
        + "         = s (∂/∂wⱼᵢ (Σₖ yₖ wⱼₖ))   (constant factor rule)\n"
        + "         = s Σₖ ∂/∂wⱼᵢ (yₖ wⱼₖ)   (sum rule)\n"
        + "         = s Σₖ yₖ (∂/∂wⱼᵢ wⱼₖ)   (constant factor rule)\n"
        + "         = s yᵢ   (1 where the indices agree, 0 elsewhere)",
        Let("x", J, S * Sum(I, Y[I] * W[J, I])).By(W[J, I]).Links[0].Steps().ToString());

    [Fact]
    public void A_sum_inside_a_definition_does_not_catch_an_index_further_out()
    {
        // v_i is defined with a sum over k; used under a sum over k as well.
        var (a, u) = (Indexed("a", I, K), Indexed("u", I));
        var v = Let("v", I, Sum(K, a[I, K] * u[K]));
        var cost = Let("E", Sum(K, Square(v[K])));
        var sizes = new Sizes((I, 3));
        var written = cost.For(sizes);
        var random = new SeededRandom(7);
        (Expr, double)[] point = [.. written.Symbols().Select(symbol => ((Expr)symbol, random.Uniform(1)))];
        var derived = Let("q", L, cost.Derivative(u[L]));
        for (var unit = 1; unit <= 3; unit++)
            Assert.Equal(written.Derivative(u.For(sizes, unit)).Evaluate(point), derived.For(sizes, unit).Evaluate(point), 12);
    }

    private static readonly Family D2 = Indexed("d", I);

    // The terms in either order.
    private static string AsSum(Expr sum) => string.Join(" + ", ((Sum)sum).Terms.Select(term => term.ToString()).Order(StringComparer.Ordinal));
}
