using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Site.Prose;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Backprop.Notebooks.Prose;

/// <summary>Finds the values that the text of a Markdown cell refers to.</summary>
internal static partial class ProseReader
{
    private const string Close = "<!--/-->";
    private const string Form = "<!--{{x}}-->text<!--/-->";

    // A table is cut at its bars, and a formula or code begins, before anyone looks for comments; -- ends one.
    private static readonly string[] Unusable = ["--", "|", "$", "`", "\"\"\""];

    /// <summary>The values of a Markdown cell in their order, and what is wrong with the way they are written.</summary>
    public static (IReadOnlyList<ProseValue> Values, IReadOnlyList<ProseFault> Faults) Read(string source)
    {
        if (!source.Contains("{{", StringComparison.Ordinal) && !source.Contains(Close, StringComparison.Ordinal))
            return ([], []);

        var values = new List<ProseValue>();
        var faults = new List<ProseFault>();
        var comments = Comment().Matches(source).Where(comment => Spoken(comment) is "/" or ['{', '{', ..]).ToList();
        Match? open = null;
        foreach (var comment in comments)
        {
            if (Fault(comment) is { } fault)
                faults.Add(new ProseFault(LineOf(source, comment.Index), fault));
            var closes = Spoken(comment) == "/";
            if (open is not null && !closes)
                faults.Add(NotClosed(source, open));
            else if (closes && open is null)
                faults.Add(new ProseFault(LineOf(source, comment.Index), $"{comment.Value} closes nothing; a value is written {Form}"));
            else if (closes)
                values.Add(Value(source, open!, comment, faults));
            open = closes ? null : comment;
        }

        if (open is not null)
            faults.Add(NotClosed(source, open));
        if (faults.Count == 0)
            faults.AddRange(Unseen(source, comments));
        return (values, [.. faults.OrderBy(fault => fault.Line)]);
    }

    /// <summary>What is wrong with the references of a notebook: each as one line that names its file, cell and line.</summary>
    public static IEnumerable<string> Faults(Notebook notebook) => notebook.Cells.Index()
        .Where(cell => cell.Item.Kind == CellKind.Markdown)
        .SelectMany(cell => Read(cell.Item.Source).Faults.Select(fault =>
            $"{DisplayPath.Of(notebook.Path)}, cell {cell.Index + 1} of {notebook.Cells.Count}, line {fault.Line}: {fault.Message}"));

    private static string Spoken(Match comment) => comment.Groups["text"].Value.Trim();

    private static string? Fault(Match comment)
    {
        var text = comment.Groups["text"].Value;
        if (text.Contains('\n', StringComparison.Ordinal))
            return $"the comment that begins with {comment.Value.Split('\n')[0]} goes over several lines; a value is written {Form}, on one line";
        if (text == "/")
            return null;
        if (text.Trim() == "/" || !text.StartsWith("{{", StringComparison.Ordinal) || !text.EndsWith("}}", StringComparison.Ordinal))
            return $"{comment.Value} is not understood; a value is written {Form}, with no spaces around the braces";
        var expression = text[2..^2];
        if (string.IsNullOrWhiteSpace(expression))
            return $"{comment.Value} names no value; a value is written {Form}";
        return Unusable.FirstOrDefault(part => expression.Contains(part, StringComparison.Ordinal)) is { } part
            ? $"{comment.Value}: {part} cannot stand in a reference, because Markdown reads it first; give the value a name in the cell above"
            : null;
    }

    private static ProseValue Value(string source, Match open, Match close, List<ProseFault> faults)
    {
        var start = open.Index + open.Length;
        var text = source[start..close.Index];
        var line = LineOf(source, open.Index);
        if (text.Contains('\n', StringComparison.Ordinal))
            faults.Add(new ProseFault(line, $"{open.Value} and its {Close} stand on different lines; a value is written {Form}, on one line"));
        return new ProseValue(open.Groups["text"].Value is { Length: >= 4 } reference ? reference[2..^2] : "", text, start, line);
    }

    private static ProseFault NotClosed(string source, Match open) =>
        new(LineOf(source, open.Index), $"{open.Value} has no {Close} behind it; a value is written {Form}");

    // What Markdown does not take for a comment within a text would be printed, or would take the text around it along.
    private static IEnumerable<ProseFault> Unseen(string source, List<Match> comments)
    {
        if (Parse(source) is not { } document)
            yield break;
        var seen = document.Descendants<HtmlInline>().Select(html => html.Tag).ToList();
        var unseen = comments.Where(comment => !seen.Remove(comment.Value)).ToList();
        // A reference that is not seen takes the comment that closes it along.
        if (unseen.Exists(comment => comment.Value != Close))
            unseen.RemoveAll(comment => comment.Value == Close);
        foreach (var comment in unseen)
        {
            yield return new ProseFault(LineOf(source, comment.Index), BeginsLine(source, comment.Index)
                ? $"{comment.Value} begins its line, which makes all of the line HTML; put a word in front of it"
                : $"{comment.Value} stands in code or in a formula, where it would be printed; a value can stand in a sentence or in a table");
        }

        foreach (var text in document.Descendants<LiteralInline>().Where(text => text.Content.AsSpan().Contains("{{", StringComparison.Ordinal)))
            yield return new ProseFault(text.Line + 1, $"\"{text.Content}\" would be printed as it stands; a value is written {Form}");
    }

    // What is nested too deeply to be read is a fault of the page, and told there.
    private static MarkdownDocument? Parse(string source)
    {
        try
        {
            return Markdown.Parse(source, PageProse.Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool BeginsLine(string source, int index) => LineStart().IsMatch(source[(source.LastIndexOf('\n', index) + 1)..index]);

    private static int LineOf(string source, int index) => source.AsSpan(0, index).Count('\n') + 1;

    [GeneratedRegex("<!--(?<text>.*?)-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^[\s>]*(?:(?:[-*+]|[0-9]+[.)])\s+)*$")]
    private static partial Regex LineStart();
}
