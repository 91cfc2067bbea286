namespace Backprop.Kernel;

/// <summary>A text that code is taken from: a cell, or an imported file.</summary>
/// <param name="Name">How messages name it: <c>cell [3]</c>, or the file's path as the cell gives it.</param>
/// <param name="Text">The whole text.</param>
internal sealed record SourceUnit(string Name, string Text)
{
    /// <summary>The line with this number, from 1.</summary>
    public string? Line(int number)
    {
        var lines = Text.Split('\n');
        return number >= 1 && number <= lines.Length ? lines[number - 1] : null;
    }
}
