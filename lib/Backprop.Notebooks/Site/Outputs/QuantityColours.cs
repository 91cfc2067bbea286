using System.Text.RegularExpressions;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>The colours that the five quantities of a neuron keep through the book, for drawings; the style sheet has them for formulas.</summary>
internal static partial class QuantityColours
{
    /// <summary>Each letter with its name in the style sheet, on light ground and on dark.</summary>
    public static IReadOnlyList<(char Letter, string Name, string Light, string Dark)> All { get; } =
    [
        ('w', "weight", "#0b195f", "#85befe"),
        ('b', "bias", "#892901", "#f7cf66"),
        ('z', "net-input", "#00583d", "#aeffb4"),
        ('a', "activation", "#613890", "#cfbad1"),
        ('C', "cost", "#520c00", "#ff9fab"),
    ];

    /// <summary>A drawing in which those letters have their colours, where they stand in the colour of the text.</summary>
    public static string Apply(string svg)
    {
        var coloured = InkText().Replace(svg, text => Letter().Replace(text.Value, "<tspan class=\"quantity-${letter}\"${attributes}>${letter}</tspan>"));
        return coloured == svg ? svg : Root().Replace(coloured, root => root.Value + Style(), count: 1);
    }

    private static string Style() =>
        $"<style>{string.Concat(All.Select(one => $".quantity-{one.Letter}{{fill:{one.Light}}}"))}@media (prefers-color-scheme: dark){{{string.Concat(All.Select(one => $".quantity-{one.Letter}{{fill:{one.Dark}}}"))}}}</style>";

    // What is coloured already, forwards or backwards, keeps its colour.
    [GeneratedRegex("""<text\b[^>]*class="fill-ink"[^>]*>.*?</text>""", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex InkText();

    [GeneratedRegex("""<tspan(?<attributes>[^>]*font-style="italic"[^>]*)>(?<letter>[wbzaC])</tspan>""", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();

    [GeneratedRegex("<svg\\b[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Root();
}
