using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Backprop;

/// <content>Brackets and bars, and what waits for their end: exponents of functions and roots.</content>
internal sealed partial class WrittenLexer
{
    private void Open(char bracket, string? exponent)
    {
        // Right after a function's name its bracket is no factor.
        if (_words is not [.., { Kind: TokenKind.Name, Function: not null }]) BeginOperand(bracket: true);
        _open.Push((bracket, _at + 1, exponent, 0));
        _words.Add(new(TokenKind.Open, bracket.ToString(), _at + 1));
        _at++;
    }

    private void Close(char bracket)
    {
        var opening = bracket switch { ')' => '(', ']' => '[', _ => '{' };
        if (_open.TryPeek(out var open) && open.Opening != opening && open.Opening != '|')
            throw Error(_at, bracket.ToString(), $"'{(open.Opening == '(' ? ')' : open.Opening == '[' ? ']' : '}')}' to close column {open.Column}");
        _words.Add(new(TokenKind.Close, bracket.ToString(), _at + 1));
        _at++;
        if (!_open.TryPop(out open)) return;
        if (open.Exponent is { } exponent) Exponent(exponent, _at);
        CloseRoots(open.Roots);
    }

    private void CloseRoots(int roots)
    {
        if (roots > 0) RefuseBehindRoot();
        while (roots-- > 0) _words.Add(new(TokenKind.Close, ")", _at));
    }

    private void Bar()
    {
        var closes = _open.TryPeek(out var open) && open.Opening == '|' && OperandHasEnded;
        if (closes && _at + 1 < text.Length && (MayBegin(text[_at + 1]) || MayBeWithin(text[_at + 1])))
            throw Error(_at, "|", "abs(…) for one of the absolute values: it is not clear whether this bar ends one or begins another");
        if (closes) _open.Pop();
        else BeginOperand(bracket: true);
        if (!closes) _open.Push(('|', _at + 1, null, 0));
        _words.Add(new(TokenKind.Bar, closes ? "end" : "|", _at + 1));
        _at++;
        if (closes) CloseRoots(open.Roots);
    }

    // |s |t| z|: does the second bar end what the first has begun?
    private bool MayBegin(char behind) => _afterSpace && (BeginsOperand(behind) || behind == '|');

    // |x|y|z|: is y between two absolute values, or within one that begins and ends with the whole?
    private bool MayBeWithin(char behind) => BeginsOperand(behind)
        && text.IndexOf('|', _at + 1) is > 0 and var next && (char.IsLetterOrDigit(text[next - 1]) || text[next - 1] is ')' or ']' or '}');

    private static bool BeginsOperand(char sign) => char.IsLetterOrDigit(sign) || sign is '(' or '[' or '{' or '√';

    private void Root(int length)
    {
        BeginOperand();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw Error(_at, "√", "fewer roots of roots");
        var column = _at + 1;
        _words.Add(new(TokenKind.Name, "sqrt", column, Function: u => u.Pow(new Rational(1, 2))));
        _at += length;
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
        if (_at < text.Length && text[_at] is '(' or '[' or '{') return;
        if (length > 1) throw Error(column - 1, "sqrt", "brackets after the function sqrt");
        // √x, √tanh(x), √|x|: the root of one number, name, function or absolute value.
        _words.Add(new(TokenKind.Open, "(", column));
        var depth = _open.Count;
        if (_at < text.Length) Next();
        if (_open.Count > depth)
        {
            var open = _open.Pop();
            _open.Push(open with { Roots = open.Roots + 1 });
            return;
        }

        if (_words[^1] is not ({ Kind: TokenKind.Number or TokenKind.Close } or { Kind: TokenKind.Name, Value: not null })) throw new InfixSyntaxException(text, column, "'√'", "brackets around what the root is taken of");
        RefuseBehindRoot();
        _words.Add(new(TokenKind.Close, ")", _at + 1));
    }

    // √x², √1½, √2x: does the bar end before what follows at once, or behind it?
    private void RefuseBehindRoot()
    {
        if (_at < text.Length && (text[_at] == '^' || char.IsLetterOrDigit(text[_at]) || RaisedBack.ContainsKey(text[_at]) || char.GetUnicodeCategory(text[_at]) == System.Globalization.UnicodeCategory.OtherNumber))
            throw Error(_at, text[_at].ToString(), "brackets around what the root is taken of");
    }

    private void Exponent()
    {
        var raised = Run(RaisedBack, _at);
        if (raised is ['(', .. var inside, ')'] && !inside.Contains('(', StringComparison.Ordinal) && _words is [.., { Kind: TokenKind.Name }])
            throw Error(_at, text[_at..(_at + raised.Length)], "a name with such a layer, or an exponent without brackets: raised brackets stand for a layer");
        _at += raised.Length;
        Exponent(raised, _at);
    }

    // What is wrong in it is said of the text that it stands in.
    private List<Token> RaisedWords(string raised, int column)
    {
        try
        {
            return new WrittenLexer(raised, names).Words();
        }
        catch (InfixSyntaxException inside)
        {
            throw new InfixSyntaxException(text, column, $"{inside.Found} in an exponent", inside.Expected) { NameIsUnknown = inside.NameIsUnknown };
        }
    }

    [GeneratedRegex(@"\p{L}[0-9]")]
    private static partial Regex DigitBehindLetter();

    // A raised 2 or −z: an exponent, read like any text.
    private void Exponent(string raised, int end)
    {
        var column = end - raised.Length + 1;
        if (!OperandHasEnded) throw new InfixSyntaxException(text, column, "an exponent", "what it is the exponent of");
        // Raised, x² and x₂ and x⁽²⁾ look alike.
        if (DigitBehindLetter().IsMatch(raised)) throw new InfixSyntaxException(text, column, "a raised digit behind a raised letter", "an exponent in brackets, such as e^(x^2)");
        RefuseSecondExponent(column - 1, raised);
        _words.AddRange([new(TokenKind.Raise, "^", column), new(TokenKind.Open, "(", column)]);
        _words.AddRange(RaisedWords(raised, column).SkipLast(1).Select(word => word with { Column = column }));
        _words.Add(new(TokenKind.Close, ")", column));
        _raisedEnd = _words.Count;
    }

    // x²^3, sin²(x)³: a power of a power, or of its exponent?
    private void RefuseSecondExponent(int at, string found)
    {
        if (_raisedEnd == _words.Count) throw Error(at, found, "brackets, as in (x²)^3 or x^(2^3): it is not clear what the second exponent belongs to");
    }
}
