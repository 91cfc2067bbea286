namespace Backprop;

/// <summary>Reads infix text by operator precedence, with a stack of its own: brackets may be nested as deep as memory allows.</summary>
/// <remarks>
/// The grammar is that of MathNet.Symbolics: <c>+ - * / ^</c>, with <c>^</c> to the right, <c>|x|</c>, and functions with
/// brackets. One thing is read as mathematicians do and MathNet does not: <c>-x^2</c> is −(x²). The printer writes
/// neither, so whatever it prints means the same to both.
/// </remarks>
internal sealed partial class InfixParser
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
        _known = [];
        foreach (var quantity in known)
        {
            if (!_known.TryAdd(quantity.Name.Identifier, quantity) && !ReferenceEquals(_known[quantity.Name.Identifier], quantity))
                throw new ArgumentException($"Two known quantities are called {quantity.Name}: {_known[quantity.Name.Identifier].Definition} and {quantity.Definition}.", nameof(known));
        }
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

    private InfixSyntaxException Error(Token token, string expected) => new(_text, token.Column, token.ToString(), expected);
}
