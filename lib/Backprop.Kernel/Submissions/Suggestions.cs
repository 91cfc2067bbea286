using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Kernel.Submissions;

/// <summary>A name that can stand at a place in the code.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it is: <c>method</c>, <c>property</c>, <c>variable</c>, <c>type</c>, <c>namespace</c>, …</param>
/// <param name="Detail">Its signature, as short as it can be there.</param>
internal sealed record Suggestion(string Name, string Kind, string Detail);

/// <summary>Finds what can stand at a place, from the compiler's own tables.</summary>
internal static class Suggestions
{
    private const int Most = 400;

    /// <summary>The names, in alphabetical order.</summary>
    /// <param name="compilation">The code as a continuation of the session.</param>
    /// <param name="position">Where the reader is typing.</param>
    public static IReadOnlyList<Suggestion> At(CSharpCompilation compilation, int position)
    {
        var tree = compilation.SyntaxTrees[^1];
        var model = compilation.GetSemanticModel(tree);
        var before = tree.GetRoot().FindToken(Math.Max(0, position - 1));
        var typed = "";
        if (before.IsKind(SyntaxKind.IdentifierToken) && before.SpanStart < position)
        {
            typed = before.ValueText[..Math.Min(before.ValueText.Length, position - before.SpanStart)];
            before = before.GetPreviousToken();
        }

        var symbols = before.IsKind(SyntaxKind.DotToken) ? Members(model, before, position) : model.LookupSymbols(position);
        return
        [
            .. symbols
                .Where(symbol => symbol.CanBeReferencedByName && symbol.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && model.IsAccessible(position, symbol))
                .GroupBy(symbol => symbol.Name, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
                .Take(Most)
                .Select(group => new Suggestion(group.Key, Kind(group.First()), Detail([.. group], model, position))),
        ];
    }

    private static IEnumerable<ISymbol> Members(SemanticModel model, SyntaxToken dot, int position)
    {
        SyntaxNode? left = dot.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax { Parent: ConditionalAccessExpressionSyntax access } => access.Expression,
            _ => null,
        };
        if (left is null)
            return [];
        if (model.GetSymbolInfo(left).Symbol is INamespaceOrTypeSymbol container)
            return model.LookupSymbols(position, container).Where(symbol => container is INamespaceSymbol || symbol.IsStatic || symbol is ITypeSymbol);
        return model.GetTypeInfo(left).Type is { } type
            ? model.LookupSymbols(position, type, includeReducedExtensionMethods: true).Where(symbol => !symbol.IsStatic && symbol is not ITypeSymbol)
            : [];
    }

    private static string Kind(ISymbol symbol) => symbol switch
    {
        IMethodSymbol => "method",
        IPropertySymbol or IEventSymbol => "property",
        IFieldSymbol { IsConst: true } => "constant",
        IFieldSymbol or ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => "variable",
        INamespaceSymbol => "namespace",
        _ => "type",
    };

    private static string Detail(IReadOnlyList<ISymbol> symbols, SemanticModel model, int position)
    {
        var first = symbols[0] is INamespaceSymbol ? "" : symbols[0].ToMinimalDisplayString(model, position);
        return symbols.Count == 1 ? first : $"{first} (+{symbols.Count - 1})";
    }
}
