using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Backprop;

/// <summary>A text in two spellings, as Markdown with formulas in LaTeX and as plain text: <c>$"the link {link.Name}"</c> makes both.</summary>
/// <remarks>Backticks stand around code; all other signs of Markdown in the words are signs and nothing more.</remarks>
[InterpolatedStringHandler]
internal sealed class Wording : IEquatable<Wording>
{
    private readonly StringBuilder _markdown, _text;

    /// <summary>An empty text.</summary>
    public Wording()
        : this(0, 0)
    {
    }

    /// <summary>Called by the compiler for an interpolated string.</summary>
    public Wording(int literalLength, int formattedCount) => (_markdown, _text) = (new(literalLength + 32 * formattedCount), new(literalLength));

    /// <summary>The text as Markdown.</summary>
    public string Markdown => _markdown.ToString();

    /// <summary>The text without any markup.</summary>
    public string Text => _text.ToString();

    /// <summary>Whether nothing is said.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Words without formulas.</summary>
    public static implicit operator Wording(string words) => new Wording().Add(words);

    /// <summary>Several texts with another between them.</summary>
    public static Wording Joined(string between, IEnumerable<Wording> parts)
    {
        var all = new Wording();
        foreach (var part in parts)
        {
            if (!all.IsEmpty) all.Add(between);
            all.Add(part);
        }

        return all;
    }

    /// <summary>A text whose two spellings are given.</summary>
    public static Wording Raw(string markdown, string text)
    {
        var words = new Wording();
        words.Both(markdown, text);
        return words;
    }

    /// <summary>Words in which something stands that a reader typed: no sign of Markdown means anything in them, a backtick neither.</summary>
    public static Wording AsTyped(string words) => Raw(Escaped(words, readsCode: false), words);

    /// <summary>A text that a page shows when it is asked to, and a plain text leaves out.</summary>
    public static Wording Folded(string summary, Wording inside) =>
        Raw($"\n\n<details><summary>{summary}</summary>\n\n{inside.Markdown.Trim()}\n\n</details>", "");

    /// <summary>Words.</summary>
    public void AppendLiteral(string words) => Add(words);

    /// <summary>A formula in the line.</summary>
    public void AppendFormatted(Expr formula) => Both($"${formula.ToLatex()}$", formula.ToString());

    /// <summary>A name as a formula in the line.</summary>
    public void AppendFormatted(Name name)
    {
        var line = Line.Of(name);
        Both($"${line.Latex}$", line.Text);
    }

    /// <summary>A derivation or an equation, in lines of its own.</summary>
    public void AppendFormatted(IFormula formula) => Both($"\n\n$$\n{formula.ToLatex()}\n$$\n\n", $"\n{formula.ToText()}\n");

    /// <summary>Words that were put together elsewhere.</summary>
    public void AppendFormatted(Wording words) => Add(words);

    /// <summary>Words.</summary>
    public void AppendFormatted(string words) => Add(words);

    /// <summary>A whole number.</summary>
    public void AppendFormatted(int number) => Add(number.ToString(CultureInfo.InvariantCulture).Replace('-', '−'));

    /// <summary>A number with three digits.</summary>
    public void AppendFormatted(double number) => Add(Shown(number));

    /// <summary>A number in a format.</summary>
    public void AppendFormatted(double number, string format) => Add(number.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−'));

    /// <summary>Words at the end.</summary>
    public Wording Add(string words)
    {
        Both(Escaped(words), words.Replace("`", "", StringComparison.Ordinal));
        return this;
    }

    /// <summary>A text at the end.</summary>
    public Wording Add(Wording words)
    {
        Both(words.Markdown, words.Text);
        return this;
    }

    /// <inheritdoc/>
    public bool Equals(Wording? other) => other is not null && other.Markdown == Markdown;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Wording);

    /// <inheritdoc/>
    public override int GetHashCode() => Markdown.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>A number as a reply says it: as it is where four decimals hold it, else three digits; with a minus sign.</summary>
    internal static string Shown(double number)
    {
        if (number == 0) return "0";
        var size = Math.Abs(number);
        var digits = size is >= 1e-3 and < 1e6 && Math.Round(number, 4) == number ? number.ToString("0.####", CultureInfo.InvariantCulture)
            : size is >= 1e-4 and < 1e6 ? double.Parse(number.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("0.#######", CultureInfo.InvariantCulture)
            : number.ToString("0.##E+0", CultureInfo.InvariantCulture);
        return (digits.Split('E') is [var front, var power] ? $"{front}·10{string.Concat(power.TrimStart('+').Select(digit => UnicodePrinter.Raised[digit]))}" : digits).Replace('-', '−');
    }

    private void Both(string markdown, string text)
    {
        _markdown.Append(markdown);
        _text.Append(text);
    }

    private static string Escaped(string words, bool readsCode = true)
    {
        var escaped = new StringBuilder(words.Length + 8);
        var code = false;
        foreach (var character in words)
        {
            if (readsCode && character == '`') code = !code;
            if (!code && (character is '_' or '*' or '<' or '$' or '~' or '\\' or '|' || character == '`' && !readsCode)) escaped.Append('\\');
            escaped.Append(character);
        }

        return escaped.ToString();
    }
}
