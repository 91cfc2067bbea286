using System.Globalization;
using System.Text.RegularExpressions;

namespace Backprop.Tests.Browser;

/// <summary>How much two colours stand out from each other, as WCAG 2 defines it: from 1 to 21.</summary>
internal static partial class ColourContrast
{
    /// <param name="one">A colour as a style sheet or a browser writes it: <c>#0a5473</c>, <c>rgb(10, 84, 115)</c>.</param>
    /// <param name="other">Another one.</param>
    public static double Between(string one, string other)
    {
        double[] light = [Luminance(one), Luminance(other)];
        return (light.Max() + 0.05) / (light.Min() + 0.05);
    }

    private static double Luminance(string colour) =>
        Channels(colour).Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4)).Zip([0.2126, 0.7152, 0.0722], (light, weight) => light * weight).Sum();

    // A colour through which another one is seen is none of these.
    private static double[] Channels(string colour)
    {
        if (Hexadecimal.Match(colour) is { Success: true } hex)
            return [.. hex.Groups["channel"].Captures.Select(channel => int.Parse(channel.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)];
        Assert.Matches(Computed, colour);
        return [.. Computed.Match(colour).Groups["channel"].Captures.Select(channel => int.Parse(channel.ValueSpan, CultureInfo.InvariantCulture) / 255.0)];
    }

    [GeneratedRegex("^#(?<channel>[0-9a-f]{2}){3}$")]
    private static partial Regex Hexadecimal { get; }

    [GeneratedRegex(@"^rgb\((?:(?<channel>\d+)(?:, )?){3}\)$")]
    private static partial Regex Computed { get; }
}
