using static Backprop.Notation;

namespace Backprop.Tests.Parsing;

/// <summary>What a person writes as an answer is read as it is meant, or refused with a question where it can be meant in two ways.</summary>
public class WrittenFormulas
{
    private static readonly Symbol W = Symbol("w", layer: "L"), B = Symbol("b", layer: "L"), Below = Symbol("a", layer: "L-1"), Y = Symbol("y");
    private static readonly UnaryFunction σ = Function("σ");
    private static readonly Quantity Z = Let("z", layer: "L", W * Below + B), A = Let("a", layer: "L", σ(Z)), C = Let("C", index: 0, Square(A - Y));

    public static TheoryData<string, string> Readings() => new()
    {
        { "2(a - y)", "2*(a__L - y)" },
        { "2 (a − y)", "2*(a__L - y)" },
        { "2·(a - y)", "2*(a__L - y)" },
        { "2 × (a - y)", "2*(a__L - y)" },
        { "2[a - y]", "2*(a__L - y)" },
        { "(a - y)2", "2*(a__L - y)" },
        { "a²", "a__L^2" },
        { "(a − y)²", "(a__L - y)^2" },
        { "½(a - y)²", "1/2*(a__L - y)^2" },
        { "⅝ a - ⅞ y", "5/8*a__L - 7/8*y" },
        { "1½", "3/2" }, { "2½ a - y", "5/2*a__L - y" }, { "y^1½", "y^(3/2)" }, { "3/1½", "2" },
        { "|y| |a|", "abs(y)*abs(a__L)" }, { "|y |", "abs(y)" }, { "|(|y| a)|", "abs(abs(y)*a__L)" },
        { "⅖a + ⅗a + ⅘a + ⅙a + ⅚a + ⅐a + ⅜a + ⅑a + ⅒a", "8893/2520*a__L" },
        { "1/2 (a - y)^2", "1/2*(a__L - y)^2" },
        { "1/2(a - y)**2", "1/2*(a__L - y)^2" },
        { "a(1-a)", "a__L*(1 - a__L)" },
        { "a (1 − a)", "a__L*(1 - a__L)" },
        { "aʸ", "a__L^y" },
        { "σ'(z)", "sigma'(z__L)" },
        { "σ′(z)", "sigma'(z__L)" },
        { "sigma'(z)", "sigma'(z__L)" },
        { "σ''(z)", "sigma''(z__L)" },
        { "σ²(z)", "sigma(z__L)^2" },
        { "tanh^2(z)", "tanh(z__L)^2" },
        { "2(a-y)σ'(z)a_prev", "2*(a__L - y)*sigma'(z__L)*a__Lm1" },
        { "2(a-y) σ′(z⁽ᴸ⁾) a⁽ᴸ⁻¹⁾", "2*(a__L - y)*sigma'(z__L)*a__Lm1" },
        { "a^(L-1)", "a__Lm1" },
        { "a^{(L-1)} w", "a__Lm1*w__L" },
        { "a__Lm1", "a__Lm1" },
        { "a", "a__L" },
        { "sigmoid(z)", "logistic(z__L)" },
        { "e^-z", "exp(-z__L)" },
        { "e⁻ᶻ", "exp(-z__L)" },
        { "1/(1 + e^(-z))", "1/(1 + exp(-z__L))" },
        { "√y", "sqrt(y)" },
        { "√2 y", "sqrt(2)*y" },
        { "√(y + 1)", "sqrt(y + 1)" },
        { "√tanh(z)", "sqrt(tanh(z__L))" },
        { "√tanh²(z) y", "sqrt(tanh(z__L)^2)*y" },
        { "√|y| + √√z", "sqrt(abs(y)) + sqrt(sqrt(z__L))" },
        { "(√√tanh(z))²", "sqrt(tanh(z__L))" },
        { "|a - y|", "abs(a__L - y)" },
        { "2|a||y|", "2*abs(a__L)*abs(y)" },
        { "wy", "w__L*y" },
        { "-2wy", "-2*w__L*y" },
        { "3.5y", "7/2*y" },
        { "C0", "C_0" },
        { "y/2", "1/2*y" },
        { "|a|y + |z|", "abs(a__L)*y + abs(z__L)" }, { "2^3^y", "2^(3^y)" }, { "σ²(z)·2", "2*sigma(z__L)^2" },
    };

    [Theory]
    [MemberData(nameof(Readings))]
    public void A_formula_is_read_as_it_is_meant(string text, string infix) => Assert.Equal(infix, Expr.ParseAsWritten(text, C).ToInfix());

    [Theory]
    [InlineData("1/2a", 4, "above or below the bar")]
    [InlineData("1/a²y", 5, "above or below the bar")]
    [InlineData("1/a² y", 6, "above or below the bar")]
    [InlineData("1/a^2 y", 7, "above or below the bar")]
    [InlineData("1/-a y", 6, "above or below the bar")]
    [InlineData("1/(y+1)²a", 9, "above or below the bar")]
    [InlineData("a/2^y z", 7, "above or below the bar")]
    [InlineData("e⁻ʷ²", 2, "an exponent in brackets")]
    [InlineData("log₂(z)", 1, "ln(x)/ln(2)")]
    [InlineData("log_{10}(z)", 1, "ln(x)/ln(10)")]
    [InlineData("log_3(z)", 1, "ln(x)/ln(3)")]
    [InlineData("2e-3", 1, "as a power of ten, such as 2*10^-3")]
    [InlineData("w*1e6", 3, "as a power of ten, such as 2*10^-3")]
    [InlineData("a/2y", 4, "above or below the bar")]
    [InlineData("1/y(a)", 4, "above or below the bar")]
    [InlineData("e^2z", 4, "belongs to the exponent")]
    [InlineData("e^az", 4, "belongs to the exponent")]
    [InlineData("y^-az", 5, "belongs to the exponent")]
    [InlineData("2 ½", 3, "an operator between two numbers")]
    [InlineData("1.5½", 4, "an operator between two numbers")]
    [InlineData("1.5.2", 1, "a number with one decimal point")]
    [InlineData("√y²", 3, "brackets around what the root is taken of")]
    [InlineData("√y^2", 3, "brackets around what the root is taken of")]
    [InlineData("√1½", 3, "brackets around what the root is taken of")]
    [InlineData("√2y", 3, "brackets around what the root is taken of")]
    [InlineData("√|y|²", 5, "brackets around what the root is taken of")]
    [InlineData("√σ(y)²", 6, "brackets around what the root is taken of")]
    [InlineData("tanh⁻¹(y)", 5, "1/f(x) for the reciprocal, or another name for the inverse function")]
    [InlineData("σ⁽ⁿ⁾(y)", 2, "a derivative of order")]
    [InlineData("y⁽²⁾", 2, "raised brackets stand for a layer")]
    [InlineData("|y |a| z|", 4, "whether this bar ends one or begins another")]
    [InlineData("|a|y|+z|", 3, "whether this bar ends one or begins another")]
    [InlineData("|a|y|z|", 3, "whether this bar ends one or begins another")]
    [InlineData("σ²(z)³", 6, "what the second exponent belongs to")]
    [InlineData("tanh^2(z)^3", 10, "what the second exponent belongs to")]
    [InlineData("a²^3", 3, "what the second exponent belongs to")]
    [InlineData("a⁻¹**2", 4, "what the second exponent belongs to")]
    [InlineData("|a|²^3", 5, "what the second exponent belongs to")]
    [InlineData("y[2]", 2, "y·2 for a product")]
    [InlineData("y(2)", 2, "y·2 for a product")]
    [InlineData("y2", 2, "a factor, an exponent or an index")]
    [InlineData("2 3", 3, "an operator between two numbers")]
    [InlineData("2x", 2, "one of the names w⁽ᴸ⁾, a⁽ᴸ⁻¹⁾, b⁽ᴸ⁾, z⁽ᴸ⁾, σ(…), a⁽ᴸ⁾, y, C₀")]
    [InlineData("a_k", 1, "one of the names")]
    [InlineData("yes", 1, "one of the names")]
    [InlineData("0,5", 2, "a point, as in 0.5")]
    [InlineData("∂C = 2y", 1, "one of the names")]
    [InlineData("y = 2", 3, "one expression")]
    [InlineData("y'", 1, "a name without primes")]
    [InlineData("tanh z", 1, "brackets after the function tanh")]
    [InlineData("σ + 1", 1, "brackets after the function σ")]
    [InlineData("tan(z)", 1, "sin(x)/cos(x)")]
    [InlineData("(a - y]", 7, "')' to close column 1")]
    [InlineData("(a - y", 7, "')' to close column 1")]
    [InlineData("", 1, "a number, a name")]
    [InlineData("√+z", 1, "brackets around")]
    public void What_is_not_clear_is_asked_at_its_column(string text, int column, string expected)
    {
        var error = Assert.Throws<InfixSyntaxException>(() => Expr.ParseAsWritten(text, C));
        Assert.Equal(column, error.Column);
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }

    // Two absolute values with brackets between them, and a layer beside an index of the same number.
    [Fact]
    public void What_is_printed_is_read()
    {
        var (x, s, y) = (Symbol("x"), Symbol("s"), Symbol("y"));
        var (layer, index) = (Symbol("w", layer: "3"), Symbol("w", index: "3"));
        foreach (var formula in new[] { Abs(x) * (y + 1) * Abs(s), layer + index })
        {
            Assert.Equal(formula, Expr.ParseAsWritten(formula.ToString(), formula));
            Assert.Equal(formula, Expr.ParseAsWritten(formula.ToInfix(), formula));
        }
    }

    [Fact]
    public void A_letter_in_two_layers_asks_which_one_where_neither_is_the_layer_at_hand()
    {
        var error = Assert.Throws<InfixSyntaxException>(() => Expr.ParseAsWritten("w", Symbol("w", layer: "1") * Symbol("w", layer: "2")));
        Assert.Equal("a name in full: w⁽¹⁾ (typed w__1) or w⁽²⁾ (typed w__2)", error.Expected);
    }

    [Fact]
    public void Sums_over_an_index_and_elements_are_read()
    {
        var (i, j) = (Index("i"), Index("j"));
        var (w, y, d) = (Indexed("w", j, i), Indexed("y", i), Indexed("d", j));
        var x = Let("x", j, Sum(i, y[i] * w[j, i]));
        var E = Let("E", OneHalf * Sum(j, Square(Logistic(x[j]) - d[j])));
        Assert.Same(x.Definition, Expr.ParseAsWritten("Σ_i y_i w_ji", E));
        Assert.Same(x.Definition, Expr.ParseAsWritten("Σᵢ yᵢwⱼᵢ", E));
        Assert.Same(E.Definition, Expr.ParseAsWritten("½ Σ_j (logistic(x_j) - d_j)²", E));
        Assert.Same(Mean(i, y[i]), Expr.ParseAsWritten("1/n_i Σ_i y_i", E, i.Size));
        Assert.Same(x.Definition! + d[j], Expr.ParseAsWritten("Σ_i y_i w_{ji} + d_j", E));
        Assert.Same(x.Definition, Expr.ParseAsWritten("Σ_{i}y_i w_ji", E));
        foreach (var unclosed in new[] { "Σ_{i", "Σ_{", "Σ_", "Σ", "Σ_{i y_i}" })
            Assert.Equal(1, Assert.Throws<InfixSyntaxException>(() => Expr.ParseAsWritten(unclosed, E)).Column);
        foreach (var summed in new[] { "e^-Σ_i y_i w_ji d_j", "d_j/-Σ_i y_i w_ji" })
            Assert.Contains("not clear whether what follows is summed", Assert.Throws<InfixSyntaxException>(() => Expr.ParseAsWritten(summed + " 2 (d_j)", E)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_index_below_a_sign_of_summation_may_have_digits()
    {
        var (i, i1, i19) = (Index("i"), Index("i1"), Index("i19"));
        var (x, y, z) = (Indexed("x", i), Indexed("y", i1), Indexed("z", i19));
        var cost = Sum(i, x[i]) * Sum(i1, y[i1]) * Sum(i19, z[i19]);
        Assert.Equal("(Σᵢ xᵢ) (Σᵢ₁ yᵢ₁) Σᵢ₁₉ zᵢ₁₉", cost.ToString());
        Assert.Same(cost, Expr.ParseAsWritten(cost.ToString(), cost));
    }

    [Fact]
    public void A_derivative_of_high_order_is_no_power()
    {
        var (f, s) = (Function("f"), Symbol("s"));
        var fourth = f(s).Derivative(s, order: 4);
        Assert.Equal("f⁽⁴⁾(s)", fourth.ToString());
        Assert.Same(fourth, Expr.ParseAsWritten(fourth.ToString(), f(s), s));
        Assert.Same(Square(fourth), Expr.ParseAsWritten(Square(fourth).ToString(), f(s), s));
        Assert.Same(f(s).Pow(4), Expr.ParseAsWritten("f⁴(s)", f(s), s));
    }

    [Fact]
    public void A_delta_is_read_and_asked_about_beside_a_family_of_its_letter()
    {
        var (j, k) = (Index("j"), Index("k", size: "n_j"));
        var (x, δ) = (Symbol("x"), Indexed("δ", j, k));
        var delta = Delta(j, k) * x;
        Assert.Same(delta, Expr.ParseAsWritten(delta.ToString(), delta));
        Assert.Same(δ[j, k] * x, Expr.ParseAsWritten((δ[j, k] * x).ToString(), δ[j, k] * x));
        Assert.Contains("is a Kronecker delta here and something else", Assert.Throws<InfixSyntaxException>(() => Expr.ParseAsWritten("δⱼₖ x", delta + δ[j, k])).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_with_a_digit_beside_a_symbol_with_that_number_below_it_is_asked_about()
    {
        var i1 = Index("i1");
        var sum = Sum(i1, (Expr)i1) + Symbol("i", index: "1");
        Assert.Contains("something else as well", Assert.Throws<InfixSyntaxException>(() => Expr.ParseAsWritten("Σᵢ₁ i₁", sum)).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Roots_of_roots_end_before_the_stack_does()
    {
        Assert.Equal(2, Expr.ParseAsWritten("√√s", Symbol("s")).Evaluate((Symbol("s"), 16)));
        Assert.Contains("fewer roots", Assert.Throws<InfixSyntaxException>(() => Expr.ParseAsWritten(new string('√', 100_000) + "s", Symbol("s"))).Expected, StringComparison.Ordinal);
    }

    // With the square of the length it would be four times as much.
    [Theory]
    [InlineData("Σ_{i}x_i + ")]
    [InlineData("Σᵢxᵢ + ")]
    [InlineData("sin^2(s) + ")]
    [InlineData("s² s^3 √s |s| ")]
    public void Twice_as_long_a_text_takes_about_twice_the_memory(string part)
    {
        var i = Index("i");
        var known = Sum(i, Indexed("x", i)[i]) + Symbol("s");
        var (once, twice) = (Bytes(4_000), Bytes(8_000));
        Assert.True(twice < 2.7 * once + 100_000, $"{once:N0} and {twice:N0} bytes");

        long Bytes(int times) => AllocatedBytes.Of(() => Expr.ParseAsWritten(string.Concat(Enumerable.Repeat(part, times)) + "s", known));
    }

    [Fact]
    public void An_index_that_stands_for_its_number_is_read_and_never_taken_for_another_thing_of_its_letter()
    {
        var (i, l) = (Index("i"), Index("l"));
        var x = Indexed("x", i);
        var sum = Sum(i, (Expr)i * x[i]);
        Assert.Same(sum, Expr.ParseAsWritten(sum.ToString(), sum));
        Assert.Same((Expr)i, Expr.ParseAsWritten("i", i));
        Assert.Same((Expr)i, Expr.ParseAsWritten("i", Let("p", i, (Expr)i)[i]));

        // Beside a symbol, a function or an index of that letter.
        var (s, function) = (Symbol("s"), Function("i")(Symbol("s")));
        foreach (var (text, context, expected) in new[]
                 {
                     ("i + Σᵢ i xᵢ", Symbol("i") + sum, "i is an index here and something else as well"),
                     ("i + Σᵢ i xᵢ", sum + Symbol("i"), "i is an index here and something else as well"),
                     ("Σᵢ i(s + 1)", Sum(i, (Expr)i * (s + 1)) + function, "i·( for a product"),
                     ("Σᵢ i²(s + 1)", Sum(i, Square((Expr)i) * (s + 1)) + function, "i·( for a product"),
                     ("Σᵢ i + 1", Sum(i, (Expr)i) + s * Sum(Index("i", size: "m"), (Expr)Index("i", size: "m")), "an index with one size; i runs to nᵢ in one place and to m in another"),
                 })
            Assert.Contains(expected, Assert.Throws<InfixSyntaxException>(() => Expr.ParseAsWritten(text, context)).Expected, StringComparison.Ordinal);
        // A quantity of that letter in some layer leaves the function what it is.
        var f = Function("f");
        Assert.Same(f(s), Expr.ParseAsWritten("f(s)", f(s) + Symbol("f", layer: "L")));

        // A sum inside another of its letter gets a letter that no symbol inside has; what stands further out may have it, and is asked about.
        Assert.Equal("Σₗ l Σₙ m n", Sum(l, (Expr)l * Sum(l, Symbol("m") * (Expr)l)).ToString());
        var nested = Symbol("m") * Sum(l, (Expr)l * Sum(l, (Expr)l));
        Assert.Contains("m is an index here and something else", Assert.Throws<InfixSyntaxException>(() => Expr.ParseAsWritten(nested.ToString(), nested)).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void A_derivative_with_a_name_of_its_own_is_read_as_it_is_printed()
    {
        var δ = Let(new DerivativeName("C", "z"), 2 * (A - Y));
        Assert.Same(δ * Below, Expr.ParseAsWritten("∂C/∂z · a_prev", δ, Below));
        Assert.Same(δ * Below, Expr.ParseAsWritten("dC/dz a_prev", δ, Below));
    }

    // With names of a letter each, tan(x) would be a product.
    [Theory]
    [InlineData("tan(x)", "sin(x)/cos(x)")]
    [InlineData("log(x)", "ln for the natural logarithm")]
    [InlineData("2 max(x)", "relu(x)")]
    public void A_function_that_is_missing_is_no_product_of_its_letters(string text, string hint)
    {
        Expr[] letters = [.. "tanlogmx".Distinct().Select(letter => Symbol(letter.ToString()))];
        Assert.Contains(hint, Assert.Throws<InfixSyntaxException>(() => Expr.ParseAsWritten(text, letters)).Message, StringComparison.Ordinal);
        Assert.Equal("t*a*n", Expr.ParseAsWritten("tan", letters).ToInfix());
    }

    [Theory]
    [InlineData(@"\frac{s}{2}", "without the commands of LaTeX")]
    [InlineData("∛s", "x^(1/3)")]
    [InlineData("‖s‖", "a sum of squares")]
    [InlineData("∏_i x_i", "no product over an index")]
    [InlineData("Σ_{i,k} x_i", "one index below each sum, of i, as in Σ_i")]
    [InlineData("Σ x_i", "one index below each sum, of i, as in Σ_i")]
    [InlineData("x_i^T s", "transposes are printed here and not read")]
    public void A_sign_that_no_formula_here_has_is_refused_with_what_to_write(string text, string hint)
    {
        var (i, s) = (Index("i"), Symbol("s"));
        var sum = Sum(i, s * Indexed("x", i)[i]);
        Assert.Contains(hint, Assert.Throws<InfixSyntaxException>(() => Expr.ParseAsWritten(text, sum)).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void An_accent_may_be_a_sign_of_its_own_or_not()
    {
        var hat = Symbol("z", accent: "hat");
        Assert.Same(2 * hat, Expr.ParseAsWritten("2\u1e91", hat));
        Assert.Same(2 * hat, Expr.ParseAsWritten("2z\u0302", hat));
    }
}
