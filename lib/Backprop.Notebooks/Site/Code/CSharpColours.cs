using System.Text;
using Backprop.Notebooks.Site.Markup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Notebooks.Site.Code;

/// <summary>
/// C# as coloured markup. The compiler's own parser finds the tokens, so whatever the cells may contain (raw strings,
/// interpolations, Greek letters, directives) is told apart as the compiler does, and no character is lost.
/// </summary>
internal static class CSharpColours
{
    private static readonly CSharpParseOptions Script =
        new(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Script);

    public static Html Render(string source)
    {
        var markup = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(source, Script).GetRoot().DescendantTokens())
            Append(markup, token);
        return new Html(markup.ToString());
    }

    private static void Append(StringBuilder markup, SyntaxToken token)
    {
        Append(markup, token.LeadingTrivia);
        Append(markup, token.Text, TokenColour.Of(token));
        Append(markup, token.TrailingTrivia);
    }

    private static void Append(StringBuilder markup, SyntaxTriviaList trivia)
    {
        foreach (var piece in trivia)
        {
            if (piece.IsKind(SyntaxKind.SkippedTokensTrivia))
            {
                foreach (var token in piece.GetStructure()!.DescendantTokens())
                    Append(markup, token);
            }
            else
            {
                Append(markup, piece.ToFullString(), TokenColour.Of(piece));
            }
        }
    }

    private static void Append(StringBuilder markup, string text, string? colour)
    {
        if (text.Length == 0)
            return;
        markup.Append(colour is null ? Html.Encode(text).Markup : Html.Of($"<span class=\"tok-{colour}\">{text}</span>").Markup);
    }
}
