namespace Backprop;

/// <content>What no formula here has: refused with what to write in its place.</content>
internal sealed partial class WrittenLexer
{
    // tan(x), where t, a and n are names: before a bracket a word that mathematics knows is no product.
    private bool BeginsFunctionThatIsMissing(int end)
    {
        if (end == text.Length || !char.IsAsciiLetter(text[end]) || !char.IsAsciiLetter(text[_at]) || _at > 0 && char.IsLetterOrDigit(text[_at - 1])) return false;
        var word = Word(_at, char.IsAsciiLetter);
        return _at + word.Length is var bracket && bracket > end && bracket < text.Length && text[bracket] == '(' && FunctionNames.Known(word) is null && FunctionNames.InPlaceOf(word) is not null;
    }

    private InfixSyntaxException Unknown()
    {
        var word = Word(_at, c => char.IsLetterOrDigit(c) || c == '_');
        if (word.Length == 0) word = text[_at].ToString();
        var hint = FunctionNames.InPlaceOf(word + Base(_at + word.Length)) ?? FunctionNames.InPlaceOf(word) ?? InPlaceOfSign(text[_at]);
        return new(text, _at + 1, InfixSyntaxException.Quoted(word), hint ?? names.ToString()) { NameIsUnknown = hint is null };
    }

    // Signs that mathematics has and a formula here has not.
    private string? InPlaceOfSign(char sign) => sign switch
    {
        '\\' => "the formula as on paper, without the commands of LaTeX: (a)/(b) for \\frac{a}{b}",
        '∛' => "x^(1/3) for the cube root",
        '∜' => "x^(1/4) for the fourth root",
        '‖' => "sqrt(…) of a sum of squares for a norm",
        '∏' or 'Π' => "the factors, joined by ·; the library has no product over an index",
        'Σ' or '∑' => names.Indices.Count == 0 ? "the terms, joined by +; no index is known here" : $"one index below each sum, of {string.Join(", ", names.Indices)}, as in Σ_{names.Indices.First()}",
        'T' or '⊤' when _words is [.., { Kind: TokenKind.Raise }] => "a formula with indices, such as Σ_i x_i y_i; transposes are printed here and not read",
        _ => null,
    };

    // log₂, log_{10}
    private string Base(int at) => Run(LoweredBack, at) is { Length: > 0 } lowered ? lowered
        : at < text.Length && text[at] == '{' && Word(at + 1, char.IsLetterOrDigit) is { Length: > 0 } braced ? braced : "";
}
