namespace Backprop.Kernel.Directives;

/// <summary>The languages that .NET Interactive brings along, or can be given, and this program does not run.</summary>
internal static class OtherKernels
{
    private static readonly HashSet<string> Names =
        ["fsharp", "f#", "pwsh", "powershell", "python", "sql", "kql", "mermaid", "http", "r", "value", "vscode"];

    /// <summary>Whether a line is a magic command that names one of them.</summary>
    public static bool IsNamedBy(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal) && Names.Contains(line[2..].Split([' ', '\t'], 2)[0]);

    /// <summary>Why a cell with such a line is not run.</summary>
    public static string Refusal(string line, int number) => $"line {number} is {line}: only C#, Markdown, HTML and JavaScript are run here";
}
