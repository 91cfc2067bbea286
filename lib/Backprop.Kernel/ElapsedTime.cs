using System.Globalization;
using System.Text.RegularExpressions;

namespace Backprop.Kernel;

/// <summary>The line that <c>#!time</c> shows; the one output that changes from run to run.</summary>
internal static partial class ElapsedTime
{
    public static string Text(TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture, $"Wall time: {elapsed.TotalMilliseconds}ms");

    /// <summary>Whether a text is such a line.</summary>
    public static bool IsText(string text) => Line().IsMatch(text);

    [GeneratedRegex(@"^Wall time: [0-9.E+-]+ms$")]
    private static partial Regex Line();
}
