using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Kernel.Submissions;

/// <summary>How the call whose brackets a place is in can be written.</summary>
/// <param name="Signatures">Each way.</param>
/// <param name="Argument">Which argument stands at the place, from 0.</param>
internal sealed record CallSignatures(IReadOnlyList<CallSignature> Signatures, int Argument)
{
    private static readonly SymbolDisplayFormat Parameter = SymbolDisplayFormat.MinimallyQualifiedFormat.AddParameterOptions(
        SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut);

    /// <summary>The ways from the compiler's own tables; null outside the brackets of a call, and where nothing can be called so.</summary>
    /// <param name="compilation">The code as a continuation of the session.</param>
    /// <param name="position">Where the reader is typing.</param>
    public static CallSignatures? At(CSharpCompilation compilation, int position)
    {
        var tree = compilation.SyntaxTrees[^1];
        var model = compilation.GetSemanticModel(tree);
        var arguments = tree.GetRoot().FindToken(Math.Max(0, position - 1)).Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>()
            .FirstOrDefault(list => list.OpenParenToken.Span.End <= position && (list.CloseParenToken.IsMissing || position <= list.CloseParenToken.SpanStart));
        if (arguments is null)
            return null;
        List<CallSignature> signatures =
        [
            .. Methods(model, arguments.Parent!).Where(method => model.IsAccessible(position, method)).OrderBy(method => method.Parameters.Length).Select(method => new CallSignature(
                method.MethodKind == MethodKind.Constructor ? $"new {method.ContainingType.ToMinimalDisplayString(model, position)}"
                    : method.MethodKind == MethodKind.DelegateInvoke ? method.ReturnType.ToMinimalDisplayString(model, position)
                    : $"{method.ReturnType.ToMinimalDisplayString(model, position)} {method.Name}",
                [.. method.Parameters.Select(parameter => parameter.ToMinimalDisplayString(model, position, Parameter))])),
        ];
        return signatures.Count == 0 ? null : new(signatures, arguments.Arguments.GetSeparators().Count(comma => comma.SpanStart < position));
    }

    private static IEnumerable<IMethodSymbol> Methods(SemanticModel model, SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation when model.GetMemberGroup(invocation.Expression) is { IsEmpty: false } group => group.OfType<IMethodSymbol>(),
        InvocationExpressionSyntax invocation => model.GetTypeInfo(invocation.Expression).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke] : [],
        BaseObjectCreationExpressionSyntax creation => model.GetTypeInfo(creation).Type is INamedTypeSymbol type ? type.InstanceConstructors : [],
        _ => [],
    };
}

/// <summary>One way to write a call.</summary>
/// <param name="Name">What is called, with what it gives.</param>
/// <param name="Parameters">What it takes, each with its type and its default.</param>
internal sealed record CallSignature(string Name, IReadOnlyList<string> Parameters);
