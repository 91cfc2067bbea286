using System.Collections.Immutable;

namespace Backprop;

/// <summary>A definition with indices, written with matrices: x_j = Σ_i w_ji y_i is <b>x</b> = <b>W y</b>. Or the reason why it cannot be.</summary>
/// <example><code>
/// MatrixForm.Of(x)                       // x = W y
/// MatrixForm.Of(sweep[w])                // ∂E/∂W = ∂E/∂x yᵀ
/// MatrixForm.Of(sweep[w]).WithShapes()   // ∂E/∂W[nⱼ×nᵢ] = ∂E/∂x[nⱼ×1] yᵀ[1×nᵢ]
/// </code></example>
[TypeFormatterSource(typeof(FormulaFormatters))]
public sealed class MatrixForm : IFormula
{
    private MatrixForm(Matrix left, Name? meaning, Matrix? right, Line? reason) => (Left, Meaning, Right, Reason) = (left, meaning, right, reason);

    /// <summary>What is defined.</summary>
    internal Matrix Left { get; }

    /// <summary>Which derivative the left side is, where it has a name such as δ; otherwise null.</summary>
    public Name? Meaning { get; }

    /// <summary>What it is equal to; null where no matrices compute it.</summary>
    internal Matrix? Right { get; }

    /// <summary>Why there is no matrix form, or none that can be read; null where there is one.</summary>
    internal Line? Reason { get; }

    /// <summary>The matrix form of a family's definition: the first index goes down the rows, the second across the columns.</summary>
    /// <exception cref="ArgumentException">The family is given and has no definition.</exception>
    public static MatrixForm Of(Family family) => Of(family, null);

    /// <summary>The matrix form of one line of a sweep.</summary>
    public static MatrixForm Of(BackwardStep step)
    {
        var plain = new DerivativeName(((DerivativeName)step.Meaning).Numerator, step.Below.Name);
        return Of(step.Derivatives, step.Derivatives.Name.Equals(plain) ? null : MatrixNaming.Of(plain, step.Below.Indices.Length));
    }

    /// <summary>The matrix form of a number's definition, such as a cost.</summary>
    public static MatrixForm Of(Quantity quantity) => Of(Family.Of(quantity)!);

    /// <summary>Each matrix of the equation with its shape below it.</summary>
    public Formula WithShapes() => Right is null || Reason is not null ? ToFormula() : new(
        new(MatrixPrinter.LatexWithShapes.Text(Left), MatrixPrinter.PlainWithShapes.Text(Left)),
        [new(MatrixPrinter.LatexWithShapes.Text(Right), MatrixPrinter.PlainWithShapes.Text(Right))]);

    /// <summary>The equation; where there is none, the reason stands in its place.</summary>
    public Formula ToFormula()
    {
        var left = new Line(Left.ToLatex(), Left.ToString());
        if (Meaning is not null) left = new($"{left.Latex} = {Line.Of(Meaning).Latex}", $"{left.Text} = {Line.Of(Meaning).Text}");
        return new(left, [Reason is not null ? new($@"\text{{no matrix form: }}{Reason.Latex}", $"no matrix form: {Reason.Text}") : new(Right!.ToLatex(), Right.ToString())]);
    }

    /// <summary>The equation as LaTeX.</summary>
    public string ToLatex() => ToFormula().ToLatex();

    /// <summary>The equation as plain text.</summary>
    public override string ToString() => ToFormula().ToString();

    private static MatrixForm Of(Family family, Name? meaning)
    {
        if (family.Definition is null) throw new ArgumentException($"{family} is given; there is no definition to be written with matrices.", nameof(family));
        var indices = family.Indices;
        if (indices.Length > 2)
        {
            var reason = new NoMatrixFormException(family.At(indices), $" has {indices.Length} indices: a matrix has rows and columns and no third direction").Reason;
            return new(new ScalarMatrix(family.At(indices)), meaning, null, reason);
        }

        var (row, column) = (indices.ElementAtOrDefault(0), indices.ElementAtOrDefault(1));
        Matrix left = indices.IsEmpty ? new ScalarMatrix(family.At([])) : new NamedMatrix(family, new(row, column));
        try
        {
            var right = MatrixAlgebra.Spread(MatrixRecognition.Of(family.Definition, row, column), row, column);
            // Computed with, each is its own; in print two would be one.
            var clash = MatrixNaming.Clashes(NamesIn([left, right]).Select(named => named.Family)).FirstOrDefault();
            var unread = clash is null ? null : Unreadable(clash);
            return right.Shape.HasSameSizeAs(left.Shape)
                ? new(left, meaning, right, unread)
                : throw new InvalidOperationException($"{left} is {left.Shape} and {right} is {right.Shape}.");
        }
        catch (NoMatrixFormException e)
        {
            return new(left, meaning, null, e.Reason);
        }
    }

    /// <summary>The families whose bold names stand in it; none where there is no form.</summary>
    internal IEnumerable<Family> Named => Right is null || Reason is not null ? [] : NamesIn([Left, Right]).Select(named => named.Family);

    /// <summary>The same line as one that cannot be read, since two families would have one name.</summary>
    internal MatrixForm Clashing(IReadOnlyList<Family> alike) => new(Left, Meaning, Right, Unreadable(alike));

    private static Line Unreadable(IReadOnlyList<Family> alike) => new NoMatrixFormException("two families would have one name: ", alike[0].At(alike[0].Indices), " and ", alike[1].At(alike[1].Indices)).Reason;

    private static IEnumerable<NamedMatrix> NamesIn(IEnumerable<Matrix> matrices)
    {
        var open = new Stack<Matrix>(matrices);
        while (open.TryPop(out var matrix))
        {
            if (matrix is NamedMatrix named) yield return named;
            foreach (var part in matrix.Parts) open.Push(part);
        }
    }
}
