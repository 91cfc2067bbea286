namespace Backprop;

/// <content>Operands and what waits for them: an operator is applied when one that binds less tightly follows it.</content>
internal sealed partial class InfixParser
{
    private void Operator(Token token, int strength)
    {
        // 1/2 a, and 1/a² b: an exponent or a sign below the bar leaves it open as well.
        if (token is { Kind: TokenKind.Times, Text: "" } && _pending.SkipWhile(before => before.Strength > Multiplicative).FirstOrDefault().Token.Kind == TokenKind.Divide)
            throw Error(token with { Text = "a factor" }, "a sign or brackets: without them it is not clear whether it stands above or below the bar, as in 1/2 a");
        // a^b^c is a^(b^c); all others group to the left.
        Reduce(token.Kind == TokenKind.Raise ? strength + 1 : strength);
        // a/Σ_i v_i b: is b summed, or does it stand beside the quotient?
        if (strength == Multiplicative && _pending.TryPeek(out var sum) && sum.Strength == Summing && _pending.Skip(1).SkipWhile(before => before.Strength == Signed).FirstOrDefault().Token is { Kind: TokenKind.Divide or TokenKind.Raise })
            throw Error(token with { Text = token.Text.Length > 0 ? token.Text : "a factor" }, "brackets around the sum: it is not clear whether what follows is summed");
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
