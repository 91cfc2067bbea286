using System.Collections.Immutable;
using System.Text;

namespace Backprop;

/// <summary>A letter and what stands around it: w with the layer (L) and the subscripts j and i.</summary>
/// <remarks>
/// The decorations are data, so that each printer spells them its own way. As one word: letter, accent, subscripts,
/// then the layer after two underscores: <c>y_hat_j__Lm1</c>.
/// </remarks>
/// <example><code>new LetterName("w", "L", ["j", "i"]).ToString()   // wⱼᵢ⁽ᴸ⁾</code></example>
public sealed class LetterName : Name
{
    // MathNet.Symbolics reads these words as constants; a trailing underscore keeps a symbol a symbol there.
    private static readonly HashSet<string> Constants = ["e", "j", "pi", "oo", "inf"];

    private static readonly string[] Accents = ["hat", "bar", "tilde"];

    /// <summary>A letter with its decorations.</summary>
    /// <param name="letter">A Latin or Greek letter, the English name of a Greek one (<c>sigma</c>), or a word.</param>
    /// <param name="layer">The layer in raised brackets: a letter such as L, a letter and a number such as L-1, a number such as 3; or null.</param>
    /// <param name="subscripts">The lowered indices, each a letter, a number or a word.</param>
    /// <param name="accent">The mark above the letter: hat, as in ŷ, bar or tilde; or null.</param>
    /// <param name="bold">True for a vector or a matrix.</param>
    /// <exception cref="ArgumentException">The letter or a subscript is empty or holds something else than letters and digits, or the accent is another.</exception>
    /// <exception cref="FormatException">The layer is not a layer.</exception>
    public LetterName(string letter, string? layer = null, IEnumerable<string>? subscripts = null, string? accent = null, bool bold = false)
        : this(Normalize(letter, subscripts), layer is null ? null : LayerLabel.Parse(layer), accent, bold)
    {
        if (accent is not null && !Accents.Contains(accent))
            throw new ArgumentException($"\"{accent}\" is no accent of {letter}; expected {string.Join(", ", Accents)}.", nameof(accent));
    }

    private LetterName((string Letter, ImmutableArray<string> Subscripts) parts, LayerLabel? layer, string? accent, bool bold)
        : base(Spell(parts.Letter, parts.Subscripts, layer, accent, bold))
    {
        Letter = parts.Letter;
        Subscripts = parts.Subscripts;
        Layer = layer?.ToString();
        Accent = accent;
        Bold = bold;
    }

    /// <summary>The letter itself; Greek letters as letters.</summary>
    public string Letter { get; }

    /// <summary>The layer in raised brackets, such as L, L-1 or 3, with a plain hyphen; or null.</summary>
    public string? Layer { get; }

    /// <summary>The lowered indices, in order.</summary>
    public ImmutableArray<string> Subscripts { get; }

    /// <summary>The mark above the letter: hat, bar or tilde; or null.</summary>
    public string? Accent { get; }

    /// <summary>True for a vector or a matrix.</summary>
    public bool Bold { get; }

    /// <summary>Reads the one-word spelling; the reverse of <see cref="Name.Identifier"/>.</summary>
    /// <exception cref="FormatException">The word is not such a spelling.</exception>
    public static LetterName FromIdentifier(string identifier)
    {
        var words = identifier.Split('_');
        var (layer, accent, bold) = ((string?)null, (string?)null, false);
        var subscripts = new List<string>();
        for (var i = 1; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "" when words.Length == 2 && Constants.Contains(words[0]): break;
                case "" when i == words.Length - 1 || words[i + 1].Length == 0: throw Refused("nothing stands after the last underscore");
                case "" when layer is not null: throw Refused("it names two layers");
                case "": layer = LayerLabel.FromIdentifier(words[++i]).ToString(); break;
                case var mark when Accents.Contains(mark): accent = accent is null ? mark : throw Refused("a letter has one accent only"); break;
                case "bold" when bold: throw Refused("it is bold twice");
                case "bold": bold = true; break;
                default: subscripts.Add(words[i]); break;
            }
        }

        return new LetterName(words[0], layer, subscripts, accent, bold);

        FormatException Refused(string reason) => new($"\"{identifier}\" is no name: {reason}. Expected one such as w, w_j_i, y_hat or a__Lm1.");
    }

    /// <inheritdoc/>
    public override Name WithIndices(ImmutableArray<string> indices) =>
        indices.IsEmpty ? this : new LetterName(Letter, Layer, Subscripts.AddRange(indices), Accent, Bold);

    // x1 is the textbook's x with subscript 1.
    private static (string, ImmutableArray<string>) Normalize(string letter, IEnumerable<string>? subscripts)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var word = letter.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var indices = subscripts?.ToImmutableArray() ?? [];
        if (word.Length > 0 && word.Length < letter.Length) indices = indices.Insert(0, letter[word.Length..]);
        if (word.Length == 0) throw new ArgumentException($"\"{letter}\" is no name; expected a letter such as w, σ or sigma, or a word of letters.", nameof(letter));
        Letters.Require(word, letter);
        foreach (var index in indices)
        {
            if (index.Length == 0 || !index.All(c => char.IsLetter(c) || char.IsAsciiDigit(c)))
                throw new ArgumentException($"\"{index}\" is no subscript of {letter}; expected letters or digits.", nameof(subscripts));
            if (index.Any(char.IsLetter)) Letters.Require(string.Concat(index.Where(char.IsLetter)), index);
            if (index == "bold" || Accents.Contains(index))
                throw new ArgumentException($"\"{index}\" is an accent, not a subscript of {letter}; give it as the accent.", nameof(subscripts));
        }

        return (GreekAlphabet.ToLetter(word), [.. indices.Select(GreekAlphabet.ToLetter)]);
    }

    private static string Spell(string letter, ImmutableArray<string> subscripts, LayerLabel? layer, string? accent, bool bold)
    {
        var word = new StringBuilder(GreekAlphabet.ToName(letter));
        if (bold) word.Append("_bold");
        if (accent is not null) word.Append('_').Append(accent);
        foreach (var index in subscripts) word.Append('_').Append(GreekAlphabet.ToName(index));
        if (layer is not null) word.Append("__").Append(layer.ToIdentifier());
        var spelled = word.ToString();
        return Constants.Contains(spelled) ? spelled + "_" : spelled;
    }
}
