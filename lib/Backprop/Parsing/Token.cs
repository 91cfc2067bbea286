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
    End,
}

/// <summary>One word of infix text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">How it is spelt.</param>
/// <param name="Column">Where it starts, counted from 1.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Column)
{
    public override string ToString() => Kind == TokenKind.End ? "the end of the text" : $"'{Text}'";
}
