using System.Globalization;

namespace Backprop;

/// <summary>Reads infix text by operator precedence, with a stack of its own: brackets may be nested as deep as memory allows.</summary>
/// <remarks>
/// The grammar is that of MathNet.Symbolics: <c>+ - * / ^</c>, with <c>^</c> to the right, <c>|x|</c>, and functions with
/// brackets. One thing is read as mathematicians do and MathNet does not: <c>-x^2</c> is −(x²). The printer writes
/// neither, so whatever it prints means the same to both.
/// </remarks>
internal sealed class InfixParser
{
    // Binding strength; a sign binds like a product, so -x^2 is −(x²) and -x*y is (−x)·y.
    private const int Additive = 1, Summing = 2, Multiplicative = 3, Signed = 4, Raised = 5;

    private readonly string _text;
    private readonly Dictionary<string, Quantity> _known;
    private readonly Stack<Operand> _operands = new();
    private readonly Stack<Pending> _pending = new();
    private bool _operandExpected = true;

    private InfixParser(string text, IEnumerable<Quantity> known)
    {
        _text = text;
        _known = known.ToDictionary(quantity => quantity.Name.Identifier);
    }

    public static Expr Parse(string text, IEnumerable<Quantity> known)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new InfixParser(text, known).Read([.. Lexer.Words(text)]);
    }

    /// <summary>Reads words in which every name and every function is known already.</summary>
    public static Expr Parse(string text, List<Token> words) => new InfixParser(text, []).Read(words);

    private Expr Read(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (_operandExpected)
            {
                if (token.Kind == TokenKind.Name && tokens[i + 1].Kind == TokenKind.Open)
                {
                    _pending.Push(new(token, Function: token.Function ?? FunctionNamed(token)));
                    i++;
                }
                else
                {
                    ReadOperand(token);
                }
            }
            else
            {
                ReadOperator(token);
            }
        }

        return _operands.Pop().Value;
    }

    private void ReadOperand(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Number:
                Push(NumberOf(token));
                break;
            case TokenKind.Name:
                Push(Named(token));
                break;
            case TokenKind.Open or TokenKind.Bar:
                _pending.Push(new(token));
                break;
            case TokenKind.Minus:
                _pending.Push(new(token, Signed));
                break;
            case TokenKind.Summation:
                _pending.Push(new(token, Summing, token.Function));
                break;
            case TokenKind.Plus:
                break;
            default:
                throw Error(token, "a number, a name, a sign or an opening bracket");
        }
    }

    private void ReadOperator(Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.Plus or TokenKind.Minus:
                Operator(token, Additive);
                break;
            case TokenKind.Times or TokenKind.Divide:
                Operator(token, Multiplicative);
                break;
            case TokenKind.Raise:
                Operator(token, Raised);
                break;
            case TokenKind.Close:
                CloseWith(token, TokenKind.Open, "an operator or the end of the text; no bracket is open");
                break;
            case TokenKind.Bar:
                CloseWith(token, TokenKind.Bar, "an operator or a closing bracket");
                break;
            case TokenKind.End:
                Reduce(0);
                if (_pending.TryPeek(out var open))
                    throw Error(token, open.Token.Kind == TokenKind.Bar ? $"'|' to close column {open.Token.Column}" : $"')' to close column {open.Token.Column}");
                break;
            default:
                throw Error(token, "an operator, a closing bracket or the end of the text");
        }
    }

    private void Operator(Token token, int strength)
    {
        if (token is { Kind: TokenKind.Times, Text: "" } && _pending.TryPeek(out var before) && before.Token.Kind == TokenKind.Divide)
            throw Error(token with { Text = "a factor" }, "a sign or brackets: without them it is not clear whether it stands above or below the bar, as in 1/2 a");
        // a^b^c is a^(b^c); all others group to the left.
        Reduce(token.Kind == TokenKind.Raise ? strength + 1 : strength);
        _pending.Push(new(token, strength));
        _operandExpected = true;
    }

    private void CloseWith(Token token, TokenKind opening, string otherwise)
    {
        Reduce(0);
        if (!_pending.TryPop(out var open) || (open.Function is null ? open.Token.Kind : TokenKind.Open) != opening) throw Error(token, otherwise);
        var inside = _operands.Pop().Value;
        Push(open switch
        {
            { Token.Kind: TokenKind.Bar } => Functions.Abs.Apply(inside),
            { Function: { } function } => function(inside),
            _ => inside,
        });
    }

    // Applies what waits and binds at least as strongly.
    private void Reduce(int strength)
    {
        while (_pending.TryPeek(out var top) && top.Strength > 0 && top.Strength >= strength)
        {
            _pending.Pop();
            var right = _operands.Pop().Value;
            try
            {
                _operands.Push(top.Strength == Signed ? new(-right) : top.Strength == Summing ? new(top.Function!(right)) : Combine(top, _operands.Pop(), right));
            }
            catch (DivideByZeroException)
            {
                throw Error(top.Token, "a divisor other than 0");
            }
        }
    }

    private static Operand Combine(Pending pending, Operand left, Expr right) => pending.Token.Kind switch
    {
        TokenKind.Plus => left.With(right, Additive),
        TokenKind.Minus => left.With(-right, Additive),
        TokenKind.Times => left.With(right, Multiplicative),
        TokenKind.Divide => left.With(right.Pow(-1), Multiplicative),
        TokenKind.Raise => new(left.Value.Pow(right)),
        _ => throw new InvalidOperationException($"{pending.Token} is no operator."),
    };

    private void Push(Expr operand)
    {
        _operands.Push(new(operand));
        _operandExpected = false;
    }

    private Number NumberOf(Token token)
    {
        try
        {
            return Number.Of(Rational.Parse(token.Text));
        }
        catch (FormatException)
        {
            throw Error(token, "a number with an exponent between -10000 and 10000");
        }
    }

    private Expr Named(Token token)
    {
        if (token.Value is not null) return token.Value;
        if (_known.TryGetValue(token.Text, out var quantity)) return quantity;
        if (token.Text == "e") return Functions.Exp.Apply(Expr.One);
        if (token.Text is "pi" or "oo" or "inf" or "j")
            throw Error(token, $"a name; {token.Text} is a constant that this library does not have (write {token.Text}_ for a symbol of that name)");
        if (token.Text.EndsWith('\''))
            throw Error(token, "a name without primes, or a function with brackets");
        if (Functions.All.ContainsKey(FunctionNames.Usual(token.Text)) || token.Text == "sqrt")
            throw Error(token, $"brackets after the function {token.Text}");
        return Symbol.Of(NameOf(token, token.Text));
    }

    private Func<Expr, Expr> FunctionNamed(Token token)
    {
        var name = token.Text.TrimEnd('\'');
        var order = token.Text.Length - name.Length;
        if (FunctionNames.InPlaceOf(name) is { } instead) throw Error(token, instead);
        if (order == 0 && name == "sqrt") return u => u.Pow(new Rational(1, 2));
        if (!Functions.All.TryGetValue(FunctionNames.Usual(name), out var known)) return new UndefinedFunction(NameOf(token, name), order).Apply;
        return order == 0 ? known.Apply : throw Error(token, $"{name} without primes; its derivative is known");
    }

    private LetterName NameOf(Token token, string text)
    {
        try
        {
            return LetterName.FromIdentifier(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw Error(token, $"a name such as w, w_j_i, y_hat or a__Lm1 ({WithoutParameter(e.Message)})");
        }
    }

    private static string WithoutParameter(string message) => message.Split(" (Parameter", 2)[0].TrimEnd('.');

    private InfixSyntaxException Error(Token token, string expected) => new(_text, token.Column, token.ToString(), expected);

    // An operator that waits for its right side, or an opening bracket (strength 0) with the function before it.
    private readonly record struct Pending(Token Token, int Strength = 0, Func<Expr, Expr>? Function = null);

    // Terms and factors are gathered and put together at once: a + b + c, put together pair by pair, would copy a + b again.
    private readonly struct Operand(Expr? value, List<Expr>? parts = null, int strength = 0)
    {
        public Expr Value => value ?? (strength == Additive ? Sum.Of([.. parts!]) : Product.Of([.. parts!]));

        public Operand With(Expr part, int by)
        {
            if (parts is null || strength != by) return new(null, [Value, part], by);
            parts.Add(part);
            return this;
        }
    }
}
