using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Notebooks.Site.Code;

/// <summary>The colour of each piece of C#: the name of a class in <c>code.css</c>, or none.</summary>
internal static class TokenColour
{
    public static string? Of(SyntaxTrivia trivia) =>
        trivia.IsDirective ? "directive"
        : trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia ? "comment"
        : null;

    public static string? Of(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => OfIdentifier(token),
        SyntaxKind.NumericLiteralToken => "number",
        SyntaxKind.CharacterLiteralToken
            or SyntaxKind.StringLiteralToken
            or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken
            or SyntaxKind.Utf8MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedRawStringEndToken => "string",
        var kind when SyntaxFacts.IsKeywordKind(kind) => "keyword",
        _ => null,
    };

    private static string? OfIdentifier(SyntaxToken token) => token.Parent switch
    {
        BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or TypeParameterSyntax => "type",
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => "call",
        IdentifierNameSyntax { IsVar: true } => "keyword",
        SimpleNameSyntax name when IsType(name) => "type",
        SimpleNameSyntax name when IsCalled(name) => "call",
        _ => null,
    };

    private static bool IsCalled(SimpleNameSyntax name)
    {
        var called = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : (ExpressionSyntax)name;
        return called.Parent is InvocationExpressionSyntax invocation && invocation.Expression == called;
    }

    // What the syntax alone tells; a class named in front of a dot could as well be a variable.
    private static bool IsType(TypeSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified => qualified.Right == name && IsType(qualified),
        NullableTypeSyntax or ArrayTypeSyntax or PointerTypeSyntax or TypeArgumentListSyntax or TupleElementSyntax => true,
        BaseTypeSyntax or TypeConstraintSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax or AttributeSyntax => true,
        BaseObjectCreationExpressionSyntax or DeclarationPatternSyntax or RecursivePatternSyntax or TypePatternSyntax => true,
        VariableDeclarationSyntax declaration => declaration.Type == name,
        DeclarationExpressionSyntax declaration => declaration.Type == name,
        ForEachStatementSyntax loop => loop.Type == name,
        ParameterSyntax parameter => parameter.Type == name,
        MethodDeclarationSyntax method => method.ReturnType == name,
        LocalFunctionStatementSyntax function => function.ReturnType == name,
        BasePropertyDeclarationSyntax property => property.Type == name,
        CastExpressionSyntax cast => cast.Type == name,
        CatchDeclarationSyntax caught => caught.Type == name,
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.IsExpression or SyntaxKind.AsExpression && binary.Right == name,
        _ => false,
    };
}
