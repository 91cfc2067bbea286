using Backprop.Tests.Expressions;
using CsCheck;
using static Backprop.Notation;

namespace Backprop.Tests.MathNet;

/// <summary>Infix text means the same to MathNet.Symbolics, by its grammar; where that grammar has no word, it refuses.</summary>
public class InfixForMathNet
{
    private static readonly (string, double)[] Point = [("a", 1.7), ("b", 0.6), ("x", 0.9), ("y", 1.3), ("z", 0.4)];

    // Left: a text from MathNet.Symbolics' own unit tests (Visual/Infix.fs). Right: what they say it is.
    [Theory]
    [InlineData("a^b^x", "a^(b^x)")]
    [InlineData("exp(a)^exp(b)", "(exp(a))^(exp(b))")]
    [InlineData("|a-2|-1", "-1 + |-2 + a|")]
    [InlineData("(y-1)*10 + 2", "2 + 10*(-1 + y)")]
    [InlineData("2*x^(2*y) + e^(3*y)", "e^(3*y) + 2*x^(2*y)")]
    [InlineData("  y  *  x  ", "x*y")]
    [InlineData(" sin ( - x ) ", "-sin(x)")]
    [InlineData("sin^2(x)", "(sin(x))^2")]
    [InlineData("sqrt(x)", "x^(1/2)")]
    [InlineData("pow(3*x,10*sin(x))", "(3*x)^(10*sin(x))")]
    [InlineData("-.5e7", "-5000000")]
    [InlineData("58E-3", "0.058")]
    public void The_grammar_as_written_down_here_agrees_with_MathNet_s_own_tests(string text, string other) =>
        Assert.Equal(Read(other), Read(text));

    [Theory]
    [InlineData("x-")]
    [InlineData("sin x")]
    [InlineData("sin x-1")]
    public void What_MathNet_s_own_tests_find_undefined_is_refused_here(string text) => Assert.Null(Read(text));

    // MathNet.Symbolics, issue 53: -1^2 is 1 there, and -1*(x + y)^2 is the way to write −(x + y)².
    [Fact]
    public void A_sign_binds_more_tightly_there_than_a_power()
    {
        Assert.Equal(1, Read("-1^2"));
        Assert.Equal(-Math.Pow(0.9 + 1.3, 2), Read("-1*(x + y)^2"));
    }

    [Theory]
    [InlineData("logistic(x)")]
    [InlineData("softplus(x)")]
    [InlineData("relu(x)")]
    [InlineData("sign(x)")]
    [InlineData("step(x)")]
    [InlineData("f(x)")]
    [InlineData("sigma'(x)")]
    public void MathNet_has_no_word_for_it_and_refuses(string text) => Assert.Null(Read(Expr.Parse(text).ToInfix()));

    [Theory]
    [InlineData("logistic(x)")]
    [InlineData("softplus(x)")]
    [InlineData("tanh(x)")]
    public void Written_out_with_exp_and_ln_it_is_read(string text)
    {
        var written = Expr.Parse(text).WrittenOut();
        Assert.Equal(written.Evaluate((Symbol("x"), 0.9)), Read(written.ToInfix())!.Value, 1e-14);
    }

    [Theory]
    [InlineData("e")]
    [InlineData("j")]
    [InlineData("pi")]
    [InlineData("oo")]
    public void A_symbol_named_as_a_constant_there_stays_a_symbol(string name)
    {
        var symbol = Symbol(name);
        Assert.Equal(0.25, new MathNetGrammar().Value(symbol.ToInfix(), (symbol.Name.Identifier, 0.25)));
    }

    [Fact]
    public void Decorations_are_letters_digits_and_underscores_there()
    {
        var name = Symbol("w", layer: "L-1", index: "j,i", accent: "hat").ToInfix();
        Assert.Equal("w_hat_j_i__Lm1", name);
        Assert.Equal(0.25, new MathNetGrammar().Value(name, (name, 0.25)));
    }

    // With either convention for −x²: nothing that is printed depends on it.
    [Theory]
    [InlineData(4)]
    [InlineData(2.5)]
    public void Whatever_is_printed_has_the_same_value_there(double signBinds)
    {
        var compared = 0;
        Gen.Select(RandomExpressions.ForMathNet, Gen.Double[0.2, 2], Gen.Double[-2, 2]).Sample(
            (f, x, y) =>
            {
                var value = f.Evaluate((RandomExpressions.X, x), (RandomExpressions.W, y));
                // A root of a negative number is complex there, and not a number here; infinities are not compared,
                // nor fractions whose two parts are infinite as doubles, which they are there.
                if (!RandomExpressions.IsModerate(f, x, y) || RandomExpressions.Parts(f).OfType<Number>().Any(number => double.IsInfinity((double)number.Value.Denominator))) return true;
                Interlocked.Increment(ref compared);
                var read = new MathNetGrammar(signBinds).Value(f.ToInfix(), (RandomExpressions.X.ToInfix(), x), (RandomExpressions.W.ToInfix(), y));
                return read is { } there && Math.Abs(there - value) <= 1e-9 * Math.Max(1, Math.Abs(value));
            },
            iter: 4_000,
            print: sample => sample.Item1.ToInfix());
        Assert.True(compared > 2_000, $"only {compared} values were fit to be compared");
    }

    private static double? Read(string text) => new MathNetGrammar().Value(text, Point);
}
