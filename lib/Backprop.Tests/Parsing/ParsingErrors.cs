namespace Backprop.Tests.Parsing;

/// <summary>What is no expression is refused at the column where it stops being one.</summary>
public class ParsingErrors
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("x +", 4)]
    [InlineData("(x", 3)]
    [InlineData("x)", 2)]
    [InlineData("2 x", 3)]
    [InlineData("x $ y", 3)]
    [InlineData("x*/y", 3)]
    [InlineData("1/0", 2)]
    [InlineData("tanh", 1)]
    [InlineData("log(x)", 1)]
    [InlineData("|x", 3)]
    [InlineData("1e99999", 1)]
    [InlineData("tanh'(x)", 1)]
    [InlineData("pi*x", 1)]
    public void The_message_points_at_the_column(string text, int column)
    {
        var error = Assert.Throws<InfixSyntaxException>(() => Expr.Parse(text));
        Assert.Equal(column, error.Column);
        Assert.EndsWith(new string(' ', column - 1 + 4) + "^", error.Message, StringComparison.Ordinal);
    }
}
