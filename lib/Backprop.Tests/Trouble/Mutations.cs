using CsCheck;

namespace Backprop.Tests.Trouble;

/// <summary>Texts that were right once: pieces cut out, doubled, swapped, and things put in that programs stumble over.</summary>
internal static class Mutations
{
    private static readonly string[] Stumbling =
    [
        "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "-", "1e999", "4.0", "\n", "\r\n", "\t", "\0", "\u2028", "\ufeff", "\ufffd",
        "\\ud800", "\\udc00\\ud800", "\\u0000", "𝒙", "σ̂", "$", "$$", "`", "```", "|", "<!--", "-->", "<!--{{x}}-->", "<!--/-->", "{{", "<script>", "</", "&lt",
        "[^1]", "[^1]:", "](", "![", ">>>>>>", "- - - -", "#!", "#r \"nuget:", "attachment:", "\\begin{align}", "\\frac{", "^{", "'", ";", "=", "(", ")", "*", "^", "/", "π", "∞", "NaN",
    ];

    /// <summary>A text with one to six things done to it.</summary>
    public static Gen<string> Of(string text, int most = 6) =>
        Gen.Select(Gen.Int[0, 5], Gen.Double.Unit, Gen.Double.Unit, Gen.Int[0, Stumbling.Length - 1]).Array[1, most]
            .Select(steps => steps.Aggregate(text, (mutant, step) => Apply(mutant, step)));

    private static string Apply(string text, (int Kind, double From, double Length, int Piece) step)
    {
        var start = (int)(step.From * text.Length);
        // Mostly short pieces, now and then a long one.
        var length = Math.Min((int)(Math.Pow(step.Length, 4) * text.Length) + 1, text.Length - start);
        var piece = text.Substring(start, length);
        return step.Kind switch
        {
            0 => text.Remove(start, length),
            1 => text.Insert(start, piece),
            2 => text.Remove(start, length).Insert((int)(step.Length * (text.Length - length)), piece),
            3 => text.Remove(start, length).Insert(start, Stumbling[step.Piece]),
            _ => text.Insert(start, Stumbling[step.Piece]),
        };
    }
}
