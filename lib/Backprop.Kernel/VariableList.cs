using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;

namespace Backprop.Kernel;

/// <summary>The lists that <c>#!who</c> and <c>#!whos</c> show, as .NET Interactive shows them: they have what can be handed on, so no functions.</summary>
internal static class VariableList
{
    private const string StyleStart = "<style>";

    public static void Show(IEnumerable<Variable> variables, bool withValues)
    {
        var listed = variables.Where(variable => SharedValue.CanBeHandedOn(variable.Value)).ToList();
        var html = (withValues ? Table(listed) : Names(listed)).ToDisplayString(HtmlFormatter.MimeType);
        (html.Contains(StyleStart, StringComparison.Ordinal) ? html : html + Style()).DisplayAs(HtmlFormatter.MimeType);
    }

    // The formatter of lists makes the text, with tabs around the commas.
    private static IHtmlContent Names(IReadOnlyList<Variable> variables) =>
        div(variables.Select(variable => $"{variable.Name}\t "));

    private static IHtmlContent Table(IReadOnlyList<Variable> variables) => table(
        thead(tr(th("Variable"), th("Type"), th("Value"))),
        tbody(variables.Select(variable => (IHtmlContent)tr(td(variable.Name), td(variable.Value?.GetType()), td(div[@class: "dni-plaintext"](pre(variable.Value.ToDisplayString())))))));

    // Formatters put their style sheet behind what they show.
    private static string Style()
    {
        var html = 0.ToDisplayString(HtmlFormatter.MimeType);
        return html.IndexOf(StyleStart, StringComparison.Ordinal) is >= 0 and var start ? html[start..] : "";
    }
}
