using Backprop.Symbolics;
using static Backprop.Notation;

namespace Backprop.Tests.Symbolics;

/// <summary>Nothing overflows the stack, however deep an expression is.</summary>
public class Depth
{
    private const int Layers = 100_000;

    [Fact]
    public void A_hundred_thousand_nested_functions_are_differentiated_and_evaluated()
    {
        var x = Symbol("x");
        Expr nested = x;
        for (var i = 0; i < Layers; i++) nested = Tanh(nested);
        Assert.Equal(Layers * 6 + 1, nested.ToInfix().Length);

        // At 0 every factor of the derivative is 1 − tanh²0 = 1.
        Assert.Equal(1, nested.Derivative(x).Evaluate((x, 0)));
        Assert.Equal(0, nested.Compile(x)(0));
    }

    [Fact]
    public void A_hundred_thousand_nested_brackets_are_read() =>
        Assert.Same(Symbol("x"), Expr.Parse(new string('(', Layers) + "x" + new string(')', Layers)));
}
