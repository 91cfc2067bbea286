using static Backprop.Notation;

namespace Backprop.Tests.Expressions;

/// <summary>Expressions print as a textbook prints them; the expected strings are written by hand.</summary>
public class PrintedForm
{
    [Theory]
    [InlineData("2*(a - y)", "2 (a - y)")]
    [InlineData("1*x + 0", "x")]
    [InlineData("x*x", "x^{2}")]
    [InlineData("-(a - y)", "-(a - y)")]
    [InlineData("b - 2*a", "b - 2 a")]
    [InlineData("1/(1 + exp(-x))", @"\frac{1}{1 + e^{-x}}")]
    [InlineData("(a__L - y)^2", "(a^{(L)} - y)^{2}")]
    [InlineData("a__L^2", "(a^{(L)})^{2}")]
    [InlineData("tanh(x)^2", @"\tanh^{2}(x)")]
    [InlineData("sqrt(x)/2", @"\frac{1}{2} \, \sqrt{x}")]
    [InlineData("(x/y)*(1 + x)^2*sigma'(z)", @"\frac{x \, (1 + x)^{2} \, \sigma'(z)}{y}")]
    [InlineData("ln(x/y)", @"\ln\left(\frac{x}{y}\right)")]
    [InlineData("w_j_i__Lm1", "w_{j i}^{(L-1)}")]
    [InlineData("Δw", @"\Delta w")]
    [InlineData("Δw_j_i^2", @"\Delta w_{j i}^{2}")]
    [InlineData("y_hat", @"\hat{y}")]
    [InlineData("|x|", "|x|")]
    [InlineData("e^x", "e^{x}")]
    [InlineData("e_^x", "(e)^{x}")]
    public void Latex(string infix, string latex) => Assert.Equal(latex, Expr.Parse(infix).ToLatex());

    [Theory]
    [InlineData("exp", "exp·(x + 1)", @"\text{exp} \cdot (x + 1)")]
    [InlineData("max", "max·(x + 1)", @"\text{max} \cdot (x + 1)")]
    [InlineData("a", "a(x + 1)", "a (x + 1)")]
    public void A_variable_with_the_name_of_a_function_is_kept_apart_from_what_follows(string name, string text, string latex)
    {
        var product = Backprop.Symbol.Of(name) * (Backprop.Symbol.Of("x") + 1);

        Assert.Equal(text, product.ToString());
        Assert.Equal(latex, product.ToLatex());
    }

    [Fact]
    public void Powers_of_one_base_meet_in_a_derivative() =>
        Assert.Equal("6/(5x)", Expr.Parse("ln((x^3)^(2/5))").Derivative(Backprop.Symbol.Of("x")).ToString());

    [Fact]
    public void A_sum_that_is_left_when_like_terms_are_collected_is_opened_too()
    {
        var (x, a, b) = (Backprop.Symbol.Of("x"), Backprop.Symbol.Of("a"), Backprop.Symbol.Of("b"));
        var left = x - (a + b) + 2 * (a + b);

        Assert.Same(x + a + b, left);
        Assert.Same(x + b, left - a);
        Assert.Same(left, Expr.Parse(left.ToInfix()));
    }

    // ∂/∂x of a product, and that of its first factor.
    [Fact]
    public void What_is_differentiated_is_told_from_what_stands_behind_it()
    {
        var (x, y) = (Symbol("x"), Symbol("y"));
        var first = Derivative.Of(Sin(x), x);
        Assert.NotEqual((first * y).ToLatex(), Derivative.Of(Sin(x) * y, x).ToLatex());
        Assert.Equal("∂/∂x sin(x)·y", (first * y).ToString());
        Assert.Equal("(∂/∂x sin(x))/(x + y)", (first / (x + y)).ToString());
        Assert.Equal("∂/∂x (sin(x)/(x + y))", Derivative.Of(Sin(x) / (x + y), x).ToString());
        Assert.Equal("x^tan·(y + 2)", (x.Pow(Symbol("tan")) * (y + 2)).ToString());
    }

    [Fact]
    public void A_change_is_a_Delta_and_a_letter_and_no_word() =>
        Assert.Equal(@"\Delta w_{k}", Backprop.Symbol.Of(new LetterName("Δw", null, ["k"])).ToLatex());

    [Theory]
    [InlineData("-1*x^2", "-1*x^2")]
    [InlineData("b - x^2", "b - x^2")]
    [InlineData("a/(b*c)", "a/(b*c)")]
    [InlineData("a/b*c", "a*c/b")]
    [InlineData("2^(-x)", "2^(-x)")]
    [InlineData("(x^y)^z", "(x^y)^z")]
    [InlineData("e_ + j_", "e_ + j_")]
    [InlineData("1/2*x", "1/2*x")]
    [InlineData("e^x", "exp(x)")]
    [InlineData("1/(y^y*y)", "y^(-(y + 1))")]
    [InlineData("(x^3)^(-2/5)*(x^3)^(-3/5)*x^2", "1/x")]
    public void Infix_as_MathNet_reads_it(string infix, string printed) => Assert.Equal(printed, Expr.Parse(infix).ToInfix());

    [Theory]
    [InlineData("2*(a - y)*sigma'(z__L)*a__Lm1", "2(a − y) σ′(z⁽ᴸ⁾) a⁽ᴸ⁻¹⁾")]
    [InlineData("x_1^2", "x₁²")]
    [InlineData("f''''(x)", "f⁽⁴⁾(x)")]
    [InlineData("sqrt(x)^x", "(√x)ˣ")]
    [InlineData("sqrt(x^x)", "√(xˣ)")]
    [InlineData("sqrt(sqrt(x))^x", "(√(√x))ˣ")]
    [InlineData("sqrt(2)*x", "√2·x")]
    [InlineData("(x^2)^ln(y)", "(x²)^ln(y)")]
    public void Unicode(string infix, string text) => Assert.Equal(text, Expr.Parse(infix).ToString());
}
