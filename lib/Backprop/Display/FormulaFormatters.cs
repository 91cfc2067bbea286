using System.Net;

namespace Backprop;

/// <summary>What a formula shows: LaTeX where it is set, plain text elsewhere, and HTML inside tables and lists.</summary>
/// <param name="latex">The value as LaTeX without dollar signs.</param>
/// <param name="text">The value as plain text.</param>
internal abstract class FormulaFormatters<T>(Func<T, string> latex, Func<T, string> text)
{
    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<T>("text/latex", value => $"$$\n{latex(value)}\n$$"),
        new Formatter<T>("text/plain", text),
        new Formatter<T>("text/html", value => $"<span>{WebUtility.HtmlEncode(text(value))}</span>"),
    ];
}

/// <summary>A named quantity shows its definition, any other expression itself.</summary>
internal sealed class ExprFormatters() : FormulaFormatters<Expr>(
    value => Defined(value)?.ToLatex() ?? value.ToLatex(),
    value => Defined(value)?.ToString() ?? value.ToString())
{
    private static Formula? Defined(Expr value) =>
        value is Quantity quantity ? new(Line.Of(quantity.Name), [Line.Of(quantity.Definition)]) : null;
}

/// <summary>The lines of an equation.</summary>
internal sealed class FormulaSource() : FormulaFormatters<Formula>(value => value.ToLatex(), value => value.ToString());

/// <summary>A link with its value.</summary>
internal sealed class LinkFormatters() : FormulaFormatters<Link>(value => value.Solved().ToLatex(), value => value.ToString());

/// <summary>The chain rule in links, and solved.</summary>
internal sealed class ChainRuleFormatters() : FormulaFormatters<ChainRule>(value => value.Solved().ToLatex(), value => value.ToString());

/// <summary>A sweep forward, one definition a line.</summary>
internal sealed class ForwardSweepFormatters() : FormulaFormatters<ForwardSweep>(value => value.ToLatex(), value => value.ToString());

/// <summary>A sweep, one derivative a line.</summary>
internal sealed class BackwardSweepFormatters() : FormulaFormatters<BackwardSweep>(value => value.ToLatex(), value => value.ToString());

/// <summary>One line of a sweep.</summary>
internal sealed class BackwardStepFormatters() : FormulaFormatters<BackwardStep>(value => value.ToLatex(), value => value.ToString());

/// <summary>A family shows an element, and what it is equal to.</summary>
internal sealed class FamilyFormatters() : FormulaFormatters<Family>(
    value => Defined(value)?.ToLatex() ?? ((Expr)value).ToLatex(),
    value => Defined(value)?.ToString() ?? value.ToString())
{
    private static Formula? Defined(Family value) =>
        value.Definition is null ? null : new(Line.Of(value), [Line.Of(value.Definition)]);
}

/// <summary>An equation in matrix notation.</summary>
internal sealed class MatrixFormFormatters() : FormulaFormatters<MatrixForm>(value => value.ToLatex(), value => value.ToString());

/// <summary>A sweep in matrix notation, one equation a line.</summary>
internal sealed class MatrixSweepFormatters() : FormulaFormatters<MatrixSweep>(value => value.ToLatex(), value => value.ToString());

/// <summary>A derivation, one line a step with its reason.</summary>
internal sealed class DerivationFormatters() : FormulaFormatters<Derivation>(value => value.ToLatex(), value => value.ToString());

/// <summary>A learning rule as equation (8) or (9).</summary>
internal sealed class LearningRuleFormatters() : FormulaFormatters<LearningRule>(value => value.ToFormula().ToLatex(), value => value.ToFormula().ToString());
