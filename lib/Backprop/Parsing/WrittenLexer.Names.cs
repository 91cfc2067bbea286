using System.Globalization;

namespace Backprop;

/// <content>Names: of quantities, of functions with what stands between them and their brackets, of indices below a Σ, and e.</content>
internal sealed partial class WrittenLexer
{
    private const int MostPrimes = 1_000;

    private void Name(string spelling)
    {
        var (start, end) = (_at, _at + spelling.Length);
        if (BeginsFunctionThatIsMissing(end)) throw Unknown();
        if (names.FunctionOf(spelling) is { } function && AppliedAt(end) is var (primes, exponent, bracket))
        {
            if (primes == 0 && names.IsInFull(spelling)) throw Error(start, spelling, $"{spelling}·( for a product, since {spelling} is the name of a value here and of a function as well");
            BeginOperand();
            _words.Add(new(TokenKind.Name, text[start..bracket].TrimEnd(), start + 1, Function: Differentiated(function, primes, start)));
            _at = bracket;
            Open(text[bracket], exponent);
            return;
        }

        var values = names.ValuesOf(spelling);
        if (end < text.Length && (text[end] == '_' || LoweredBack.ContainsKey(text[end]) || char.IsAsciiLetter(text[end - 1]) && char.IsAsciiLetter(text[end]) && names.SpellingAt(text, end) is null))
            throw Unknown();
        if (values.Count == 0) throw Error(start, spelling, $"brackets after the function {spelling}");
        if (end < text.Length && text[end] is '\'' or '′' or '’') throw Error(start, spelling, "a name without primes, or a function with brackets");
        if (values.OfType<IndexVariable>().FirstOrDefault() is { } index && values.Count > 1) throw Error(start, spelling, $"a name that means one thing; {index} is an index here and something else as well");
        if (values.OfType<KroneckerDelta>().FirstOrDefault() is { } delta && values.Count > 1) throw Error(start, spelling, $"a name that means one thing; {delta} is a Kronecker delta here and something else as well");
        if (values.Count > 1) throw Error(start, spelling, $"a name in full: {string.Join(" or ", values.Select(value => $"{value} (typed {value.ToInfix()})"))}");
        if (NumberInBrackets(end) is { } number) throw Error(end, number, $"{spelling}·{number[1..^1]} for a product: with a number in brackets right behind it, {spelling} looks like a list, and like a function");
        BeginOperand();
        _words.Add(new(TokenKind.Name, spelling, start + 1, values[0]));
        _at = end;
    }

    // [1] and (1), of digits alone.
    private string? NumberInBrackets(int at) =>
        at < text.Length && text[at] is '[' or '(' && Word(at + 1, char.IsAsciiDigit) is { Length: > 0 } digits && at + 1 + digits.Length is var close && close < text.Length && text[close] == (text[at] == '[' ? ']' : ')') ? text[at..(close + 1)] : null;

    // Primes, then an exponent, then a bracket: what makes a name that of an applied function.
    private (int Primes, string? Exponent, int Bracket)? AppliedAt(int at)
    {
        // One, two, three or four primes in a sign; the first three signs are spellings of a single one.
        var primes = 0;
        while (at < text.Length && "\'′’″‴⁗".IndexOf(text[at], StringComparison.Ordinal) is >= 0 and var which)
        {
            primes += Math.Max(1, which - 1);
            at++;
        }

        string? exponent = null;
        if (at < text.Length && RaisedBack.ContainsKey(text[at]))
        {
            exponent = Run(RaisedBack, at);
            at += exponent.Length;
            // f⁽⁴⁾ is its fourth derivative, and f⁽⁴⁾² the square of that.
            if (exponent[0] == '(' && exponent.IndexOf(')', StringComparison.Ordinal) is > 0 and var end)
            {
                if (!int.TryParse(exponent.AsSpan(1, end - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > MostPrimes)
                    throw Error(at - exponent.Length, exponent, $"a derivative of order {MostPrimes} at most");
                (primes, exponent) = (primes + number, end + 1 < exponent.Length ? exponent[(end + 1)..] : null);
            }
        }
        else if (at + 1 < text.Length && text[at] == '^' && char.IsAsciiDigit(text[at + 1]))
        {
            exponent = Word(at + 1, char.IsAsciiDigit);
            at += exponent.Length + 1;
        }
        else if (at + 2 < text.Length && text[at] == '^' && text[at + 1] == '{' && Word(at + 2, char.IsAsciiDigit) is { Length: > 0 } braced && text.AsSpan(at + 2 + braced.Length).StartsWith("}"))
        {
            exponent = braced;
            at += braced.Length + 3;
        }

        var bracket = at;
        while (bracket < text.Length && char.IsWhiteSpace(text[bracket])) bracket++;
        if (bracket == text.Length || text[bracket] is not ('(' or '[')) return null;
        if (exponent is "-1" or "−1") throw Error(at - exponent.Length, exponent, "1/f(x) for the reciprocal, or another name for the inverse function: behind the name of a function it is not clear which is meant");
        return (primes, exponent, bracket);
    }

    private Func<Expr, Expr> Differentiated(Function function, int order, int start) => (function, order) switch
    {
        (UndefinedFunction undefined, _) => new UndefinedFunction(undefined.Name, order).Apply,
        (_, 0) => function.Apply,
        (_, 1) => function.DerivativeAt,
        _ => throw Error(start, function.ToString(), $"{function} with one prime at most"),
    };

    private void Summation(IndexVariable index, int end)
    {
        BeginOperand(sum: true);
        _words.Add(new(TokenKind.Summation, text[_at..end], _at + 1, Function: body => IndexSum.Of(index, body)));
        _at = end;
    }

    // _j, _{j} or a lowered j after a Σ.
    private (IndexVariable Index, int End)? IndexAfter(int at)
    {
        var lowered = Run(LoweredBack, at);
        // i₁ where there is such an index, else i.
        for (var length = lowered.Length; length > 0; length--)
        {
            if (Known(lowered[..length], at + length) is { } known) return known;
        }

        if (at + 1 >= text.Length || text[at] != '_') return null;
        var braced = text[at + 1] == '{';
        var start = braced ? at + 2 : at + 1;
        var word = Word(start, char.IsLetterOrDigit);
        var after = start + word.Length;
        // A bracket that is not closed is no index.
        if (braced && (after == text.Length || text[after++] != '}')) return null;
        return Known(word, after);

        (IndexVariable Index, int End)? Known(string word, int end) =>
            names.IndexOf(word) is { } index ? (index, end)
            : names.IndexOfOneSize(word) is { } expected ? throw Error(_at, text[_at..end], expected)
            : null;
    }

    private bool IsEuler() => text[_at] == 'e' && (_at + 1 == text.Length || !char.IsLetterOrDigit(text[_at + 1]) && text[_at + 1] != '_' || RaisedBack.ContainsKey(text[_at + 1]));

    private void Euler()
    {
        BeginOperand();
        _words.Add(new(TokenKind.Name, "e", _at + 1, Functions.Exp.Apply(Expr.One)));
        _at++;
    }
}
