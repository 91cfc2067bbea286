using System.Text.RegularExpressions;

namespace Backprop.Kernel.Directives;

/// <summary>What stands behind a magic command: options with a value, options without, and words.</summary>
/// <param name="Values">The values by the names of their options; an option that takes none has the empty one.</param>
/// <param name="Words">What belongs to no option.</param>
internal sealed partial record DirectiveOptions(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Words)
{
    /// <summary>The value of an option; null when it is not given.</summary>
    public string? this[string option] => Values.GetValueOrDefault(option);

    /// <summary>Reads the text behind a command.</summary>
    /// <param name="text">The text.</param>
    /// <param name="withValue">The options that take a value.</param>
    /// <param name="without">Those that take none.</param>
    /// <exception cref="FormatException">An option is none of these, is given twice, or lacks its value.</exception>
    public static DirectiveOptions Parse(string text, string[] withValue, string[] without)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var words = new List<string>();
        var parts = new Queue<string>(Part().Matches(text).Select(part => part.Value));
        while (parts.TryDequeue(out var part))
        {
            if (!part.StartsWith("--", StringComparison.Ordinal))
                words.Add(part);
            else if (!withValue.Contains(part) && !without.Contains(part))
                throw new FormatException($"there is no option {part}");
            else if (!values.TryAdd(part, without.Contains(part) ? "" : parts.TryDequeue(out var value) ? value : throw new FormatException($"{part} lacks its value")))
                throw new FormatException($"{part} is given twice");
        }

        return new DirectiveOptions(values, words);
    }

    // In quotes, which stay; an object of JSON, brace for brace; or without a space.
    [GeneratedRegex(@"""[^""]*""|\{(?>[^{}]+|(?<open>\{)|(?<-open>\}))*(?(open)(?!))\}|\S+")]
    private static partial Regex Part();
}
