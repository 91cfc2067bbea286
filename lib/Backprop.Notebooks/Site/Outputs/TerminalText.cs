using System.Text.RegularExpressions;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>Text written for a terminal, without the codes that colour it there.</summary>
internal static partial class TerminalText
{
    public static string Plain(string text) => Code().Replace(text, "").TrimEnd('\n');

    // ECMA-48 control sequences, and operating system commands such as links.
    [GeneratedRegex(@"\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])")]
    private static partial Regex Code();
}
