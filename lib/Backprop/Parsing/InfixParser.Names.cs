namespace Backprop;

/// <content>What a word stands for: a number, a symbol or a known quantity, a function.</content>
internal sealed partial class InfixParser
{
    private Number NumberOf(Token token)
    {
        try
        {
            return Number.Of(Rational.Parse(token.Text));
        }
        catch (FormatException)
        {
            throw Error(token, token.Text.Count(c => c == '.') > 1 ? "a number with one decimal point" : "a number with an exponent between -10000 and 10000");
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
        if (FunctionNames.Known(token.Text) is not null || FunctionNames.IsRoot(token.Text))
            throw Error(token, $"brackets after the function {token.Text}");
        return Symbol.Of(NameOf(token, token.Text));
    }

    private Func<Expr, Expr> FunctionNamed(Token token)
    {
        var name = token.Text.TrimEnd('\'');
        var order = token.Text.Length - name.Length;
        if (FunctionNames.InPlaceOf(name) is { } instead) throw Error(token, instead);
        Func<Expr, Expr>? known = FunctionNames.IsRoot(name) ? u => u.Pow(new Rational(1, 2)) : FunctionNames.Known(name) is { } function ? function.Apply : null;
        if (known is null) return new UndefinedFunction(NameOf(token, name), order).Apply;
        return order == 0 ? known : throw Error(token, $"{name} without primes; its derivative is known");
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
}
