using Backprop.Tests.Site;

namespace Backprop.Tests.Parsing;

/// <summary>A name is taken whole or refused; none loses a part without a word.</summary>
public class Names
{
    [Theory]
    [InlineData("x_hat_bar", "a letter has one accent only")]
    [InlineData("x__L__M", "it names two layers")]
    [InlineData("x_", "nothing stands after the last underscore")]
    [InlineData("x__", "nothing stands after the last underscore")]
    [InlineData("x_bold_bold", "it is bold twice")]
    [InlineData("é", "'é' (U+00E9)")]
    [InlineData("х", "'х' (U+0445)")]
    [InlineData("ﬁ", "'ﬁ' (U+FB01)")]
    [InlineData("ǅ", "'ǅ' (U+01C5)")]
    [InlineData("ʰ", "'ʰ' (U+02B0)")]
    [InlineData("ª", "'ª' (U+00AA)")]
    [InlineData("wα", "'α' (U+03B1)")]
    [InlineData("w_é", "'é' (U+00E9)")]
    public void What_cannot_be_kept_or_set_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<InfixSyntaxException>(() => Expr.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("m")]
    [InlineData("-1")]
    [InlineData("m-1")]
    [InlineData("p+2")]
    [InlineData("L-1")]
    [InlineData("3")]
    public void Every_layer_is_read_back(string layer) =>
        Assert.Same(Notation.Symbol("a", layer: layer), Expr.Parse(Notation.Symbol("a", layer: layer).ToInfix()));

    [Fact]
    public void Digits_of_other_scripts_are_no_numbers()
    {
        var error = Assert.Throws<InfixSyntaxException>(() => Expr.Parse("٣ + x"));
        Assert.Equal((1, "'٣'", "a number, a name, an operator or a bracket"), (error.Column, error.Found, error.Expected));
    }

    [Theory]
    [InlineData("tan(x)", "sin(x)/cos(x)")]
    [InlineData("tg(x)", "sin(x)/cos(x)")]
    [InlineData("sin2(x)", "sin alone before its bracket")]
    [InlineData("cosh(x)", "(exp(x) + exp(-x))/2")]
    [InlineData("sinh(x)", "(exp(x) - exp(-x))/2")]
    [InlineData("max(x)", "relu(x)")]
    [InlineData("log(x)", "ln for the natural logarithm")]
    [InlineData("arctan(x)", "stays undefined")]
    [InlineData("Tan(x)", "sin(x)/cos(x)")]
    [InlineData("Log(x)", "ln for the natural logarithm")]
    [InlineData("COSH(x)", "(exp(x) + exp(-x))/2")]
    [InlineData("swish(x)", "x*logistic(x)")]
    [InlineData("erfc(x)", "no error function")]
    public void A_function_of_mathematics_that_the_library_does_not_have_is_refused_with_what_to_write(string text, string instead)
    {
        Assert.Contains(instead, Assert.Throws<InfixSyntaxException>(() => Expr.Parse(text)).Message, StringComparison.Ordinal);
        var name = text[..text.IndexOf('(', StringComparison.Ordinal)];
        Assert.Contains(instead, Assert.Throws<ArgumentException>(() => Notation.Function(name)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exp_10(x)", "exp alone before its bracket")]
    [InlineData("sqrt_3(x)", "sqrt alone before its bracket")]
    [InlineData("leaky_relu(x)", "0.01*x + 0.99*relu(x)")]
    [InlineData("min(a, b)", "a - relu(a - b)")]
    [InlineData("max(0, x)", "relu(x)")]
    [InlineData("pow(x, 2)", "x^y")]
    [InlineData("sqrt'(x)", "sqrt without primes")]
    public void What_is_no_name_of_a_function_is_refused_with_what_to_write(string text, string instead) =>
        Assert.Contains(instead, Assert.Throws<InfixSyntaxException>(() => Expr.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("sigmoid(x)", "logistic(x)")]
    [InlineData("sgn(x)", "sign(x)")]
    [InlineData("ReLU(x)", "relu(x)")]
    [InlineData("Relu(x)", "relu(x)")]
    [InlineData("Tanh(x)", "tanh(x)")]
    [InlineData("Exp(x)", "exp(x)")]
    [InlineData("Sqrt(x)", "sqrt(x)")]
    [InlineData("Sigmoid(x)", "logistic(x)")]
    [InlineData("sign(x)", "sign(x)")]
    [InlineData("g(x)", "g(x)")]
    [InlineData("gamma(x)", "gamma(x)")]
    public void A_function_that_the_library_has_is_known_by_its_other_names_too(string text, string infix) => Assert.Equal(infix, Expr.Parse(text).ToInfix());

    [Fact]
    public void What_is_written_instead_of_a_function_is_an_expression_of_the_same_value()
    {
        var x = Symbol.Of("x");
        Assert.Equal(Math.Tan(0.7), Expr.Parse("sin(x)/cos(x)").Evaluate((x, 0.7)), 12);
        Assert.Equal(Math.Cosh(0.7), Expr.Parse("(exp(x) + exp(-x))/2").Evaluate((x, 0.7)), 12);
        Assert.Equal(Math.Sinh(0.7), Expr.Parse("(exp(x) - exp(-x))/2").Evaluate((x, 0.7)), 12);
        // ELU with α = 1: x above 0, eˣ − 1 below.
        var elu = Expr.Parse("step(x)*x + (1 - step(x))*(exp(x) - 1)");
        Assert.Equal(0.7, elu.Evaluate((x, 0.7)), 12);
        Assert.Equal(Math.Exp(-0.7) - 1, elu.Evaluate((x, -0.7)), 12);
        Assert.Equal(1, elu.Derivative(x).Evaluate((x, 0)), 12);
        var leaky = Expr.Parse("0.01*x + 0.99*relu(x)");
        Assert.Equal([-0.01, 0, 1], new double[] { -1, 0, 1 }.Select(at => Math.Round(leaky.Evaluate((x, at)), 12)));
        Assert.Equal(0.01, leaky.Derivative(x).Evaluate((x, 0)), 12);
    }

    // Every letter below U+0600, alone and inside a word, as a name and as a subscript: taken means that KaTeX sets it.
    [Fact]
    public void Whatever_letter_is_taken_KaTeX_sets()
    {
        var taken = new List<string>();
        for (var letter = 'A'; letter < '\u0600'; letter++)
        {
            if (!char.IsLetter(letter)) continue;
            foreach (var make in new Func<LetterName>[] { () => new($"{letter}"), () => new($"a{letter}b"), () => new("w", null, [$"{letter}"]), () => new($"Δ{letter}", null, [$"{letter}1"]) })
            {
                try
                {
                    taken.Add(Symbol.Of(make()).ToLatex());
                }
                catch (ArgumentException)
                {
                    // Refused: that is the other way to be right.
                }
            }
        }

        Assert.True(taken.Count > 600, $"{taken.Count}");
        KatexSetter.AssertSets(taken);
    }

    [Theory]
    [InlineData("log_2(x)", "ln(x)/ln(2)")]
    [InlineData("max_1(x)", "relu(x)")]
    public void An_index_below_its_name_makes_no_other_function_of_it(string text, string instead) =>
        Assert.Contains(instead, Assert.Throws<InfixSyntaxException>(() => Expr.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_sign_of_two_code_units_is_shown_whole() =>
        Assert.Equal("'😀'", Assert.Throws<InfixSyntaxException>(() => Expr.Parse("x + 😀")).Found);

    [Fact]
    public void No_name_is_no_name()
    {
        string? none = null;
        Name? name = none;
        Assert.Null(name);
        Assert.Throws<ArgumentNullException>(() => new LetterName(null!));
    }

    [Fact]
    public void An_accent_is_a_hat_a_bar_or_a_tilde() => Assert.StartsWith(
        "\"dot\" is no accent of y; expected hat, bar, tilde.",
        Assert.Throws<ArgumentException>(() => new LetterName("y", accent: "dot")).Message,
        StringComparison.Ordinal);
}
