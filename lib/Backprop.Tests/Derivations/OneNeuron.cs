using static Backprop.Notation;

namespace Backprop.Tests.Derivations;

/// <summary>The starting notebook's results, against the derivation by hand and figures computed by hand from it.</summary>
public class OneNeuron
{
    private readonly Symbol _w = Symbol("w", layer: "L");
    private readonly Symbol _b = Symbol("b", layer: "L");
    private readonly Symbol _y = Symbol("y");
    private readonly Symbol _previous = Symbol("a", layer: "L-1");
    private readonly UnaryFunction _σ = Function("σ");
    private readonly Quantity _z;
    private readonly Quantity _a;
    private readonly Quantity _cost;

    public OneNeuron()
    {
        _z = Let("z", layer: "L", _w * _previous + _b);
        _a = Let("a", layer: "L", _σ(_z));
        _cost = Let("C", index: 0, Square(_a - _y));
    }

    [Fact]
    public void The_derivative_by_the_weight_is_the_product_of_three_links()
    {
        // By hand: dC/da = 2(a − y), da/dz = σ′(z), dz/dw = a of the layer before.
        var rule = _cost.By(_w);
        Assert.Equal(["2(a⁽ᴸ⁾ − y)", "σ′(z⁽ᴸ⁾)", "a⁽ᴸ⁻¹⁾"], rule.Links.Select(link => link.Value.ToString()));
        Assert.Equal(
            "∂C₀/∂w⁽ᴸ⁾ = ∂C₀/∂a⁽ᴸ⁾ · ∂a⁽ᴸ⁾/∂z⁽ᴸ⁾ · ∂z⁽ᴸ⁾/∂w⁽ᴸ⁾\n          = 2(a⁽ᴸ⁾ − y) · σ′(z⁽ᴸ⁾) · a⁽ᴸ⁻¹⁾",
            rule.ToString());
    }

    [Fact]
    public void The_derivative_by_the_bias_shows_no_factor_one()
    {
        Assert.EndsWith("= 2(a⁽ᴸ⁾ − y) · σ′(z⁽ᴸ⁾)", _cost.By(_b).ToString(), StringComparison.Ordinal);
        Assert.True(_cost.By(_b).Links[2].Value.IsOne);
    }

    [Fact]
    public void A_link_opens_into_one_rule_a_line()
    {
        Assert.Equal(
            ["power rule", "sum rule"],
            _cost.By(_w).Links[0].Steps().Rights.Skip(1).Select(line => line.Note));
    }

    [Fact]
    public void Substituting_every_name_gives_what_differentiating_without_names_gives() =>
        Assert.Same(_cost.Inline().Derivative(_w), _cost.By(_w).Value.Inline());

    [Fact]
    public void Logistic_and_tanh_take_the_form_of_their_own_output()
    {
        Assert.Equal("2(a⁽ᴸ⁾ − y) a⁽ᴸ⁾(1 − a⁽ᴸ⁾) a⁽ᴸ⁻¹⁾", _cost.By(_w).Value.With(_σ, Logistic).ToString());
        Assert.Equal("2(a⁽ᴸ⁾ − y)(1 − (a⁽ᴸ⁾)²)", _cost.By(_b).Value.With(_σ, Tanh).ToString());
    }

    [Theory]
    [InlineData("logistic")]
    [InlineData("tanh")]
    [InlineData("softplus")]
    [InlineData("sin")]
    public void Both_derivatives_agree_with_central_differences(string name)
    {
        UnaryFunction known = Functions.All[name].Apply;
        foreach (var parameter in new[] { _w, _b })
        {
            var check = GradientCheck.Of(_cost.With(_σ, known), parameter, _cost.By(parameter).Value.With(_σ, known), points: 50);
            Assert.Equal(50, check.Points.Count);
            Assert.True(check.WorstRelativeError < 1e-7, check.ToString());
        }
    }

    [Fact]
    public void A_wrong_formula_fails_the_check()
    {
        var withoutSlope = 2 * (_a - _y).With(_σ, Logistic) * _previous;
        Assert.True(GradientCheck.Of(_cost.With(_σ, Logistic), _w, withoutSlope).WorstRelativeError > 0.1);
    }

    [Fact]
    public void The_worked_example_has_the_values_of_a_pocket_calculator()
    {
        // z = 0.5·0.8 + 0.1 = 0.5; a = 1/(1 + e^−0.5) = 0.6224593; C = 0.3775407² = 0.1425370;
        // dC/da = −0.7550813; a(1 − a) = 0.2350037; dC/dz = −0.1774469; dC/dw = 0.8 of it = −0.1419575.
        var example = WorkedExample.Of(_cost.With(_σ, Logistic), [_w, _b], (_w, 0.5), (_previous, 0.8), (_b, 0.1), (_y, 1));
        Assert.Equal([0.5, 0.6224593, 0.1425370], example.Forward.Select(row => Math.Round(row.Value, 7)));
        Assert.Equal([-0.7550813, -0.1774469, -0.1419575, -0.1774469], example.Backward.Select(row => Math.Round(row.Value, 7)));
    }

    [Fact]
    public void One_layer_further_back_the_chain_has_two_more_links_and_shares_its_beginning()
    {
        var w = Symbol("w", layer: "L-1");
        var before = Let("a", layer: "L-1", _σ(Let("z", layer: "L-1", w * Symbol("a", layer: "L-2") + Symbol("b", layer: "L-1"))));
        var cost = (Quantity)_cost.Substitute(_previous, before);
        var (near, far) = (cost.By(_w), cost.By(w));
        Assert.Equal(near.Links.Count + 2, far.Links.Count);
        Assert.Equal(near.Links.Take(2).Select(link => link.Name), far.Links.Take(2).Select(link => link.Name));
        Assert.Equal("2(a⁽ᴸ⁾ − y) σ′(z⁽ᴸ⁾) w⁽ᴸ⁾ σ′(z⁽ᴸ⁻¹⁾) a⁽ᴸ⁻²⁾", far.Value.ToString());
    }

    [Fact]
    public void Where_two_paths_lead_to_a_variable_their_products_add_up()
    {
        // C = p·q with p = x², q = x³: dC/dx = q·2x + p·3x², 5x⁴ in all.
        var x = Symbol("x");
        var (p, q) = (Let("p", x.Pow(2)), Let("q", x.Pow(3)));
        var rule = Let("C", p * q).By(x);
        Assert.Equal(2, rule.Paths.Count);
        Assert.Equal(5 * 16, rule.Value.Evaluate((x, 2)), 12);
    }

    [Fact]
    public void The_derivative_of_a_quantity_by_itself_is_one()
    {
        Assert.True(_cost.By(_cost).Value.IsOne);
        Assert.Equal("∂C₀/∂C₀ = 1", _cost.By(_cost).InLinks().ToString());
    }

    [Fact]
    public void The_derivative_by_what_does_not_occur_is_zero() =>
        Assert.True(_cost.By(Symbol("v")).Value.IsZero);

    // −ln logistic(w) far out is −w, and its slope −1.
    [Fact]
    public void A_worked_example_has_its_values_far_out()
    {
        var w = Symbol("w");
        var far = WorkedExample.Of(Let("E", -Ln(Let("a", Logistic(w)))), [w], (w, -800));
        Assert.Contains("E = −ln(a) = 800.000000", far.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("= -1.000000", far.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_a_worked_example_that_rounds_to_zero_has_no_sign()
    {
        // By hand: a weight on an input that is 0 has the derivative −0, a tiny negative error the derivative −2·10⁻⁹.
        var worked = WorkedExample.Of(_cost.With(_σ, Tanh), [_w], (_w, 1), (_previous, 0), (_b, 0), (_y, 1e-9));
        Assert.All(worked.Backward, row => Assert.True(double.IsNegative(row.Value)));
        Assert.All(worked.Backward, row => Assert.Equal("0.000000", row.ShownValue));
    }
}
