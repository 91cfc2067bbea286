using System.Text.RegularExpressions;

namespace Backprop;

/// <summary>Cuts a text as people write it into the words of infix text: puts in the products that are not written, and exponents for raised digits.</summary>
internal sealed partial class WrittenLexer(string text, WrittenNames names)
{
    private static readonly Dictionary<char, (int Above, int Below)> Fractions = new()
    {
        ['½'] = (1, 2), ['⅓'] = (1, 3), ['⅔'] = (2, 3), ['¼'] = (1, 4), ['¾'] = (3, 4), ['⅕'] = (1, 5), ['⅛'] = (1, 8),
    };

    private static readonly Dictionary<char, char> RaisedBack = UnicodePrinter.Raised.GroupBy(pair => pair.Value).ToDictionary(same => same.Key, same => same.First().Key);
    private static readonly Dictionary<char, char> LoweredBack = UnicodePrinter.Lowered.GroupBy(pair => pair.Value).ToDictionary(same => same.Key, same => same.First().Key);

    private readonly List<Token> _words = [];

    // Opening brackets and bars that wait for their end, each with the exponent that follows it, since tanh²(z) is (tanh z)², and
    // with the roots that end there as well: √tanh(z).
    private readonly Stack<(char Opening, int Column, string? Exponent, int Roots)> _open = new();
    private int _at;
    private bool _afterSpace;

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
            case '-' or '−' or '–': Sign(TokenKind.Minus); break;
            case '*' when _at + 1 < text.Length && text[_at + 1] == '*':
                _at++;
                Sign(TokenKind.Raise);
                break;
            case '*' or '·' or '×' or '⋅' or '∙' or '•': Sign(TokenKind.Times); break;
            case '/' or '÷' or '∕' or '⁄': Sign(TokenKind.Divide); break;
            case '^': Sign(TokenKind.Raise); break;
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
                else if (RaisedBack.ContainsKey(c)) Exponent(Run(RaisedBack, ref _at), _at);
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
        BeginOperand();
        var column = _at + 1;
        _words.AddRange([
            new(TokenKind.Open, "(", column), new(TokenKind.Number, $"{fraction.Above}", column), new(TokenKind.Divide, "/", column),
            new(TokenKind.Number, $"{fraction.Below}", column), new(TokenKind.Close, ")", column)]);
        _at++;
    }

    private void Name(string spelling)
    {
        var (start, end) = (_at, _at + spelling.Length);
        if (names.FunctionOf(spelling) is { } function && AppliedAt(end) is var (primes, exponent, bracket))
        {
            BeginOperand();
            _words.Add(new(TokenKind.Name, text[start..(end + primes)], start + 1, Function: Differentiated(function, primes, start)));
            _at = bracket;
            Open(text[bracket], exponent);
            return;
        }

        var values = names.ValuesOf(spelling);
        if (end < text.Length && (text[end] == '_' || LoweredBack.ContainsKey(text[end]) || char.IsAsciiLetter(text[end - 1]) && char.IsAsciiLetter(text[end]) && names.SpellingAt(text, end) is null))
            throw Unknown();
        if (values.Count == 0) throw Error(start, spelling, $"brackets after the function {spelling}");
        if (end < text.Length && text[end] is '\'' or '′' or '’') throw Error(start, spelling, "a name without primes, or a function with brackets");
        if (values.Count > 1) throw Error(start, spelling, $"a name in full: {string.Join(" or ", values.Select(value => $"{value} (typed {value.ToInfix()})"))}");
        BeginOperand();
        _words.Add(new(TokenKind.Name, spelling, start + 1, values[0]));
        _at = end;
    }

    // Primes, then an exponent, then a bracket: what makes a name that of an applied function.
    private (int Primes, string? Exponent, int Bracket)? AppliedAt(int at)
    {
        var primes = 0;
        while (at < text.Length && text[at] is '\'' or '′' or '’' or '″')
        {
            primes += text[at] == '″' ? 2 : 1;
            at++;
        }

        string? exponent = null;
        if (at < text.Length && RaisedBack.ContainsKey(text[at]))
        {
            exponent = Run(RaisedBack, ref at);
        }
        else if (at + 1 < text.Length && text[at] == '^' && char.IsAsciiDigit(text[at + 1]))
        {
            exponent = string.Concat(text[(at + 1)..].TakeWhile(char.IsAsciiDigit));
            at += exponent.Length + 1;
        }

        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at < text.Length && text[at] is '(' or '[' ? (primes, exponent, at) : null;
    }

    private Func<Expr, Expr> Differentiated(Function function, int order, int start) => (function, order) switch
    {
        (UndefinedFunction undefined, _) => new UndefinedFunction(undefined.Name, order).Apply,
        (_, 0) => function.Apply,
        (_, 1) => function.DerivativeAt,
        _ => throw Error(start, function.ToString(), $"{function} with one prime at most"),
    };

    private void Root(int length)
    {
        BeginOperand();
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
        _words.Add(new(TokenKind.Close, ")", _at + 1));
    }

    private void Summation(IndexVariable index, int end)
    {
        BeginOperand(sum: true);
        _words.Add(new(TokenKind.Summation, text[_at..end], _at + 1, Function: body => IndexSum.Of(index, body)));
        _at = end;
    }

    // _j, _{j} or a lowered j after a Σ.
    private (IndexVariable Index, int End)? IndexAfter(int at)
    {
        if (at < text.Length && LoweredBack.TryGetValue(text[at], out var letter)) return names.IndexOf(letter.ToString()) is { } index ? (index, at + 1) : null;
        if (at + 1 >= text.Length || text[at] != '_') return null;
        var braced = text[at + 1] == '{';
        var start = braced ? at + 2 : at + 1;
        var word = string.Concat(text[start..].TakeWhile(char.IsLetterOrDigit));
        return names.IndexOf(word) is { } known ? (known, start + word.Length + (braced ? 1 : 0)) : null;
    }

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
        while (roots-- > 0) _words.Add(new(TokenKind.Close, ")", _at));
    }

    private void Bar()
    {
        var closes = _open.TryPeek(out var open) && open.Opening == '|' && OperandHasEnded;
        if (closes) _open.Pop();
        else BeginOperand();
        if (!closes) _open.Push(('|', _at + 1, null, 0));
        _words.Add(new(TokenKind.Bar, closes ? "end" : "|", _at + 1));
        _at++;
        if (closes) CloseRoots(open.Roots);
    }

    // A raised 2 or −z: an exponent, read like any text.
    private void Exponent(string raised, int end)
    {
        var column = end - raised.Length + 1;
        if (!OperandHasEnded) throw new InfixSyntaxException(text, column, "an exponent", "what it is the exponent of");
        _words.AddRange([new(TokenKind.Raise, "^", column), new(TokenKind.Open, "(", column)]);
        var inside = new WrittenLexer(raised, names).Words();
        _words.AddRange(inside.SkipLast(1).Select(word => word with { Column = column }));
        _words.Add(new(TokenKind.Close, ")", column));
    }

    // Where an operand has just ended, another one is a factor of it.
    private void BeginOperand(bool bracket = false, bool sum = false)
    {
        if (!OperandHasEnded) return;
        // 1/2 (a − y) is a half of it, 1/n Σ a mean; 1/2a is not clear.
        if (!_afterSpace && !bracket && _words is [.., { Kind: TokenKind.Raise }, { Kind: TokenKind.Number }] or [.., { Kind: TokenKind.Raise }, { Kind: TokenKind.Minus }, { Kind: TokenKind.Number }])
            throw Error(_at, text[_at].ToString(), "a sign or brackets: it is not clear whether it belongs to the exponent");
        var plainFraction = (_afterSpace || bracket || sum) && _words is [.., { Kind: TokenKind.Number }, { Kind: TokenKind.Divide }, { Kind: TokenKind.Number }]
            || sum && _words is [.., { Kind: TokenKind.Number }, { Kind: TokenKind.Divide }, { Kind: TokenKind.Name, Value: not null }];
        _words.Add(new(TokenKind.Times, plainFraction ? "*" : "", _at + 1));
    }

    private bool IsEuler() => text[_at] == 'e' && (_at + 1 == text.Length || !char.IsLetterOrDigit(text[_at + 1]) && text[_at + 1] != '_' || RaisedBack.ContainsKey(text[_at + 1]));

    private void Euler()
    {
        BeginOperand();
        _words.Add(new(TokenKind.Name, "e", _at + 1, Functions.Exp.Apply(Expr.One)));
        _at++;
    }

    private InfixSyntaxException Unknown()
    {
        var word = string.Concat(text[_at..].TakeWhile(c => char.IsLetterOrDigit(c) || c == '_'));
        if (word.Length == 0) word = text[_at].ToString();
        return new(text, _at + 1, InfixSyntaxException.Quoted(word), FunctionNames.InPlaceOf(word) ?? names.ToString()) { NameIsUnknown = FunctionNames.InPlaceOf(word) is null };
    }

    // 2e-3 is two thousandths to a calculator, and on paper twice Euler's number less 3.
    [GeneratedRegex(@"\G[eE][+\-−]?[0-9]+")]
    private static partial Regex PowerOfTen();

    private string Run(Dictionary<char, char> table, ref int at)
    {
        var start = at;
        while (at < text.Length && table.ContainsKey(text[at])) at++;
        return string.Concat(text[start..at].Select(c => table[c]));
    }

    private InfixSyntaxException Error(int at, string found, string expected) => new(text, at + 1, InfixSyntaxException.Quoted(found), expected);
}
