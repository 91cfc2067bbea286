namespace Backprop.Kernel.Outputs;

/// <summary>What the compiler warns of, as a cell shows it.</summary>
internal static class CompilerWarning
{
    // Two packages ask for two versions of a third; a build of a project leaves these warnings out too.
    private static readonly string[] OfVersions = ["CS1701", "CS1702"];

    /// <summary>The line for a warning, with its place in the cell, counted from 1; empty for one that is not shown.</summary>
    public static string Text(int line, int column, string code, string message) =>
        OfVersions.Contains(code) ? "" : $"({line},{column}): warning {code}: {message}\n";
}
