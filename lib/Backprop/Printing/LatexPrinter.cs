namespace Backprop;

/// <summary>Expressions as LaTeX, the way a textbook sets them. Every macro used is known to KaTeX and MathJax.</summary>
internal sealed class LatexPrinter : Printer
{
    public static LatexPrinter Instance { get; } = new();

    protected override string Dot => @" \cdot ";

    protected override string Minus => "-";

    protected override Piece Set(Name name) => name switch
    {
        LetterName letter => Set(letter),
        DerivativeName derivative => new(
            (Rope)@"\frac{\partial " + Set(derivative.Numerator).Text + @"}{\partial " + Set(derivative.Denominator).Text + "}",
            Precedence.Product,
            Tall: true),
        _ => throw new InvalidOperationException($"No way to print a {name.GetType().Name}."),
    };

    protected override Piece Integer(string digits) => new(digits, Precedence.Atom, StartsWithDigit: true);

    protected override Piece Fraction(Piece numerator, Piece denominator) =>
        new((Rope)@"\frac{" + WithSign(numerator) + "}{" + WithSign(denominator) + "}", Precedence.Product, Tall: true);

    protected override string Between(Piece left, Piece right)
    {
        if (right.StartsWithDigit || left.TakesWhatFollows) return @" \cdot ";
        var brackets = left.Outer < Precedence.Product || right.Outer < Precedence.Product;
        return brackets || left.StartsWithDigit && left.Precedence == Precedence.Atom ? " " : @" \, ";
    }

    // Braces around a decorated or bracketed base are not needed; around the exponent always.
    protected override Piece Raise(Piece @base, Piece exponent) => new(
        (IsLetterE(@base) ? Brackets(@base.Text, false) : Bracketed(@base, Precedence.Atom)) + "^{" + WithSign(exponent) + "}",
        Precedence.Power,
        Tall: @base.Tall,
        StartsWithDigit: @base.StartsWithDigit && @base.Outer == Precedence.Atom,
        StartsWithPower: true);

    // A variable called e; without brackets its powers would look like those of the number e.
    private static bool IsLetterE(Piece @base) => @base.Text.Length == 1 && @base.Text.ToString() == "e";

    protected override Piece Root(Piece radicand) =>
        new((Rope)@"\sqrt{" + WithSign(radicand) + "}", Precedence.Atom, Tall: radicand.Tall);

    protected override Piece Apply(Function function, Piece argument)
    {
        if (function == Functions.Abs && !argument.Text.HasBar) return new(Delimited(WithSign(argument), argument.Tall, "|", "|"), Precedence.Atom, Tall: argument.Tall);
        // A fraction in an exponent is too small to read; there the name stands.
        if (function == Functions.Exp && !argument.Tall) return new((Rope)"e^{" + WithSign(argument) + "}", Precedence.Power, StartsWithPower: true);
        return new(NameOf(function) + Brackets(WithSign(argument), argument.Tall), Precedence.Atom, Tall: argument.Tall);
    }

    // tanh²(z), but σ(z)²: a raised 2 on a name that is only a letter would read as a composition.
    protected override Piece RaiseCall(Function function, Piece argument, Piece exponent) =>
        function is KnownFunction known && known != Functions.Exp && known != Functions.Abs && !exponent.Negative
            ? new(known.Latex + "^{" + WithSign(exponent) + "}" + Brackets(WithSign(argument), argument.Tall), Precedence.Power, Tall: argument.Tall, StartsWithPower: true)
            : base.RaiseCall(function, argument, exponent);

    protected override Piece Differentiate(Piece body, Name variable) => new(
        (Rope)@"\frac{\partial}{\partial " + Set(variable).Text + "} " + Bracketed(body, body.Tall ? Precedence.Atom : Precedence.Power),
        Precedence.Product,
        Tall: true);

    public override string SumSign(string letter) => $@"\sum_{{{Letter(letter)}}} ";

    protected override Rope Brackets(Rope text, bool tall) => Delimited(text, tall, "(", ")");

    private static Rope Delimited(Rope text, bool tall, string open, string close) =>
        tall ? $@"\left{open}" + text + $@"\right{close}" : open + text + close;

    private Rope NameOf(Function function) => function switch
    {
        KnownFunction known => known.Latex,
        // A name with a layer has something raised already.
        UndefinedFunction { Order: > 0 } undefined when Set(undefined.Name) is { Precedence: Precedence.Power } raised => Brackets(raised.Text, tall: false) + undefined.Primes("'", order => $"^{{({order})}}"),
        UndefinedFunction undefined => Set(undefined.Name).Text + undefined.Primes("'", order => $"^{{({order})}}"),
        _ => throw new InvalidOperationException($"No way to print a {function.GetType().Name}."),
    };

    private static Piece Set(LetterName name)
    {
        var letter = Letter(name.Letter);
        if (name.Bold) letter = $@"\boldsymbol{{{letter}}}";
        // LaTeX calls the accents as names do: \hat, \bar, \tilde.
        if (name.Accent is not null) letter = $@"\{name.Accent}{{{letter}}}";
        if (name.Subscripts.Length > 0)
        {
            // i and j stand close, as in w_{ji}; words and numbers need a comma between them.
            var separator = name.Subscripts.All(index => index.Length == 1 && char.IsLetter(index[0])) ? " " : ",";
            letter += $"_{{{string.Join(separator, name.Subscripts.Select(Letter))}}}";
        }

        return name.Layer is null
            ? new(letter, Precedence.Atom, TakesWhatFollows: FunctionNames.Contains(name.Letter))
            : new($"{letter}^{{({name.Layer})}}", Precedence.Power);
    }

    // Δw, a change of w, is two letters and no word; text fonts have no Greek anyway.
    private static string Letter(string text) =>
        GreekAlphabet.Contains(text) ? GreekLetter(text)
        : text.Length > 1 && GreekAlphabet.Contains(text[..1]) ? $"{GreekLetter(text[..1])} {Letter(text[1..])}"
        : text.Length == 1 || text.All(char.IsAsciiDigit) ? text
        : text[1..].All(char.IsAsciiDigit) ? Letter(text[..1]) + text[1..]
        : $@"\text{{{text}}}";

    // Omicron has no macro of its own and is not in the alphabet; ε is set as the round form, as the paper does.
    private static string GreekLetter(string letter) => letter == "ε" ? @"\varepsilon" : @"\" + GreekAlphabet.ToName(letter);
}
