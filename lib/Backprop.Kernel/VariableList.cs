using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;

namespace Backprop.Kernel;

/// <summary>The lists that <c>#!who</c> and <c>#!whos</c> show.</summary>
internal static class VariableList
{
    public static void Show(IReadOnlyList<Variable> variables, bool withValues)
    {
        if (withValues)
            Table(variables).Display(HtmlFormatter.MimeType);
        else
            Names(variables).Display(HtmlFormatter.MimeType);
    }

    // Byte for byte what .NET Interactive shows: its formatter of lists, with tabs around the commas.
    private static IHtmlContent Names(IReadOnlyList<Variable> variables) =>
        div(variables.Select(variable => $"{variable.Name}\t "));

    private static IHtmlContent Table(IReadOnlyList<Variable> variables) => table(
        thead(tr(th("Variable"), th("Type"), th("Value"))),
        tbody(variables.Select(variable => (IHtmlContent)tr(td(variable.Name), td(variable.Value?.GetType()), td(div[@class: "dni-plaintext"](pre(variable.Value.ToDisplayString())))))));
}
