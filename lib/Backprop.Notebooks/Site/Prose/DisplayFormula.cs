using Markdig.Parsers;
using Markdig.Syntax;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>A formula between <c>$$</c> and <c>$$</c> that begins a line and ends one.</summary>
internal sealed class DisplayFormula(BlockParser parser) : LeafBlock(parser)
{
    /// <summary>Whether its end was found.</summary>
    public bool IsComplete { get; set; }
}
