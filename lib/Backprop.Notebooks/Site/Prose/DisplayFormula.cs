using Markdig.Parsers;
using Markdig.Syntax;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>A formula that begins a line and ends one: between <c>$$</c> and <c>$$</c>, or an environment.</summary>
internal sealed class DisplayFormula(BlockParser parser) : LeafBlock(parser)
{
    /// <summary>What ends it: <c>$$</c>, or the end of its environment.</summary>
    public required string End { get; init; }

    /// <summary>Whether its end was found.</summary>
    public bool IsComplete { get; set; }
}
