using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>The footnotes of a cell, with numbers that run on from the cells before it.</summary>
internal sealed class FootnoteListRenderer : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup notes)
    {
        var first = notes.OfType<Footnote>().Select(note => note.Order).FirstOrDefault(1);
        renderer.EnsureLine().WriteLine(string.Create(CultureInfo.InvariantCulture, $"<ol class=\"footnotes\" start=\"{first}\">"));
        foreach (var note in notes.OfType<Footnote>())
        {
            renderer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<li id=\"fn:{note.Order}\">"));
            renderer.WriteChildren(note);
            renderer.EnsureLine().WriteLine("</li>");
        }

        renderer.WriteLine("</ol>");
    }
}
