using System.Collections.Immutable;

namespace Backprop;

/// <summary>An expression in matrix notation, with its shape. Shapes are checked where an expression is put together.</summary>
/// <remarks>A vector is a matrix with one column; a number is a matrix with one row and one column.</remarks>
internal abstract class Matrix
{
    private protected Matrix(MatrixShape shape) => Shape = shape;

    /// <summary>Rows and columns.</summary>
    public MatrixShape Shape { get; }

    /// <summary>The matrices inside, in order.</summary>
    public abstract ImmutableArray<Matrix> Parts { get; }

    /// <summary>The expression as LaTeX.</summary>
    public string ToLatex() => MatrixPrinter.Latex.Text(this);

    /// <summary>The expression as plain text.</summary>
    public override string ToString() => MatrixPrinter.Plain.Text(this);
}

/// <summary>A matrix or vector with a name: <b>W</b>, <b>y</b>, <b>δ</b>.</summary>
internal sealed class NamedMatrix : Matrix
{
    internal NamedMatrix(Family family, MatrixShape shape)
        : base(shape) => (Family, Name) = (family, MatrixNaming.Of(family.Name, family.Indices.Length));

    /// <summary>The name, in bold; a matrix with two indices has a capital letter.</summary>
    public Name Name { get; }

    /// <summary>The family whose elements stand in it, the first index down, the second across.</summary>
    public Family Family { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [];
}

/// <summary>A number, or an expression without free indices, as a matrix of one row and one column.</summary>
internal sealed class ScalarMatrix : Matrix
{
    internal ScalarMatrix(Expr value)
        : base(MatrixShape.Scalar) => Value = value;

    /// <summary>The number.</summary>
    public Expr Value { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [];
}

/// <summary>Ones everywhere, <b>1</b>: it sums rows or columns, and spreads a vector over them.</summary>
internal sealed class OnesMatrix : Matrix
{
    internal OnesMatrix(MatrixShape shape)
        : base(shape)
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [];
}

/// <summary>Ones on the diagonal and zeros elsewhere, <b>I</b>: a Kronecker delta.</summary>
internal sealed class IdentityMatrix : Matrix
{
    internal IdentityMatrix(MatrixShape shape)
        : base(shape)
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [];
}

/// <summary>Rows and columns exchanged: Aᵀ.</summary>
internal sealed class TransposedMatrix : Matrix
{
    internal TransposedMatrix(Matrix inner)
        : base(inner.Shape.Transposed) => Inner = inner;

    /// <summary>What is transposed.</summary>
    public Matrix Inner { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [Inner];
}

/// <summary>A number times a matrix.</summary>
internal sealed class ScaledMatrix : Matrix
{
    internal ScaledMatrix(Expr factor, Matrix inner)
        : base(inner.Shape) => (Factor, Inner) = (factor, inner);

    /// <summary>The number.</summary>
    public Expr Factor { get; }

    /// <summary>The matrix.</summary>
    public Matrix Inner { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [Inner];
}

/// <summary>A sum of matrices of one shape.</summary>
internal sealed class MatrixSum : Matrix
{
    internal MatrixSum(ImmutableArray<Matrix> terms)
        : base(terms[0].Shape) => Parts = MatrixChecks.SameShape("+", terms);

    /// <summary>The terms.</summary>
    public override ImmutableArray<Matrix> Parts { get; }
}

/// <summary>The product by elements, A ⊙ B (Hadamard product).</summary>
internal sealed class ElementwiseProduct : Matrix
{
    internal ElementwiseProduct(ImmutableArray<Matrix> factors)
        : base(factors[0].Shape) => Parts = MatrixChecks.SameShape("⊙", factors);

    /// <summary>The factors.</summary>
    public override ImmutableArray<Matrix> Parts { get; }
}

/// <summary>The product of matrices: what a sum over a shared index is.</summary>
internal sealed class MatrixProduct : Matrix
{
    internal MatrixProduct(ImmutableArray<Matrix> factors)
        : base(MatrixChecks.Chain(factors)) => Parts = factors;

    /// <summary>The factors.</summary>
    public override ImmutableArray<Matrix> Parts { get; }
}

/// <summary>A function applied to each element: σ(Z).</summary>
internal sealed class ElementwiseFunction : Matrix
{
    internal ElementwiseFunction(Function function, Matrix argument)
        : base(argument.Shape) => (Function, Argument) = (function, argument);

    /// <summary>The function.</summary>
    public Function Function { get; }

    /// <summary>What it is applied to.</summary>
    public Matrix Argument { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [Argument];
}

/// <summary>Each element raised to a power.</summary>
internal sealed class ElementwisePower : Matrix
{
    internal ElementwisePower(Matrix inner, Rational exponent)
        : base(inner.Shape) => (Base, Exponent) = (inner, exponent);

    /// <summary>What is raised.</summary>
    public Matrix Base { get; }

    /// <summary>The power.</summary>
    public Rational Exponent { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [Base];
}

/// <summary>A matrix divided by a number that is itself a matrix expression: A / (<b>1</b>ᵀ<b>y</b>).</summary>
internal sealed class MatrixQuotient : Matrix
{
    internal MatrixQuotient(Matrix above, Matrix below)
        : base(above.Shape) => (Above, Below) = (above, below);

    /// <summary>What is divided.</summary>
    public Matrix Above { get; }

    /// <summary>The divisor, with one row and one column.</summary>
    public Matrix Below { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [Above, Below];
}

/// <summary>A number that is itself a matrix expression, times a matrix: (<b>1</b>ᵀ<b>w</b>) A.</summary>
internal sealed class MatrixMultiple : Matrix
{
    internal MatrixMultiple(Matrix number, Matrix inner)
        : base(inner.Shape) => (Number, Inner) = (number, inner);

    /// <summary>The number, with one row and one column.</summary>
    public Matrix Number { get; }

    /// <summary>What is multiplied.</summary>
    public Matrix Inner { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [Number, Inner];
}

/// <summary>A vector's elements on the diagonal, zeros elsewhere: diag(<b>y</b>).</summary>
internal sealed class DiagonalMatrix : Matrix
{
    internal DiagonalMatrix(Matrix vector, MatrixShape shape)
        : base(shape) => Vector = vector;

    /// <summary>What stands on the diagonal.</summary>
    public Matrix Vector { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [Vector];
}

/// <summary>The sum of the squares of all elements, ‖A‖².</summary>
internal sealed class SquaredNorm : Matrix
{
    internal SquaredNorm(Matrix inner)
        : base(MatrixShape.Scalar) => Inner = inner;

    /// <summary>Whose elements are squared and summed.</summary>
    public Matrix Inner { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [Inner];
}

/// <summary>The diagonal of a square matrix as a vector: diag(A), whose elements are a_ii.</summary>
internal sealed class MatrixDiagonal : Matrix
{
    internal MatrixDiagonal(Matrix inner)
        : base(new(inner.Shape.Rows, null)) => Inner = inner;

    /// <summary>Whose diagonal it is.</summary>
    public Matrix Inner { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [Inner];
}

/// <summary>The sum of the diagonal of a square matrix: tr(A) = Σ_i a_ii.</summary>
internal sealed class MatrixTrace : Matrix
{
    internal MatrixTrace(Matrix inner)
        : base(MatrixShape.Scalar) => Inner = inner;

    /// <summary>Whose diagonal is summed.</summary>
    public Matrix Inner { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Matrix> Parts => [Inner];
}
