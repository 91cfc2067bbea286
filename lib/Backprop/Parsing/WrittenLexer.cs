using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>Cuts a text as people write it into the words of infix text: puts in the products that are not written, and exponents for raised digits.</summary>
internal sealed partial class WrittenLexer(string text, WrittenNames names)
{
    private static readonly Dictionary<char, (int Above, int Below)> Fractions = new()
    {
        ['½'] = (1, 2), ['⅓'] = (1, 3), ['⅔'] = (2, 3), ['¼'] = (1, 4), ['¾'] = (3, 4), ['⅕'] = (1, 5), ['⅖'] = (2, 5), ['⅗'] = (3, 5), ['⅘'] = (4, 5),
        ['⅙'] = (1, 6), ['⅚'] = (5, 6), ['⅐'] = (1, 7), ['⅛'] = (1, 8), ['⅜'] = (3, 8), ['⅝'] = (5, 8), ['⅞'] = (7, 8), ['⅑'] = (1, 9), ['⅒'] = (1, 10),
    };

    private static readonly Dictionary<char, char> RaisedBack = UnicodePrinter.Raised.GroupBy(pair => pair.Value).ToDictionary(same => same.Key, same => same.First().Key);
    private static readonly Dictionary<char, char> LoweredBack = UnicodePrinter.Lowered.GroupBy(pair => pair.Value).ToDictionary(same => same.Key, same => same.First().Key);

    private readonly List<Token> _words = [];

    // Opening brackets and bars that wait for their end, each with the exponent that follows it, since tanh²(z) is (tanh z)², and
    // with the roots that end there as well: √tanh(z).
    private readonly Stack<(char Opening, int Column, string? Exponent, int Roots)> _open = new();
    private int _at;
    private bool _afterSpace;

    // How many words there are up to the last raised exponent; none where there is none.
    private int _raisedEnd = -1;

    /// <summary>The words, the end included.</summary>
    /// <exception cref="InfixSyntaxException">There is a character that no formula has, or a name that is not known.</exception>
    public List<Token> Words()
    {
        while (true)
        {
            _afterSpace = _at < text.Length && char.IsWhiteSpace(text[_at]);
            while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
            if (_at == text.Length) break;
            Next();
        }

        _words.Add(new(TokenKind.End, "", text.Length + 1));
        return _words;
    }

    private bool OperandHasEnded => _words.Count > 0 && _words[^1] switch
    {
        { Kind: TokenKind.Number or TokenKind.Close } => true,
        { Kind: TokenKind.Name, Value: not null } => true,
        { Kind: TokenKind.Bar, Text: "end" } => true,
        _ => false,
    };

    private void Next()
    {
        var c = text[_at];
        switch (c)
        {
            case '+': Sign(TokenKind.Plus); break;
            case '-' or '−' or '–' or '‑' or '‐': Sign(TokenKind.Minus); break;
            case '*' when _at + 1 < text.Length && text[_at + 1] == '*':
                RefuseSecondExponent(_at, "**");
                _at++;
                Sign(TokenKind.Raise);
                break;
            case '*' or '·' or '×' or '⋅' or '∙' or '•': Sign(TokenKind.Times); break;
            case '/' or '÷' or '∕' or '⁄': Sign(TokenKind.Divide); break;
            case '^':
                RefuseSecondExponent(_at, "^");
                Sign(TokenKind.Raise);
                break;
            case '(' or '[' or '{': Open(c, null); break;
            case ')' or ']' or '}': Close(c); break;
            case '|': Bar(); break;
            case '√': Root(1); break;
            case 's' when string.CompareOrdinal(text, _at, "sqrt", 0, 4) == 0 && names.SpellingAt(text, _at) is not { Length: > 4 }: Root(4); break;
            case 'Σ' or '∑' when IndexAfter(_at + 1) is var (index, end): Summation(index, end); break;
            case '=': throw Error(_at, "=", "one expression; the sign = stands between two");
            case ',': throw Error(_at, ",", "an operator; a decimal number is written with a point, as in 0.5");
            default:
                if (char.IsAsciiDigit(c) || c == '.') Digits();
                else if (Fractions.TryGetValue(c, out var fraction)) Fraction(fraction);
                else if (names.SpellingAt(text, _at) is { } spelling) Name(spelling);
                else if (RaisedBack.ContainsKey(c)) Exponent();
                else if (IsEuler()) Euler();
                else throw Unknown();
                break;
        }
    }

    private void Sign(TokenKind kind)
    {
        _words.Add(new(kind, text[_at].ToString(), _at + 1));
        _at++;
    }

    private void Digits()
    {
        var start = _at;
        if (_words is [.., { Kind: TokenKind.Number }]) throw Error(_at, "a number", "an operator between two numbers");
        if (OperandHasEnded && !_afterSpace && _words[^1].Kind == TokenKind.Name)
            throw Error(_at, "a digit", "an operator: it is not clear whether the digit is a factor, an exponent or an index");
        BeginOperand();
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '.')) _at++;
        if (names.SpellingAt(text, _at) is null && PowerOfTen().Match(text, _at) is { Success: true } power)
            throw Error(start, text[start..(_at + power.Length)], "a number that can be read in one way only, with * before e or as a power of ten, such as 2*10^-3");
        _words.Add(new(TokenKind.Number, text[start.._at], start + 1));
    }

    private void Fraction((int Above, int Below) fraction)
    {
        var column = _at + 1;
        // 1½ is one and a half, no product.
        var isMixed = _words is [.., { Kind: TokenKind.Number }];
        var isExponent = isMixed ? EndsInExponent : _words is [.., { Kind: TokenKind.Raise }] or [.., { Kind: TokenKind.Raise }, { Kind: TokenKind.Minus }];
        if (isMixed && _words[^1] is var whole)
        {
            if (_afterSpace || !whole.Text.All(char.IsAsciiDigit)) throw Error(_at, text[_at].ToString(), "an operator between two numbers");
            _words[^1] = new(TokenKind.Open, "(", whole.Column);
            _words.AddRange([whole, new(TokenKind.Plus, "+", column)]);
        }
        else
        {
            BeginOperand();
        }

        _words.AddRange([
            new(TokenKind.Open, "(", column), new(TokenKind.Number, $"{fraction.Above}", column), new(TokenKind.Divide, "/", column),
            new(TokenKind.Number, $"{fraction.Below}", column), new(TokenKind.Close, ")", column)]);
        if (isMixed) _words.Add(new(TokenKind.Close, ")", column));
        _at++;
        if (isExponent && _at < text.Length && char.IsLetterOrDigit(text[_at])) throw OfExponent();
    }

    // x^2 or x^−z: what follows at once may belong to the exponent or not.
    private bool EndsInExponent => _words is [.., { Kind: TokenKind.Raise }, { Kind: TokenKind.Number or TokenKind.Name }]
        or [.., { Kind: TokenKind.Raise }, { Kind: TokenKind.Minus }, { Kind: TokenKind.Number or TokenKind.Name }];

    private InfixSyntaxException OfExponent() =>
        Error(_at, text[_at].ToString(), "a sign or brackets: it is not clear whether it belongs to the exponent");

    // Where an operand has just ended, another one is a factor of it.
    private void BeginOperand(bool bracket = false, bool sum = false)
    {
        if (!OperandHasEnded) return;
        // 1/2 (a − y) is a half of it, 1/n Σ a mean; 1/2a is not clear.
        if (!_afterSpace && !bracket && EndsInExponent) throw OfExponent();
        var plainFraction = (_afterSpace || bracket || sum) && _words is [.., { Kind: TokenKind.Number }, { Kind: TokenKind.Divide }, { Kind: TokenKind.Number }]
            || sum && _words is [.., { Kind: TokenKind.Number }, { Kind: TokenKind.Divide }, { Kind: TokenKind.Name, Value: not null }];
        _words.Add(new(TokenKind.Times, plainFraction ? "*" : "", _at + 1));
    }

    // 2e-3 is two thousandths to a calculator, and on paper twice Euler's number less 3.
    [GeneratedRegex(@"\G[eE][+\-−]?[0-9]+")]
    private static partial Regex PowerOfTen();

    // The raised or lowered characters from a place on, as they are on the line.
    private string Run(Dictionary<char, char> table, int start) => string.Concat(Word(start, table.ContainsKey).Select(c => table[c]));

    private string Word(int start, Func<char, bool> belongs)
    {
        var end = start;
        while (end < text.Length && belongs(text[end])) end++;
        return text[start..end];
    }

    private InfixSyntaxException Error(int at, string found, string expected) => new(text, at + 1, InfixSyntaxException.Quoted(found), expected);
}
