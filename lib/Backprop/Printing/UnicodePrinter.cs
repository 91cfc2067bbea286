using System.Collections.Frozen;

namespace Backprop;

/// <summary>Expressions as plain Unicode text, to read where nothing sets formulas: 2(a⁽ᴸ⁾ − y) σ′(z⁽ᴸ⁾) a⁽ᴸ⁻¹⁾.</summary>
internal sealed class UnicodePrinter : Printer
{
    internal static readonly FrozenDictionary<char, char> Raised = Table(
        "0123456789+-−()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφχ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠᵡ");

    internal static readonly FrozenDictionary<char, char> Lowered = Table(
        "0123456789+-−()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

    // A tower of exponents would be copied at each level otherwise.
    private const int LongestRaised = 40;

    public static UnicodePrinter Instance { get; } = new();

    protected override string Dot => " · ";

    protected override string Minus => "−";

    protected override Precedence FactorPrecedence => Precedence.Power;

    protected override Piece Set(Name name) => name switch
    {
        LetterName letter => Set(letter),
        DerivativeName derivative => new("∂" + Set(derivative.Numerator).Text + "/∂" + Set(derivative.Denominator).Text, Precedence.Product),
        _ => throw new InvalidOperationException($"No way to print a {name.GetType().Name}."),
    };

    protected override Piece Integer(string digits) => new(digits, Precedence.Atom, StartsWithDigit: true);

    protected override Piece Fraction(Piece numerator, Piece denominator) => new(
        (numerator is { TakesWhatFollows: true, Precedence: Precedence.Product } ? Brackets(WithSign(numerator), false) : Bracketed(numerator, Precedence.Product)) + "/" + Bracketed(denominator, Precedence.Power),
        Precedence.Product,
        StartsWithDigit: numerator.StartsWithDigit);

    protected override string Between(Piece left, Piece right) =>
        right.StartsWithDigit || left.TakesWhatFollows ? "·" : right.Outer == Precedence.Summation ? " " : left.StartsWithDigit && left.Precedence == Precedence.Atom || right.Outer < Precedence.Product ? "" : " ";

    protected override Piece Raise(Piece @base, Piece exponent)
    {
        var written = WithSign(exponent);
        var raised = written.Length <= LongestRaised ? AsRaised(written.ToString()) : null;
        return new(
            Bracketed(@base, Precedence.Atom) + (raised ?? (exponent.Outer == Precedence.Atom ? "^" + written : "^(" + written + ")")),
            Precedence.Power,
            StartsWithDigit: @base.StartsWithDigit && @base.Outer == Precedence.Atom,
            TakesWhatFollows: raised is null && exponent.Outer == Precedence.Atom && exponent.TakesWhatFollows);
    }

    protected override Piece Root(Piece radicand) =>
        new("√" + (radicand.Outer == Precedence.Atom ? radicand.Text : Brackets(WithSign(radicand), false)), Precedence.Power, TakesWhatFollows: true);

    protected override Piece Apply(Function function, Piece argument)
    {
        if (function == Functions.Abs && !argument.Text.HasBar) return new("|" + WithSign(argument) + "|", Precedence.Atom);
        var name = function switch
        {
            KnownFunction known => known.Text,
            UndefinedFunction undefined => Set(undefined.Name).Text + undefined.Primes("′", order => InTable($"({order})", Raised)!),
            _ => throw new InvalidOperationException($"No way to print a {function.GetType().Name}."),
        };
        return new(name + Brackets(WithSign(argument), false), Precedence.Atom);
    }

    protected override Piece Differentiate(Piece body, Name variable) =>
        new("∂/∂" + Set(variable).Text + " " + Bracketed(body, Precedence.Power), Precedence.Product, TakesWhatFollows: true);

    public override string SumSign(string letter) => $"Σ{InTable(letter, Lowered) ?? "_" + letter} ";

    protected override Rope Brackets(Rope text, bool tall) => "(" + text + ")";

    private static Piece Set(LetterName name)
    {
        var letter = name is { Letter: "y", Accent: "hat" } ? "ŷ" : name.Letter + Mark(name.Accent);
        var separator = name.Subscripts.All(index => index.Length == 1) ? "" : ",";
        var subscript = string.Join(separator, name.Subscripts);
        if (subscript.Length > 0) letter += InTable(subscript, Lowered) ?? (subscript.All(char.IsLetterOrDigit) ? "_" + subscript : $"_({subscript})");
        return name.Layer is null
            ? new(letter, Precedence.Atom, TakesWhatFollows: FunctionNames.Contains(name.Letter))
            : new(letter + (InTable($"({name.Layer})", Raised) ?? $"^({name.Layer})"), Precedence.Power);
    }

    // Combining characters, which stand behind their letter.
    private static string Mark(string? accent) => accent switch
    {
        null => "",
        "hat" => "\u0302",
        "bar" => "\u0304",
        "tilde" => "\u0303",
        _ => throw new InvalidOperationException($"No way to print the accent {accent}."),
    };

    // Raised letters stand for variables: a raised ln would be l times n.
    private static string? AsRaised(string exponent) =>
        exponent.Zip(exponent.Skip(1)).Any(pair => char.IsLetter(pair.First) && char.IsLetter(pair.Second)) ? null : InTable(exponent, Raised);

    private static string? InTable(string text, FrozenDictionary<char, char> table) =>
        text.All(table.ContainsKey) ? string.Concat(text.Select(c => table[c])) : null;

    private static FrozenDictionary<char, char> Table(string plain, string shifted) =>
        plain.Zip(shifted).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
}
