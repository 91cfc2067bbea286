using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Kernel.Submissions;

/// <summary>The names of a cell, read in its code without running it.</summary>
/// <param name="Declared">What later cells can call by name because of it.</param>
/// <param name="Changed">What it assigns, or hands to a call for the sake of what the call does.</param>
/// <param name="Used">What it reads.</param>
internal sealed record CellNames(IReadOnlySet<string> Declared, IReadOnlySet<string> Changed, IReadOnlySet<string> Used)
{
    public static CellNames Of(string code)
    {
        var root = CSharpSyntaxTree.ParseText(code, SubmissionCompiler.Parsing).GetCompilationUnitRoot();
        var nodes = root.DescendantNodes().ToList();
        return new(
            nodes.Where(IsAtTop).Select(Declaration).OfType<string>().ToHashSet(StringComparer.Ordinal),
            nodes.SelectMany(Changes).ToHashSet(StringComparer.Ordinal),
            nodes.OfType<SimpleNameSyntax>().Where(IsReference).Select(name => name.Identifier.ValueText).ToHashSet(StringComparer.Ordinal));
    }

    private static string? Declaration(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };

    // What is declared in a function, a block or a type stays there.
    private static bool IsAtTop(SyntaxNode node) => !node.Ancestors().Any(ancestor =>
        ancestor is AnonymousFunctionExpressionSyntax or BlockSyntax or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or BaseTypeDeclarationSyntax or ForStatementSyntax or CommonForEachStatementSyntax);

    private static IEnumerable<string> Changes(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => Roots(assignment.Left),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step => Roots(step.Operand),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step => Roots(step.Operand),
        ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } argument => Roots(argument.Expression),
        // A call whose value nobody takes is there for what it does to the things in it.
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax or AwaitExpressionSyntax, SemicolonToken.IsMissing: false } call when !IsPrint(call) =>
            call.DescendantNodes().OfType<SimpleNameSyntax>().Where(IsReference).Select(name => name.Identifier.ValueText).Except(call.DescendantNodes().Select(Inner).OfType<string>()),
        _ => [],
    };

    private static string? Inner(SyntaxNode node) => node is ParameterSyntax parameter ? parameter.Identifier.ValueText : Declaration(node);

    private static bool IsPrint(ExpressionStatementSyntax call) =>
        call.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Console" } } };

    // The variable that stands first in network.Parameters[3].
    private static IEnumerable<string> Roots(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => [name.Identifier.ValueText],
        MemberAccessExpressionSyntax member => Roots(member.Expression),
        ElementAccessExpressionSyntax element => Roots(element.Expression),
        InvocationExpressionSyntax call => Roots(call.Expression),
        ParenthesizedExpressionSyntax inner => Roots(inner.Expression),
        TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(argument => Roots(argument.Expression)),
        _ => [],
    };

    // A member behind a dot belongs to something that has been named before it; the name of an argument names nothing.
    private static bool IsReference(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
        QualifiedNameSyntax qualified => qualified.Left == name,
        _ => true,
    };
}
