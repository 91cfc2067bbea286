using Backprop.Notebooks.Site.Code;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>Blocks of code in Markdown: C# in its colours, anything else plain.</summary>
internal sealed class ColouredCodeRenderer : CodeBlockRenderer
{
    protected override void Write(HtmlRenderer renderer, CodeBlock code)
    {
        if (code is not FencedCodeBlock { Info: "csharp" or "cs" or "c#" or "C#" })
        {
            base.Write(renderer, code);
            return;
        }

        renderer.EnsureLine().Write("<pre><code>")
            .Write(CSharpColours.Render(code.Lines.ToString()).Markup)
            .WriteLine("</code></pre>");
    }
}
