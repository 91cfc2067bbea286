using System.Collections.Immutable;

namespace Backprop;

/// <summary>An expression in matrix notation, with its shape. Shapes are checked where an expression is put together.</summary>
/// <remarks>A vector is a matrix with one column; a number is a matrix with one row and one column.</remarks>
internal abstract class Matrix(MatrixShape shape, params ImmutableArray<Matrix> parts)
{
    /// <summary>Rows and columns.</summary>
    public MatrixShape Shape => shape;

    /// <summary>The matrices inside, in order.</summary>
    public ImmutableArray<Matrix> Parts => parts;

    /// <summary>The expression as LaTeX.</summary>
    public string ToLatex() => MatrixPrinter.Latex.Text(this);

    /// <summary>The expression as plain text.</summary>
    public override string ToString() => MatrixPrinter.Plain.Text(this);
}

/// <summary>A matrix or vector with a name: <b>W</b>, <b>y</b>, <b>δ</b>.</summary>
internal sealed class NamedMatrix(Family family, MatrixShape shape) : Matrix(shape)
{
    /// <summary>The name, in bold; a matrix with two indices has a capital letter.</summary>
    public Name Name { get; } = MatrixNaming.Of(family.Name, family.Indices.Length);

    /// <summary>The family whose elements stand in it, the first index down, the second across.</summary>
    public Family Family => family;
}

/// <summary>A number, or an expression without free indices, as a matrix of one row and one column.</summary>
internal sealed class ScalarMatrix(Expr value) : Matrix(MatrixShape.Scalar)
{
    public Expr Value => value;
}

/// <summary>Ones everywhere, <b>1</b>: it sums rows or columns, and spreads a vector over them.</summary>
internal sealed class OnesMatrix(MatrixShape shape) : Matrix(shape);

/// <summary>Ones on the diagonal and zeros elsewhere, <b>I</b>: a Kronecker delta.</summary>
internal sealed class IdentityMatrix(MatrixShape shape) : Matrix(shape);

/// <summary>Rows and columns exchanged: Aᵀ.</summary>
internal sealed class TransposedMatrix(Matrix inner) : Matrix(inner.Shape.Transposed, inner)
{
    public Matrix Inner => inner;
}

/// <summary>A number times a matrix.</summary>
internal sealed class ScaledMatrix(Expr factor, Matrix inner) : Matrix(inner.Shape, inner)
{
    public Expr Factor => factor;

    public Matrix Inner => inner;
}

/// <summary>A sum of matrices of one shape.</summary>
internal sealed class MatrixSum(ImmutableArray<Matrix> terms) : Matrix(terms[0].Shape, MatrixChecks.SameShape("+", terms));

/// <summary>The product by elements, A ⊙ B (Hadamard product).</summary>
internal sealed class ElementwiseProduct(ImmutableArray<Matrix> factors) : Matrix(factors[0].Shape, MatrixChecks.SameShape("⊙", factors));

/// <summary>The product of matrices: what a sum over a shared index is.</summary>
internal sealed class MatrixProduct(ImmutableArray<Matrix> factors) : Matrix(MatrixChecks.Chain(factors), factors);

/// <summary>A function applied to each element: σ(Z).</summary>
internal sealed class ElementwiseFunction(Function function, Matrix argument) : Matrix(argument.Shape, argument)
{
    public Function Function => function;

    public Matrix Argument => argument;
}

/// <summary>Each element raised to a power.</summary>
internal sealed class ElementwisePower(Matrix @base, Rational exponent) : Matrix(@base.Shape, @base)
{
    public Matrix Base => @base;

    public Rational Exponent => exponent;
}

/// <summary>A matrix divided by a number that is itself a matrix expression: A / (<b>1</b>ᵀ<b>y</b>).</summary>
internal sealed class MatrixQuotient(Matrix above, Matrix below) : Matrix(above.Shape, above, below)
{
    public Matrix Above => above;

    public Matrix Below => below;
}

/// <summary>A number that is itself a matrix expression, times a matrix: (<b>1</b>ᵀ<b>w</b>) A.</summary>
internal sealed class MatrixMultiple(Matrix number, Matrix inner) : Matrix(inner.Shape, number, inner)
{
    public Matrix Number => number;

    public Matrix Inner => inner;
}

/// <summary>A vector's elements on the diagonal, zeros elsewhere: diag(<b>y</b>).</summary>
internal sealed class DiagonalMatrix(Matrix vector, MatrixShape shape) : Matrix(shape, vector)
{
    public Matrix Vector => vector;
}

/// <summary>The sum of the squares of all elements, ‖A‖².</summary>
internal sealed class SquaredNorm(Matrix inner) : Matrix(MatrixShape.Scalar, inner)
{
    public Matrix Inner => inner;
}

/// <summary>The diagonal of a square matrix as a vector: diag(A), whose elements are a_ii.</summary>
internal sealed class MatrixDiagonal(Matrix inner) : Matrix(new(inner.Shape.Rows, null), inner)
{
    public Matrix Inner => inner;
}

/// <summary>The sum of the diagonal of a square matrix: tr(A) = Σ_i a_ii.</summary>
internal sealed class MatrixTrace(Matrix inner) : Matrix(MatrixShape.Scalar, inner)
{
    public Matrix Inner => inner;
}
