using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>Teaches Markdig formulas: <c>$…$</c> in a line by its own parser, <c>$$…$$</c> by the site's.</summary>
internal sealed class FormulaSyntax : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        // Before emphasis, so that an underscore in a formula is no emphasis.
        pipeline.InlineParsers.Insert(0, new MathInlineParser());
        pipeline.BlockParsers.Insert(0, new DisplayFormulaParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        // The renderers need to know the page: it adds them.
    }
}
