using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>
/// Finds displayed formulas as code hosts and editors do: <c>$$</c> opens one at the start of a line and closes it at
/// the end of the same line or of a later one. (Markdig's own parser wants both on lines of their own, and otherwise
/// takes the source for text.)
/// </summary>
internal sealed class DisplayFormulaParser : BlockParser
{
    private const string Mark = "$$";

    public DisplayFormulaParser() => OpeningCharacters = ['$'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan().TrimEnd();
        if (processor.IsCodeIndent || !line.StartsWith(Mark))
            return BlockState.None;
        var rest = line[Mark.Length..];
        var close = rest.IndexOf(Mark);

        // Words after the formula make it a part of their line.
        if (close >= 0 && close + Mark.Length < rest.Length)
            return BlockState.None;
        var formula = new DisplayFormula(this) { Column = processor.Column, Line = processor.LineIndex };
        processor.NewBlocks.Push(formula);
        return Take(processor, formula, rest, close);
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var rest = processor.Line.AsSpan().TrimEnd();
        return Take(processor, (DisplayFormula)block, rest, rest.EndsWith(Mark) ? rest.Length - Mark.Length : -1);
    }

    private static BlockState Take(BlockProcessor processor, DisplayFormula formula, ReadOnlySpan<char> rest, int close)
    {
        formula.IsComplete = close >= 0;
        var content = new StringSlice((close >= 0 ? rest[..close] : rest).ToString());
        if (!content.IsEmptyOrWhitespace())
            formula.AppendLine(ref content, processor.Column, processor.LineIndex, processor.CurrentLineStartPosition, trackTrivia: false);
        return formula.IsComplete ? BlockState.BreakDiscard : BlockState.ContinueDiscard;
    }
}
