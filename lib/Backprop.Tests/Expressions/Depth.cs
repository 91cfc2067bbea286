using static Backprop.Notation;

namespace Backprop.Tests.Expressions;

/// <summary>Nothing overflows the stack, however deep an expression is.</summary>
public class Depth
{
    private const int Layers = 100_000;

    public static TheoryData<string> Functions() => ["tanh", "sigma", "exp", "|"];

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_hundred_thousand_nested_functions_are_printed_in_every_spelling(string function)
    {
        var nested = Nested(function);
        Assert.Equal(nested.ToLatex().Length, nested.LatexLength());
        // Each layer adds the same characters: the text of 100,000 layers is known from that of two and three.
        foreach (var print in new Func<Expr, string>[] { f => f.ToInfix(), f => f.ToLatex(), f => f.ToString() })
        {
            var (two, three) = (print(Nested(function, 2)).Length, print(Nested(function, 3)).Length);
            Assert.Equal(two + (Layers - 2) * (three - two), print(nested).Length);
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_hundred_thousand_nested_functions_are_read_back(string function) =>
        Assert.Same(Nested(function), Expr.Parse(Nested(function).ToInfix()));

    [Fact]
    public void A_hundred_thousand_nested_functions_are_differentiated_and_evaluated()
    {
        var (x, nested) = (Symbol("x"), Nested("tanh"));

        // At 0 every factor of the derivative is 1 − tanh²0 = 1.
        Assert.Equal(1, nested.Derivative(x).Evaluate((x, 0)));
        Assert.Equal(0, nested.Compile(x)(0));
    }

    [Fact]
    public void A_hundred_thousand_nested_undefined_functions_are_differentiated_and_then_made_known()
    {
        var (x, σ) = (Symbol("x"), Function("σ"));
        var derivative = Nested("sigma").Derivative(x);

        Assert.Equal(Layers, ((Product)derivative).Factors.Length);
        // d/dx of x₊ in x₊ in …: one everywhere above 0.
        Assert.Equal(1, derivative.With(σ, ReLU).Evaluate((x, 0.5)));
    }

    [Fact]
    public void A_hundred_thousand_nested_brackets_are_read() =>
        Assert.Same(Symbol("x"), Expr.Parse(new string('(', Layers) + "x" + new string(')', Layers)));

    [Fact]
    public void A_hundred_thousand_nested_functions_are_compared() =>
        Assert.Equal((Verdict.NotDecided, Verdict.Different), (Nested("tanh").CompareWith(Nested("tanh").WrittenOut()).Verdict, Nested("tanh").CompareWith(Nested("tanh") + 1).Verdict));

    [Fact]
    public void What_stands_below_three_hundred_functions_is_multiplied_out_for_the_proof()
    {
        var (x, y) = (Symbol("x"), Symbol("y"));
        Assert.Equal(Verdict.Equal, Nested("sigma", 300).Substitute(x, Square(x + y)).CompareWith(Nested("sigma", 300).Substitute(x, Square(x) + 2 * x * y + Square(y))).Verdict);
    }

    [Fact]
    public void A_hundred_thousand_names_are_written_out_and_made_known()
    {
        var (x, σ) = (Symbol("x"), Function("σ"));
        var last = Let("a", x);
        for (var layer = 0; layer < Layers; layer++) last = Let("a", σ(last));

        Assert.Equal(1, last.For(new Sizes()).With(σ, ReLU).Evaluate((x, 1)));
        Assert.Equal(1, last.With(σ, ReLU).Derivative(x).Evaluate((x, 1)));
    }

    private static Expr Nested(string function, int layers = Layers)
    {
        Expr nested = Symbol("x");
        for (var i = 0; i < layers; i++)
        {
            nested = function switch
            {
                "|" => Abs(nested - 1),
                "sigma" => Function("σ")(nested),
                _ => Backprop.Functions.All[function].Apply(nested),
            };
        }

        return nested;
    }
}
