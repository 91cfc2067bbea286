using System.Collections.Immutable;

namespace Backprop;

/// <summary>A formula rewritten line by line, each line with its reason, and each held against the line before in numbers.</summary>
/// <remarks>
/// A step that changes the value is refused. For the check the indices run to 2 and on, no two of them alike, and the formula with all names written out is
/// compared with the one before; see <see cref="Expr.CompareWith"/>.
/// </remarks>
/// <example><code>
/// var crossEntropy = Let("E", -Sum(j, d[j] * Ln(output[j]) + (1 - d[j]) * Ln(1 - output[j])));
/// var back = BackwardSweep.Of(crossEntropy, x);
/// Derivation.Of(back[x]).Insert(back[output]).Distribute().MultiplyOut()
/// // ∂E/∂xⱼ = ∂E/∂yⱼ yⱼ(1 − yⱼ)
/// //        = ((1 − dⱼ)/(1 − yⱼ) − dⱼ/yⱼ) yⱼ(1 − yⱼ)   (∂E/∂yⱼ inserted)
/// //        = (1 − dⱼ) yⱼ − dⱼ(1 − yⱼ)   (each term of the bracket multiplied)
/// //        = yⱼ − dⱼ   (multiplied out)
/// </code></example>
[TypeFormatterSource(typeof(FormulaFormatters))]
public sealed class Derivation : IFormula
{
    private readonly Line _left;
    private readonly ImmutableArray<(Expr Value, Line? Reason)> _lines;
    private readonly ImmutableArray<(Expr Left, Expr Right)> _assumed;

    private Derivation(Line left, ImmutableArray<(Expr, Line?)> lines, ImmutableArray<(Expr, Expr)> assumed) =>
        (_left, _lines, _assumed) = (left, lines, assumed);

    /// <summary>The last line's right-hand side.</summary>
    public Expr Result => _lines[^1].Value;

    /// <summary>All right-hand sides, in order.</summary>
    public IReadOnlyList<Expr> Lines => [.. _lines.Select(line => line.Value)];

    /// <summary>Starts with one line of a sweep.</summary>
    public static Derivation Of(BackwardStep step) => new(Line.Of(step.Meaning), [(step.Definition, null)], []);

    /// <summary>Starts with a named quantity's definition.</summary>
    public static Derivation Of(Quantity quantity) => new(Line.Of(quantity.Name), [(quantity.Definition, null)], []);

    /// <summary>A family's definition, for every value of its indices.</summary>
    /// <exception cref="ArgumentException">The family is given and has no definition.</exception>
    public static Derivation Of(Family family) => new(
        Line.Of(family.At(family.Indices)),
        [(family.Definition ?? throw new ArgumentException($"{family} is given; there is nothing to derive.", nameof(family)), null)],
        []);

    /// <summary>Writes a line of the sweep in place of its name.</summary>
    /// <example><code>
    /// Derivation.Of(sweep[x]).Insert(sweep[output])
    /// // ∂E/∂xⱼ = ∂E/∂yⱼ yⱼ(1 − yⱼ)
    /// //        = (yⱼ − dⱼ) yⱼ(1 − yⱼ)   (∂E/∂yⱼ inserted)
    /// </code></example>
    public Derivation Insert(BackwardStep step) => Then(
        new Line(Line.Of(step.Meaning).Latex + @"\text{ inserted}", $"{step.Meaning} inserted"),
        expression => expression.Inline(step.Derivatives));

    /// <summary>Gives a sum that occurs a name, whatever letter it is summed over.</summary>
    /// <example><code>
    /// var softmax = Let("p", j, Exp(x[j]) / Sum(k, Exp(x[k])));
    /// Derivation.Of(softmax).Name(Let("S", Sum(l, Exp(x[l]))))
    /// // pⱼ = exp(xⱼ)/(Σₖ exp(xₖ))
    /// //    = exp(xⱼ)/S   (S = Σₗ exp(xₗ))
    /// </code></example>
    public Derivation Name(Quantity sum) => Then(Equation(sum, sum.Definition), expression => IndexRewriting.Name(expression, sum));

    /// <summary>Replaces a part, for every index in the place of the free ones of the part.</summary>
    /// <example><code>
    /// var S = Let("S", Sum(l, Exp(x[l])));
    /// var p = Let("p", j, Exp(x[j]) / S);
    /// Derivation.Of(Let("q", k, 1 + Exp(x[k]))).Replace(Exp(x[j]), p[j] * S)
    /// // qₖ = 1 + exp(xₖ)
    /// //    = 1 + pₖ S   (exp(xⱼ) = pⱼ S)
    /// </code></example>
    public Derivation Replace(Expr part, Expr replacement) => Then(Equation(part, replacement), expression => IndexRewriting.Replace(expression, part, replacement));

    /// <summary>Multiplies each term of a bracket with fractions by what stands beside the bracket, so that it can cancel.</summary>
    public Derivation Distribute() => Then("each term of the bracket multiplied", IndexRewriting.Distribute);

    /// <summary>Takes factors without the index of a sum out of the sum.</summary>
    public Derivation PullOut() => Then("constant factors move out of the sum", IndexRewriting.PullOut);

    /// <summary>Multiplies everything out, positive terms first.</summary>
    public Derivation MultiplyOut() => Then("multiplied out", expression => IndexRewriting.PositiveFirst(expression.Expand()));

    /// <summary>Uses an equation that holds by assumption, such as Σ_j d_j = 1.</summary>
    /// <param name="left">What is replaced: a sum over an index, of any letter.</param>
    /// <param name="right">By what.</param>
    public Derivation Using(Expr left, Expr right)
    {
        var assumed = new Derivation(_left, _lines, _assumed.Add((left, right)));
        return assumed.Then(Equation(left, right), expression => IndexRewriting.PositiveFirst(IndexRewriting.ReplaceSum(expression, left, right)));
    }

    /// <summary>Any other step.</summary>
    /// <param name="reason">Why the new line is equal to the one before.</param>
    /// <param name="step">The new line from the one before.</param>
    /// <exception cref="InvalidOperationException">The step changes nothing, or it changes the value.</exception>
    public Derivation Then(string reason, Func<Expr, Expr> step) => Then(Line.Words(reason), step);

    /// <summary>The lines as one formula.</summary>
    public Formula ToFormula() => new(_left, [.. _lines.Select(line => Line.Of(line.Value, line.Reason?.Text) with { NoteLatex = line.Reason?.Latex })]);

    /// <summary>The lines as LaTeX.</summary>
    public string ToLatex() => ToFormula().ToLatex();

    /// <summary>The lines as plain text.</summary>
    public override string ToString() => ToFormula().ToString();

    private Derivation Then(Line reason, Func<Expr, Expr> step)
    {
        var next = step(Result);
        if (ReferenceEquals(next, Result)) throw new InvalidOperationException($"{reason.Text}: this step changes nothing in {Result}.");
        if (DerivationCheck.Different(Result, next, _assumed) is { } witness)
            throw new InvalidOperationException($"{reason.Text}: {next} is not equal to {Result}. {witness}");
        return new(_left, _lines.Add((next, reason)), _assumed);
    }

    private static Line Equation(Expr left, Expr right) => new($"{left.ToLatex()} = {right.ToLatex()}", $"{left} = {right}");
}
