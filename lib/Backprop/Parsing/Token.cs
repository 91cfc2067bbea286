namespace Backprop;

internal enum TokenKind
{
    Number,
    Name,
    Plus,
    Minus,
    Times,
    Divide,
    Raise,
    Open,
    Close,
    Bar,
    Summation,
    Comma,
    End,
}

/// <summary>One word of infix text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">How it is spelt.</param>
/// <param name="Column">Where it starts, counted from 1.</param>
/// <param name="Value">For a name that is known already: what it means.</param>
/// <param name="Function">For a function that is known already: what it does with its argument.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Column, Expr? Value = null, Func<Expr, Expr>? Function = null)
{
    public override string ToString() => Kind == TokenKind.End ? "the end of the text" : InfixSyntaxException.Quoted(Text);
}
