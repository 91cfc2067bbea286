using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backprop.Tests;

/// <summary>A table over the kinds of node names every kind or throws: a kind that is added later is never answered by a quiet default.</summary>
public class KindsOfNode
{
    // A switch that names fewer kinds asks whether an expression has some form, and its default says no.
    private const int OfATable = 6;

    private static readonly string[] Kinds =
        [.. typeof(Expr).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Expr)) && !type.IsAbstract).Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_twelve() => Assert.Equal(
        ["Call", "Derivative", "Element", "IndexSum", "IndexVariable", "KroneckerDelta", "Number", "Power", "Product", "Quantity", "Sum", "Symbol"], Kinds);

    [Fact]
    public void No_table_over_them_has_a_quiet_default()
    {
        var (tables, quiet) = (new List<string>(), new List<string>());
        foreach (var (file, meaning) in LibrarySource.Files)
        {
            foreach (var table in file.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().Where(IsTable))
            {
                var where = $"{Path.GetFileName(file.FilePath)}({table.GetLocation().GetLineSpan().StartLinePosition.Line + 1})";
                tables.Add(where);
                // A switch expression without a default throws by itself; a statement without one goes on.
                if (Default(table) is { } answer ? !answer.DescendantNodesAndSelf().Any(node => node is ThrowExpressionSyntax or ThrowStatementSyntax) : table is SwitchStatementSyntax) quiet.Add($"{where}: {Default(table)}");
            }

            bool IsTable(SyntaxNode node) =>
                node is SwitchExpressionSyntax or SwitchStatementSyntax
                && Patterns(node).SelectMany(KindsOf).Where(IsSpelledLikeOne).Select(name => meaning.GetSymbolInfo(name).Symbol).OfType<INamedTypeSymbol>().Select(type => type.Name).Intersect(Kinds).Count() >= OfATable;
        }

        Assert.True(tables.Count >= 12, $"only {tables.Count} tables were found: {string.Join(", ", tables)}");
        Assert.Empty(quiet);
    }

    private static IEnumerable<PatternSyntax> Patterns(SyntaxNode table) => table is SwitchExpressionSyntax expression
        ? expression.Arms.Select(arm => arm.Pattern)
        : ((SwitchStatementSyntax)table).Sections.SelectMany(section => section.Labels).OfType<CasePatternSwitchLabelSyntax>().Select(label => label.Pattern);

    // The kinds that a pattern asks the node itself for, and not its parts.
    private static IEnumerable<ExpressionSyntax> KindsOf(PatternSyntax pattern) => pattern switch
    {
        BinaryPatternSyntax either => KindsOf(either.Left).Concat(KindsOf(either.Right)),
        ParenthesizedPatternSyntax inside => KindsOf(inside.Pattern),
        DeclarationPatternSyntax declared => [declared.Type],
        RecursivePatternSyntax { Type: { } type } => [type],
        TypePatternSyntax typed => [typed.Type],
        ConstantPatternSyntax named => [named.Expression],
        _ => [],
    };

    // What a word means is asked only of those that can mean a kind.
    private static bool IsSpelledLikeOne(ExpressionSyntax name) => Kinds.Contains(name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.Text : name.ToString());

    private static SyntaxNode? Default(SyntaxNode table) => table is SwitchExpressionSyntax expression
        ? expression.Arms.FirstOrDefault(arm => arm.Pattern is DiscardPatternSyntax or VarPatternSyntax && arm.WhenClause is null)
        : ((SwitchStatementSyntax)table).Sections.FirstOrDefault(section => section.Labels.Any(label => label is DefaultSwitchLabelSyntax));
}
