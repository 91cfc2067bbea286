using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Kernel;

/// <summary>Tells a cell whose result is null from a cell that has no result.</summary>
internal static class ScriptResult
{
    /// <summary>Whether the script returns a value: by <c>return</c>, which alone returns null, or by a last expression that has a type and no semicolon.</summary>
    public static bool Exists(Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.Last();
        var root = (CompilationUnitSyntax)tree.GetRoot();
        var statements = root.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).ToList();
        if (statements.Any(statement => ReturnsValue(statement)))
            return true;

        return statements.LastOrDefault() is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression) is { ConvertedType: { } type }
            && type.SpecialType != SpecialType.System_Void;
    }

    private static bool ReturnsValue(StatementSyntax statement) => statement
        .DescendantNodesAndSelf(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax))
        .Any(node => node is ReturnStatementSyntax);
}
