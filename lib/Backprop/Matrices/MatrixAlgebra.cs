using System.Collections.Immutable;

namespace Backprop;

/// <summary>Puts matrices together, and writes the result the way it is read most easily.</summary>
internal static class MatrixAlgebra
{
    /// <summary>(Aᵀ)ᵀ = A, (AB)ᵀ = BᵀAᵀ, and what has one row and one column is its own transpose.</summary>
    public static Matrix Transpose(Matrix matrix) => matrix switch
    {
        { Shape.IsScalar: true } => matrix,
        TransposedMatrix transposed => transposed.Inner,
        OnesMatrix => new OnesMatrix(matrix.Shape.Transposed),
        IdentityMatrix => new IdentityMatrix(matrix.Shape.Transposed),
        DiagonalMatrix diagonal => new DiagonalMatrix(diagonal.Vector, matrix.Shape.Transposed),
        MatrixQuotient quotient => new MatrixQuotient(Transpose(quotient.Above), quotient.Below),
        MatrixMultiple multiple => new MatrixMultiple(multiple.Number, Transpose(multiple.Inner)),
        MatrixProduct product => new MatrixProduct([.. product.Parts.Reverse().Select(Transpose)]),
        ScaledMatrix scaled => new ScaledMatrix(scaled.Factor, Transpose(scaled.Inner)),
        _ => new TransposedMatrix(matrix),
    };

    /// <summary>A B, with IA = A, A(cB) = c(AB), and products inside opened.</summary>
    public static Matrix Multiply(Matrix left, Matrix right)
    {
        if (left is ScaledMatrix scaledLeft) return Scale(scaledLeft.Factor, Multiply(scaledLeft.Inner, right));
        if (right is ScaledMatrix scaledRight) return Scale(scaledRight.Factor, Multiply(left, scaledRight.Inner));
        if (left is MatrixMultiple multipleLeft) return new MatrixMultiple(multipleLeft.Number, Multiply(multipleLeft.Inner, right));
        if (right is MatrixMultiple multipleRight) return new MatrixMultiple(multipleRight.Number, Multiply(left, multipleRight.Inner));
        ImmutableArray<Matrix> factors = [.. new[] { left, right }.SelectMany(part => part is MatrixProduct product ? product.Parts : [part]).Where(part => part is not IdentityMatrix)];
        return factors.Length switch
        {
            0 => left,
            1 => factors[0],
            _ => new MatrixProduct(factors),
        };
    }

    /// <summary>A ⊙ B ⊙ …, with elementwise products inside opened and ones left out.</summary>
    public static Matrix MultiplyElements(IEnumerable<Matrix> parts)
    {
        ImmutableArray<Matrix> all = [.. parts.SelectMany(part => part is ElementwiseProduct product ? product.Parts : [part])];
        ImmutableArray<Matrix> factors = [.. all.Where(part => part is not OnesMatrix)];
        return factors.Length switch
        {
            0 => all[0],
            1 => factors[0],
            _ => new ElementwiseProduct(factors),
        };
    }

    /// <summary>A number times a matrix.</summary>
    public static Matrix Scale(Expr factor, Matrix matrix) => factor.IsOne ? matrix : matrix switch
    {
        ScaledMatrix scaled => Scale(factor * scaled.Factor, scaled.Inner),
        ScalarMatrix scalar => new ScalarMatrix(factor * scalar.Value),
        MatrixQuotient { Above: ScalarMatrix above } quotient => Divide(Scale(factor, above), quotient.Below),
        _ => new ScaledMatrix(factor, matrix),
    };

    /// <summary>A matrix divided by a number.</summary>
    public static Matrix Divide(Matrix above, Matrix below) => new MatrixQuotient(above, below);

    /// <summary>Each element raised to a power; a single number to a negative power is a quotient.</summary>
    public static Matrix Raise(Matrix matrix, Rational exponent) => matrix.Shape.IsScalar && exponent.Sign < 0
        ? Divide(new ScalarMatrix(1), Raise(matrix, -exponent))
        : exponent.IsOne ? matrix : new ElementwisePower(matrix, exponent);

    /// <summary>The matrix repeated so that it has the rows and columns that are asked for: x becomes x 1ᵀ.</summary>
    public static Matrix Spread(Matrix matrix, IndexVariable? row, IndexVariable? column)
    {
        var (down, across) = (matrix.Shape.Rows is null && row is not null, matrix.Shape.Columns is null && column is not null);
        if (!down && !across) return matrix;
        if (matrix is ScalarMatrix scalar) return Scale(scalar.Value, new OnesMatrix(new(row, column)));
        if (down) matrix = Multiply(new OnesMatrix(new(row, null)), matrix);
        return across ? Multiply(matrix, new OnesMatrix(new(null, column))) : matrix;
    }

    /// <summary>Factors of different shapes as one matrix: numbers scale, a column times a row is an outer product, equal shapes go by elements.</summary>
    public static Matrix Combine(IReadOnlyList<Matrix> factors)
    {
        var numbers = factors.OfType<ScalarMatrix>().Select(number => number.Value).ToArray();
        var scalars = factors.Where(factor => factor.Shape.IsScalar && factor is not ScalarMatrix).ToArray();
        var shaped = factors.Where(factor => !factor.Shape.IsScalar).ToArray();
        var row = shaped.Select(factor => factor.Shape.Rows).FirstOrDefault(index => index is not null);
        var column = shaped.Select(factor => factor.Shape.Columns).FirstOrDefault(index => index is not null);
        Matrix? result = null;
        if (shaped.Length > 0)
        {
            var columns = shaped.Where(factor => factor.Shape.Columns is null).ToArray();
            var rows = shaped.Where(factor => factor.Shape.Rows is null).ToArray();
            var identity = shaped.OfType<IdentityMatrix>().FirstOrDefault();
            result = identity is not null && shaped.Length > 1 && columns.Length + rows.Length == shaped.Length - 1
                ? new DiagonalMatrix(MultiplyElements(columns.Concat(rows.Select(Transpose))), identity.Shape)
                : columns.Length > 0 && rows.Length > 0 && columns.Length + rows.Length == shaped.Length
                ? Multiply(MultiplyElements(columns), MultiplyElements(rows))
                : MultiplyElements(shaped.Select(factor => Spread(factor, row, column)));
        }

        foreach (var scalar in scalars)
        {
            if (scalar is MatrixQuotient { Above: ScalarMatrix { Value.IsOne: true } } quotient)
            {
                result = Divide(result ?? quotient.Above, quotient.Below);
                continue;
            }

            result = result is null ? scalar
                : result.Shape.Columns is null ? Multiply(result, scalar)
                : result.Shape.Rows is null ? Multiply(scalar, result)
                : new MatrixMultiple(scalar, result);
        }

        var factor = Product.Of(numbers);
        return result is null ? new ScalarMatrix(factor) : Scale(factor, result);
    }
}
