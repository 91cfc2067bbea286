using System.Text;
using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>Cuts infix text into words.</summary>
internal static partial class Lexer
{
    public static IEnumerable<Token> Words(string text)
    {
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at == text.Length) break;
            var token = Next(text, at);
            yield return token;
            at += token.Text.Length;
        }

        yield return new(TokenKind.End, "", text.Length + 1);
    }

    private static Token Next(string text, int at)
    {
        if (NumberPattern().Match(text, at) is { Success: true } number) return new(TokenKind.Number, number.Value, at + 1);
        if (NamePattern().Match(text, at) is { Success: true } name) return new(TokenKind.Name, name.Value, at + 1);
        var kind = text[at] switch
        {
            '+' => TokenKind.Plus,
            '-' or '−' => TokenKind.Minus,
            '*' or '·' => TokenKind.Times,
            '/' => TokenKind.Divide,
            '^' => TokenKind.Raise,
            '(' => TokenKind.Open,
            ')' => TokenKind.Close,
            '|' => TokenKind.Bar,
            // No operator: what stands before it, such as max, may say what was meant.
            ',' => TokenKind.Comma,
            _ => throw new InfixSyntaxException(text, at + 1, InfixSyntaxException.Quoted((Rune.TryGetRuneAt(text, at, out var rune) ? rune : Rune.ReplacementChar).ToString()), "a number, a name, an operator or a bracket"),
        };
        return new(kind, text[at].ToString(), at + 1);
    }

    [GeneratedRegex(@"\G([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")]
    private static partial Regex NumberPattern();

    // A letter, then letters, digits and underscores; primes mark the derivatives of an undefined function.
    [GeneratedRegex(@"\G\p{L}[\p{L}\p{Nd}_]*'*")]
    private static partial Regex NamePattern();
}
