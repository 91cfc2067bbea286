using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>
/// Finds displayed formulas as code hosts and editors do: <c>$$</c> opens one at the start of a line and closes it at
/// the end of the same line or of a later one. (Markdig's own parser wants both on lines of their own, and otherwise
/// takes the source for text.) An environment of displayed mathematics stands without dollar signs, as in Jupyter.
/// </summary>
internal sealed partial class DisplayFormulaParser : BlockParser
{
    private const string Mark = "$$";

    public DisplayFormulaParser() => OpeningCharacters = ['$', '\\'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan().TrimEnd();
        if (processor.IsCodeIndent)
            return BlockState.None;
        var end = Mark;
        var rest = line;
        if (Environment().Match(line.ToString()) is { Success: true } environment)
            end = $"\\end{{{environment.Groups[1].Value}}}";
        else if (line.StartsWith(Mark))
            rest = line[Mark.Length..];
        else
            return BlockState.None;

        // Words after the formula make it a part of their line.
        if (rest.IndexOf(end) is >= 0 and var close && close + end.Length < rest.Length)
            return BlockState.None;
        var formula = new DisplayFormula(this) { Column = processor.Column, Line = processor.LineIndex, End = end };
        processor.NewBlocks.Push(formula);
        return Take(processor, formula, rest);
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block) =>
        Take(processor, (DisplayFormula)block, processor.Line.AsSpan().TrimEnd());

    private static BlockState Take(BlockProcessor processor, DisplayFormula formula, ReadOnlySpan<char> line)
    {
        formula.IsComplete = line.EndsWith(formula.End);

        // Dollar signs stand around the formula; the end of an environment belongs to it.
        var content = new StringSlice((formula.IsComplete && formula.End == Mark ? line[..^Mark.Length] : line).ToString());
        if (!content.IsEmptyOrWhitespace())
            formula.AppendLine(ref content, processor.Column, processor.LineIndex, processor.CurrentLineStartPosition, trackTrivia: false);
        return formula.IsComplete ? BlockState.BreakDiscard : BlockState.ContinueDiscard;
    }

    [GeneratedRegex(@"^\\begin\{((?:equation|align|gather|multline|alignat|eqnarray|CD)\*?)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Environment();
}
