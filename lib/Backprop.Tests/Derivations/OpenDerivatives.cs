using static Backprop.Notation;

namespace Backprop.Tests.Derivations;

/// <summary>A derivative that is written and not worked out has no rule, value or code: whatever is asked of it says so by name.</summary>
public class OpenDerivatives
{
    private static readonly Symbol X = Symbol("x"), Y = Symbol("y");

    private static readonly Expr Open = Derivative.Of(Square(X), X);

    private static readonly Quantity Named = Let("q", Y * Open);

    public static TheoryData<string> Questions => [.. Asked.Keys];

    private static Dictionary<string, Func<object>> Asked => new()
    {
        ["its derivative"] = () => Named.Derivative(X),
        ["the chain rule"] = () => Let("C", Square(Named)).By(X).Value,
        ["a backward sweep"] = () => BackwardSweep.Of(Let("C", Square(Named)), X),
        ["its value"] = () => Named.Evaluate((X, 1), (Y, 2)),
        ["code"] = () => Named.Compile(X, Y),
        ["loops"] = () => LoopProgram.Of([Named], new Sizes()),
        ["a count"] = () => OperationCount.Shared([Named]),
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public void It_is_refused_by_name(string question)
    {
        var error = Assert.ThrowsAny<Exception>(() => Asked[question]());
        Assert.True(error is InvalidOperationException or ArgumentException, error.ToString());
        Assert.Contains("∂/∂x x²", error.Message, StringComparison.Ordinal);
        Assert.Contains("worked out", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_indices_it_is_told_as_it_was_written()
    {
        var i = Index("i");
        var x = Indexed("x", i)[i];
        var error = Assert.Throws<InvalidOperationException>(() => Derivative.Of(Square(x), x).Derivative(x));
        Assert.StartsWith("∂/∂xᵢ xᵢ² is not worked out", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_depend_on_the_variable_is_differentiated_around_it() => Assert.Equal("∂/∂x x²", Named.Derivative(Y).ToString());
}
