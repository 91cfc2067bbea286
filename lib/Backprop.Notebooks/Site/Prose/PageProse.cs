using System.Text.Json.Nodes;
using Backprop.Notebooks.Site.Book;
using Backprop.Notebooks.Site.Markup;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Helpers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Backprop.Notebooks.Site.Prose;

/// <summary>Renders the Markdown of one page: the features that code hosts and editors render alike, and no more.</summary>
internal sealed class PageProse(PageDraft page)
{
    internal static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseFootnotes()
        .Use<FormulaSyntax>()
        .UseAlertBlocks()
        .UseAutoLinks()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .Build();

    /// <summary>Renders Markdown that stands in <paramref name="place"/>; its title, headings and files go to the page.</summary>
    public Html Render(string markdown, JsonObject? attachments, string place) => Parsed(markdown, place, document =>
    {
        var lines = new LineRenderer(Pipeline, page.Formulas, place);
        CheckFormulas(document, place);
        TakeTitle(document, lines);
        page.Summary ??= document.OfType<ParagraphBlock>().FirstOrDefault() is { } paragraph ? lines.Quote(paragraph) : null;
        NameHeadings(document, lines);
        NumberFootnotes(document);
        page.References.Link(document, page, place);
        new LinkRewriter(page, attachments, place).Rewrite(document);
        return Rendered(document, place);
    });

    /// <summary>Renders Markdown that a cell gave: a part of that cell, so it is no title, summary or section of the page.</summary>
    public Html RenderOutput(string markdown, string place) => Parsed(markdown, place, document =>
    {
        CheckFormulas(document, place);
        NumberFootnotes(document);
        new LinkRewriter(page, attachments: null, place).Rewrite(document);
        return Rendered(document, place);
    });

    private Html Parsed(string markdown, string place, Func<MarkdownDocument, Html> render)
    {
        try
        {
            return render(Markdown.Parse(markdown, Pipeline));
        }
        catch (ArgumentException e) when (e.Message.Contains("nested", StringComparison.Ordinal))
        {
            page.Faults.Add(new SiteFault(place, "its lists, quotations or brackets are nested too deeply to be shown"));
            return Html.Empty;
        }
    }

    // Markup of its own in a cell's text ends with the cell, and nothing in it runs.
    private Html Rendered(MarkdownDocument document, string place)
    {
        var foreign = document.Descendants().Where(node => node is HtmlBlock or HtmlInline).ToList();
        foreach (var node in foreign)
            MarkForeign(node);
        var markup = DocumentRenderer.Render(document, Pipeline, page.Formulas, place);
        if (foreign.Count == 0)
            return markup;
        var (clean, removed) = PlainMarkup.Clean(markup.Markup, isMarked: true);
        foreach (var name in removed.Distinct())
            page.Notices.Add($"{place}: {name} in Markdown is left out");
        return clean;
    }

    private static void MarkForeign(MarkdownObject node)
    {
        if (node is HtmlInline inline)
            inline.Tag = PlainMarkup.Marked(inline.Tag);
        if (node is not HtmlBlock block)
            return;
        for (var line = 0; line < block.Lines.Count; line++)
            block.Lines.Lines[line].Slice = new StringSlice(PlainMarkup.Marked(block.Lines.Lines[line].Slice.ToString()), NewLine.LineFeed);
    }

    // The page's frame prints the title, so that the contents can stand below it.
    private void TakeTitle(MarkdownDocument document, LineRenderer lines)
    {
        if (page.Title is not null || document.OfType<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1) is not { } title)
            return;
        page.Title = lines.Quote(title);
        document.Remove(title);
    }

    // A formula that is not closed would be printed as its source, or swallow the text after it.
    private void CheckFormulas(MarkdownDocument document, string place)
    {
        foreach (var open in document.Descendants<DisplayFormula>().Where(formula => !formula.IsComplete))
            page.Faults.Add(new SiteFault(place, $"the formula that begins in line {open.Line + 1} has no closing {open.End} at the end of a line"));
        foreach (var stray in document.Descendants<LiteralInline>().Where(text => text.Content.AsSpan().Contains("$$", StringComparison.Ordinal)))
            page.Faults.Add(new SiteFault(place, $"$$ in the middle of a text: {stray.Content}; a displayed formula begins a line and ends one"));
    }

    private void NameHeadings(MarkdownDocument document, LineRenderer lines)
    {
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var (markup, text) = lines.Quote(heading);
            var id = page.UniqueId(LinkHelper.UrilizeAsGfm(text));
            heading.GetAttributes().Id = id;
            page.Headings.Add(new Heading(heading.Level, id, markup));
        }
    }

    private void NumberFootnotes(MarkdownDocument document)
    {
        var notes = document.Descendants<Footnote>().ToList();
        var links = document.Descendants<FootnoteLink>().ToList();
        foreach (var note in notes)
            note.Order += page.FootnoteCount;
        foreach (var link in links)
            link.Index += page.FootnoteLinkCount;
        page.FootnoteCount += notes.Count;
        page.FootnoteLinkCount += links.Count;
    }
}
