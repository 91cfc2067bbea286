namespace Backprop;

/// <summary>The lines of a sweep in matrix notation, one below the other.</summary>
/// <example><code>
/// MatrixSweep.Of(BackwardSweep.Of(E, w[j, i]))
/// // ∂E/∂y = y − d
/// // ∂E/∂x = ∂E/∂y ⊙ y ⊙ (1 − y)
/// // ∂E/∂W = ∂E/∂x yᵀ
/// </code></example>
[TypeFormatterSource(typeof(FormulaFormatters))]
public sealed class MatrixSweep : IFormula
{
    private MatrixSweep(IReadOnlyList<MatrixForm> lines, bool shapes) => (Lines, _shapes) = (lines, shapes);

    private readonly bool _shapes;

    /// <summary>The lines; one that has no matrix form says why.</summary>
    public IReadOnlyList<MatrixForm> Lines { get; }

    /// <summary>A backward sweep with matrices.</summary>
    public static MatrixSweep Of(BackwardSweep sweep) => Of(sweep.Steps.Select(MatrixForm.Of));

    /// <summary>A forward sweep with matrices.</summary>
    public static MatrixSweep Of(ForwardSweep sweep) => Of(sweep.Definitions.Select(MatrixForm.Of));

    /// <summary>The same lines with the shape below each matrix.</summary>
    public MatrixSweep WithShapes() => new(Lines, true);

    /// <summary>All lines as one formula block in LaTeX.</summary>
    public string ToLatex() => Formula.Aligned(Formulas().Select(line => $"{line.Left.Latex} &= {line.Rights[0].Latex}"));

    /// <summary>All lines as plain text.</summary>
    public override string ToString() => string.Join('\n', Formulas());

    // A_pq and a_ts would both be A, each in a line of its own. y_i and y_j are one letter on purpose, told apart by their shapes.
    private static MatrixSweep Of(IEnumerable<MatrixForm> forms)
    {
        MatrixForm[] lines = [.. forms];
        foreach (var clash in MatrixNaming.Clashes(lines.SelectMany(line => line.Named).DistinctBy(Letter)).ToList())
            lines = [.. lines.Select(line => line.Named.Select(Letter).Intersect(clash.Select(Letter)).Any() ? line.Clashing(clash) : line)];
        return new(lines, false);

        static (Name, int) Letter(Family family) => (family.Name, family.Indices.Length);
    }

    private IEnumerable<Formula> Formulas() => Lines.Select(line => _shapes ? line.WithShapes() : line.ToFormula());
}
