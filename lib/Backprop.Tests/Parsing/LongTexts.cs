using System.Numerics;

namespace Backprop.Tests.Parsing;

/// <summary>
/// Texts of a megabyte and expressions of 100,000 terms are read, printed and multiplied out. Where the time grew with the square of
/// the length, these would take minutes to hours; that memory does not grow so is asked of texts of two lengths.
/// </summary>
public class LongTexts
{
    private const int Terms = 100_000;

    private static int _calls;

    public static TheoryData<string> Joints() => ["+", "-", "*", "/", "^"];

    [Theory]
    [MemberData(nameof(Joints))]
    public void A_hundred_thousand_names_are_joined_and_printed_as_they_were_read(string joint)
    {
        var text = string.Join(joint is "+" or "-" ? $" {joint} " : joint, Enumerable.Range(1, Terms).Select(at => $"x_{at}"));
        var read = Expr.Parse(text);
        var printed = read.ToInfix();
        // a/b/c is a/(b*c), and a^b^c a^(b^c).
        Assert.Equal(joint switch { "/" => Divided(text), "^" => Raised(text), _ => text }, printed);
        Assert.Same(read, Expr.Parse(printed));
        Assert.True(read.ToString().Length > Terms && read.ToLatex().Length > Terms);

        static string Divided(string text) => text.Split('/', 2) is [var first, var rest] ? $"{first}/({rest.Replace('/', '*')})" : text;
        static string Raised(string text) => string.Join("^(", text.Split('^')[..^1]) + "^" + text.Split('^')[^1] + new string(')', Terms - 2);
    }

    public static TheoryData<string, string> JointsAndUses()
    {
        var data = new TheoryData<string, string>();
        foreach (var joint in new[] { "+", "-", "*", "/", "^", "nested" })
        {
            foreach (var use in Uses.Keys) data.Add(joint, use);
        }

        return data;
    }

    // With the square of the length it would be four times as much.
    [Theory]
    [MemberData(nameof(JointsAndUses))]
    public void Twice_as_long_a_text_takes_about_twice_the_memory(string joint, string use)
    {
        // The less of two tries: now and then the table of all expressions grows in one of them.
        var (once, twice) = (Math.Min(Bytes(8_000, "s"), Bytes(8_000, "t")), Math.Min(Bytes(16_000, "u"), Bytes(16_000, "v")));
        Assert.True(twice < 2.7 * once + 100_000, $"{once:N0} and {twice:N0} bytes");

        // Names of their own in every call, so that no node is there already.
        long Bytes(int terms, string letter)
        {
            var call = Interlocked.Increment(ref _calls);
            var names = Enumerable.Range(1, terms).Select(at => $"{letter}_{call}{at:D5}");
            var text = joint == "nested" ? $"{string.Concat(names.Select(name => $"sin({name} + "))}1{new string(')', terms)}" : string.Join(joint, names);
            var read = use == "read" ? null : Expr.Parse(text);
            return AllocatedBytes.Of(() => Uses[use](text, read!));
        }
    }

    private static Dictionary<string, Action<string, Expr>> Uses => new()
    {
        ["read"] = (text, _) => Expr.Parse(text),
        ["as infix"] = (_, read) => read.ToInfix(),
        ["as text"] = (_, read) => read.ToString(),
        ["as LaTeX"] = (_, read) => read.ToLatex(),
        ["multiplied out"] = (_, read) => read.Expand(),
    };

    [Fact]
    public void A_megabyte_of_different_names_is_read()
    {
        var text = string.Join('+', Enumerable.Range(1, 140_000).Select(at => $"x_{at}"));
        Assert.True(text.Length > 1_000_000);
        Assert.Equal(140_000, ((Sum)Expr.Parse(text)).Terms.Length);
    }

    [Fact]
    public void A_sum_of_a_hundred_thousand_terms_and_a_product_of_as_many_factors_are_multiplied_out()
    {
        Expr[] names = [.. Enumerable.Range(1, Terms).Select(at => (Expr)Symbol.Of(new LetterName("x", null, [$"{at}"])))];
        var (sum, product) = (Sum.Of(names), Product.Of(names));
        Assert.Same(sum, sum.Expand());
        Assert.Same(product, product.Expand());
        Assert.Equal(Terms, ((Sum)(names[0] * sum).Expand()).Terms.Length);
        Assert.Equal(Verdict.Equal, (sum + product).CompareWith(Sum.Of([product, .. names.Reverse()])).Verdict);
    }

    // 51 powers of x times 51 of y.
    [Fact]
    public void Two_thousand_six_hundred_and_one_terms_are_read_back()
    {
        var expanded = Expr.Parse("((4 - y)*(x + 6/7))^(7/(1/7) + 1)").Expand();
        Assert.Equal(2_601, ((Sum)expanded).Terms.Length);
        Assert.Same(expanded, Expr.Parse(expanded.ToInfix()));
    }

    [Fact]
    public void The_sum_of_twenty_thousand_unit_fractions_is_exact()
    {
        var read = Assert.IsType<Number>(Expr.Parse(string.Join('+', Enumerable.Range(1, 20_000).Select(at => $"1/{at}"))));
        // H_n = ln n + γ + 1/(2n) − 1/(12n²) + …, Euler's constant γ to 17 digits.
        Assert.Equal(Math.Log(20_000) + 0.57721566490153286 + 1 / 40_000.0 - 1 / (12 * 4e8), read.Value.ToDouble(), 1e-14);
        Assert.Equal(Math.Log(20_000) + 0.57721566490153286 + 1 / 40_000.0, Expr.Parse(read.ToInfix()).Evaluate(), 1e-8);
        // So many parts of one thing as well.
        Assert.Same(read * Expr.Parse("x"), Expr.Parse(string.Join('+', Enumerable.Range(1, 20_000).Select(at => $"x/{at}"))));
    }

    [Fact]
    public void A_number_of_a_million_digits_is_read_and_printed()
    {
        var digits = string.Concat(Enumerable.Range(0, 1_000_000).Select(at => (char)('1' + at * 7 % 9)));
        Assert.Equal(digits, Expr.Parse(digits).ToInfix());
        Assert.Equal("-" + digits, new Rational(-BigInteger.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), 1).ToString());
    }

    [Theory]
    [InlineData(2_999)]
    [InlineData(3_000)]
    [InlineData(4_000)]
    [InlineData(20_000)]
    public void Digits_are_those_of_the_number_with_zeros_inside(int zeros)
    {
        var text = $"1{new string('0', zeros)}7{new string('0', zeros / 2)}";
        Assert.Equal(text, Expr.Parse(text).ToInfix());
        Assert.Equal($"1{new string('0', zeros)}", new Rational(BigInteger.Pow(10, zeros), 1).ToString());
    }

    public static TheoryData<string, string> Nests() => new() { { "(", ")" }, { "-(", ")" }, { "sin(", ")" }, { "2^(", ")" }, { "(1 + ", ")/2" }, { "sqrt(1 + ", ")" } };

    [Theory]
    [MemberData(nameof(Nests))]
    public void A_hundred_thousand_levels_are_read_and_printed(string open, string close)
    {
        var read = Expr.Parse(string.Concat(Enumerable.Repeat(open, Terms)) + "x" + string.Concat(Enumerable.Repeat(close, Terms)));
        Assert.Same(read, Expr.Parse(read.ToInfix()));
        Assert.True(read.ToString().Length > 0 && read.ToLatex().Length > 0);
    }

    [Theory]
    [InlineData(0, "$", 1)]
    [InlineData(100_000, "+$", 100_002)]
    [InlineData(50_000, "$", 50_001)]
    public void A_message_shows_the_place_and_not_the_whole_text(int before, string wrong, int column)
    {
        var text = new string('x', before) + wrong + "+" + new string('x', 100_000);
        var error = Assert.Throws<InfixSyntaxException>(() => Expr.Parse(text));
        Assert.Equal(column, error.Column);
        Assert.True(error.Message.Length < 500, error.Message);
        var lines = error.Message.Split(Environment.NewLine);
        Assert.Equal('$', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
    }
}
