namespace Backprop;

/// <summary>The ways in which people type a name on a keyboard: <c>a_prev</c>, <c>w_ji</c>, <c>sigma</c>, <c>dC/dz</c>.</summary>
internal static class WrittenSpellings
{
    // Letters with their accents as one sign each, which keyboards and copied texts have.
    private static readonly (string Accent, string Letters, string Signs)[] Composed =
    [
        ("hat", "aceghijosuwyzACEGHIJOSUWYZ", "âĉêĝĥîĵôŝûŵŷẑÂĈÊĜĤÎĴÔŜÛŴŶẐ"), ("tilde", "aeinouvyAEINOUVY", "ãẽĩñõũṽỹÃẼĨÑÕŨṼỸ"), ("bar", "aegiouyAEGIOUY", "āēḡīōūȳĀĒḠĪŌŪȲ"),
    ];

    private static IEnumerable<string> InOneSign(LetterName name) => Composed
        .Where(row => row.Accent == name.Accent && name.Letter.Length == 1 && row.Letters.Contains(name.Letter, StringComparison.Ordinal))
        .Select(row => row.Signs[row.Letters.IndexOf(name.Letter, StringComparison.Ordinal)].ToString());

    // Copied text has a minus sign that no keyboard has.
    private static IEnumerable<string> Raised(LayerLabel layer) => new[] { $"{layer}", $"{layer}".Replace('-', '−') }.Distinct()
        .SelectMany(label => new[] { $"^({label})", $"^{{({label})}}", $"^{{{label}}}", $"^[{label}]", $"^{{[{label}]}}" });

    // a_{L-1}, and w_3, where the name has no subscript of its own.
    private static IEnumerable<string> Lowered(LayerLabel layer) =>
        layer.Letter is null ? [$"_{{{layer}}}", $"_{layer}", new LetterName("x", null, [$"{layer}"]).ToString()[1..]]
        : new[] { $"{layer}", $"{layer}".Replace('-', '−') }.Distinct().SelectMany(label => new[] { $"_{{{label}}}", $"_({label})" });

    /// <summary>Every spelling of a name, and whether it names the layer where the name has one.</summary>
    public static IEnumerable<(string Spelling, bool InFull)> Of(Name name)
    {
        yield return (name.Identifier, true);
        yield return (name.ToString(), true);
        if (name is DerivativeName derivative)
        {
            foreach (var (above, _) in Of(derivative.Numerator).Where(spelling => spelling.InFull))
            {
                foreach (var (below, _) in Of(derivative.Denominator).Where(spelling => spelling.InFull))
                {
                    yield return ($"∂{above}/∂{below}", true);
                    yield return ($"d{above}/d{below}", true);
                }
            }
        }

        if (name is not LetterName letter) yield break;
        string[] heads = [letter.Letter, GreekAlphabet.ToName(letter.Letter)];
        string[] marks = letter.Accent switch
        {
            null => [""],
            "hat" => ["\u0302", "_hat", "hat"],
            "bar" => ["\u0304", "_bar", "bar"],
            "tilde" => ["\u0303", "_tilde", "tilde"],
            _ => throw new InvalidOperationException($"No way to spell the accent {letter.Accent}."),
        };
        var (joined, apart, listed) = (string.Concat(letter.Subscripts), string.Join('_', letter.Subscripts), string.Join(',', letter.Subscripts));
        string[] subscripts = letter.Subscripts.IsEmpty ? [""] : [.. joined.All(char.IsAsciiDigit) ? [joined] : Array.Empty<string>(), $"_{apart}", $"_{joined}", $"_{{{joined}}}", $"_{{{listed}}}", $"_({listed})", $"_{{{string.Join(' ', letter.Subscripts)}}}", new LetterName("x", null, letter.Subscripts).ToString()[1..]];
        foreach (var head in heads.Distinct())
        {
            foreach (var stem in marks.Select(mark => head + mark).Concat(InOneSign(letter)).SelectMany(marked => subscripts.Select(subscript => marked + subscript)))
            {
                yield return (stem, letter.Layer is null);
                if (letter.Layer is null) continue;
                var layer = LayerLabel.Parse(letter.Layer);
                foreach (var raised in Raised(layer).Append($"__{layer.ToIdentifier()}").Append(new LetterName("x", letter.Layer).ToString()[1..])) yield return (stem + raised, true);
                // Unless another name is spelt so.
                foreach (var lowered in letter.Subscripts.IsEmpty ? Lowered(layer) : []) yield return (stem + lowered, false);
                if (layer.Letter is null)
                {
                    // w3 for w⁽³⁾, where no weight has the subscript 3.
                    if (letter.Subscripts.IsEmpty) yield return ($"{stem}{layer}", true);
                    continue;
                }

                var beside = layer.Offset switch { -1 => "prev", 1 => "next", _ => null };
                if (beside is null) continue;
                yield return ($"{stem}_{beside}", true);
                yield return ($"{stem}_{{{beside}}}", true);
            }
        }
    }
}
