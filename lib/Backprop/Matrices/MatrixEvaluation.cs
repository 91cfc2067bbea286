namespace Backprop;

/// <summary>Matrix expressions in numbers, by the textbook rule of each operation.</summary>
internal static class MatrixEvaluation
{
    /// <summary>The numbers of a matrix expression.</summary>
    /// <exception cref="InvalidOperationException">A number on the way is beyond every double; what comes of it would be wrong without a word.</exception>
    public static double[,] Of(Matrix matrix, MatrixValues values)
    {
        var computed = Computed(matrix, values);
        return matrix is NamedMatrix || computed.Cast<double>().All(double.IsFinite)
            ? computed
            : throw new InvalidOperationException($"{matrix} has no finite value with these numbers; a loop program of the same formula keeps its exponentials within doubles.");
    }

    private static double[,] Computed(Matrix matrix, MatrixValues values) => matrix switch
    {
        NamedMatrix named => values.Of(named.Family),
        ScalarMatrix scalar => Fill(matrix, values, (_, _) => values.ValueOf(scalar.Value)),
        OnesMatrix => Fill(matrix, values, (_, _) => 1),
        IdentityMatrix => Fill(matrix, values, (row, column) => row == column ? 1 : 0),
        TransposedMatrix transposed => Elements(matrix, values, [transposed.Inner], (parts, row, column) => parts[0][column, row]),
        ScaledMatrix scaled => Scaled(scaled, values),
        MatrixSum sum => Elements(matrix, values, sum.Parts, (parts, row, column) => parts.Sum(part => part[row, column])),
        ElementwiseProduct product => Elements(matrix, values, product.Parts, (parts, row, column) => parts.Aggregate(1.0, (total, part) => total * part[row, column])),
        MatrixProduct product => product.Parts.Select(part => Of(part, values)).Aggregate(Multiply),
        ElementwiseFunction { Function: KnownFunction known } function => Elements(matrix, values, [function.Argument], (parts, row, column) => known.Value(parts[0][row, column])),
        ElementwisePower power => Elements(matrix, values, [power.Base], (parts, row, column) => Powers.Raise(parts[0][row, column], power.Exponent)),
        MatrixQuotient quotient => Elements(matrix, values, [quotient.Above, quotient.Below], (parts, row, column) => parts[0][row, column] / parts[1][0, 0]),
        MatrixMultiple multiple => Elements(matrix, values, [multiple.Number, multiple.Inner], (parts, row, column) => parts[0][0, 0] * parts[1][row, column]),
        DiagonalMatrix diagonal => Elements(matrix, values, [diagonal.Vector], (parts, row, column) => row == column ? parts[0][row, 0] : 0),
        MatrixDiagonal diagonal => Elements(matrix, values, [diagonal.Inner], (parts, row, _) => parts[0][row, row]),
        MatrixTrace trace => Elements(matrix, values, [trace.Inner], (parts, _, _) => Enumerable.Range(0, parts[0].GetLength(0)).Sum(at => parts[0][at, at])),
        SquaredNorm norm => Elements(matrix, values, [norm.Inner], (parts, _, _) => parts[0].Cast<double>().Sum(value => value * value)),
        ElementwiseFunction function => throw new InvalidOperationException($"{function} has no value: the function {function.Function} is undefined."),
        _ => throw new InvalidOperationException($"No way to compute a {matrix.GetType().Name}."),
    };

    // (AB)_rc = Σ_k A_rk B_kc
    private static double[,] Multiply(double[,] left, double[,] right)
    {
        var result = new double[left.GetLength(0), right.GetLength(1)];
        for (var row = 0; row < result.GetLength(0); row++)
        {
            for (var column = 0; column < result.GetLength(1); column++)
            {
                for (var k = 0; k < left.GetLength(1); k++) result[row, column] += left[row, k] * right[k, column];
            }
        }

        return result;
    }

    private static double[,] Scaled(ScaledMatrix scaled, MatrixValues values)
    {
        var factor = values.ValueOf(scaled.Factor);
        return Elements(scaled, values, [scaled.Inner], (parts, row, column) => factor * parts[0][row, column]);
    }

    private static double[,] Elements(Matrix matrix, MatrixValues values, IEnumerable<Matrix> parts, Func<double[][,], int, int, double> rule)
    {
        double[][,] numbers = [.. parts.Select(part => Of(part, values))];
        return Fill(matrix, values, (row, column) => rule(numbers, row, column));
    }

    private static double[,] Fill(Matrix matrix, MatrixValues values, Func<int, int, double> rule)
    {
        var result = new double[values.SizeOf(matrix.Shape.Rows), values.SizeOf(matrix.Shape.Columns)];
        for (var row = 0; row < result.GetLength(0); row++)
        {
            for (var column = 0; column < result.GetLength(1); column++) result[row, column] = rule(row, column);
        }

        return result;
    }
}
