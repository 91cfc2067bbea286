using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Backprop;

/// <summary>Recognises what each contraction of an index expression is in matrix notation.</summary>
/// <remarks>
/// Two indices are free at most: one tells the rows apart, the other the columns. A sum over k of factors, some with the
/// row's index and k, the others with k and the column's, is a matrix product; factors that share their indices go by
/// elements; a factor with one index only is a vector.
/// </remarks>
internal static class MatrixRecognition
{
    /// <summary>The matrix whose element in row <paramref name="row"/> and column <paramref name="column"/> the expression is.</summary>
    /// <exception cref="NoMatrixFormException">There is none.</exception>
    public static Matrix Of(Expr expression, IndexVariable? row, IndexVariable? column)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new NoMatrixFormException(["it is nested too deeply, one function in the other"]);
        var free = FreeIndices.Of(expression);
        if (free.FirstOrDefault(index => index != row && index != column) is { } other)
            throw new NoMatrixFormException([expression, " has the free index ", other, " beside ", .. Letters(row, column), ": a matrix has rows and columns and no third direction"]);
        if (row is not null && !free.Contains(row)) row = null;
        if (column is not null && !free.Contains(column)) column = null;
        if (row is null && column is null && !HasSums(expression)) return new ScalarMatrix(expression);

        // A row vector is written as a column, transposed as a whole. Sums and elements know their own row form.
        if (row is null && column is not null && expression is not (Element or IndexSum)) return MatrixAlgebra.Transpose(Of(expression, column, null));
        return expression switch
        {
            Element element => Of(element, row, column),
            KroneckerDelta => new IdentityMatrix(new(row, column)),
            Sum sum => new MatrixSum([.. sum.Terms.Select(term => MatrixAlgebra.Spread(Of(term, row, column), row, column))]),
            Product product => MatrixAlgebra.Combine([new ScalarMatrix(product.Coefficient), .. product.Factors.Select(factor => Of(factor, row, column))]),
            Power { Exponent: Number exponent } power => MatrixAlgebra.Raise(Of(power.Base, row, column), exponent.Value),
            Call call => new ElementwiseFunction(call.Function, Of(call.Argument, row, column)),
            IndexSum sum => Contraction(sum, row, column),
            _ => throw new NoMatrixFormException(expression, " is no sum, product, whole power or function of matrix elements"),
        };
    }

    private static Matrix Of(Element element, IndexVariable? row, IndexVariable? column)
    {
        switch (element.Indices)
        {
            case [var only]:
                var vector = new NamedMatrix(element.Family, new(only, null));
                return row is null ? MatrixAlgebra.Transpose(vector) : vector;
            case [var down, var across] when down == across:
                var diagonal = new MatrixDiagonal(new NamedMatrix(element.Family, new(down, across)));
                return row is null ? MatrixAlgebra.Transpose(diagonal) : diagonal;
            case [var down, var across]:
                var matrix = new NamedMatrix(element.Family, new(down, across));
                return down == row ? matrix : MatrixAlgebra.Transpose(matrix);
            default:
                throw new NoMatrixFormException(element, $" has {element.Indices.Length} indices: a matrix has rows and columns and no third direction");
        }
    }

    // Σ_k A_rk B_kc = (A B)_rc. What does not mention k stays outside.
    private static Matrix Contraction(IndexSum sum, IndexVariable? row, IndexVariable? column)
    {
        var k = sum.Index;
        var factors = FactorsOf(sum.Body);
        var outside = factors.Where(factor => !Mentions(factor, k)).Select(factor => Of(factor, row, column));
        ImmutableArray<Expr> inside = [.. factors.Where(factor => Mentions(factor, k))];
        // A delta that is summed away may leave nothing: then the sum counts.
        return MatrixAlgebra.Combine([.. outside, inside.IsEmpty ? Of(k.Size, null, null) : Inside(k, inside, row, column)]);
    }

    // Σ_l u_l v_i is the product of v_i and Σ_l u_l: what a sum does not bind stands outside it.
    private static ImmutableArray<Expr> FactorsOf(Expr expression) => expression switch
    {
        Product product => [Number.Of(product.Coefficient), .. product.Factors.SelectMany(factor => FactorsOf(factor))],
        IndexSum sum when FactorsOf(sum.Body) is var inside && inside.Any(factor => !Mentions(factor, sum.Index)) =>
        [
            .. inside.Where(factor => !Mentions(factor, sum.Index)),
            IndexSum.Of(sum.Index, Product.Of([.. inside.Where(factor => Mentions(factor, sum.Index))])),
        ],
        _ => [expression],
    };

    private static Matrix Inside(IndexVariable k, ImmutableArray<Expr> factors, IndexVariable? row, IndexVariable? column)
    {
        if (factors is [Sum terms] && row is not null && column is not null && Mentions(terms, row) && Mentions(terms, column))
            return Of(Sum.Of([.. terms.Terms.Select(term => IndexSum.Of(k, term))]), row, column);
        if (factors.FirstOrDefault(factor => Mentions(factor, row) && Mentions(factor, column)) is { } cube)
            throw new NoMatrixFormException("in the sum over ", k, ", ", cube, " depends on ", row!, ", ", column!, " and ", k, " at once: a matrix has rows and columns and no third direction");
        if (SquareNorm(k, factors) is { } norm) return norm;
        if (factors is [Element { Indices: [var down, var across] } element] && down == k && across == k)
            return new MatrixTrace(new NamedMatrix(element.Family, new(k, k)));

        Expr[] left = [.. factors.Where(factor => Mentions(factor, row))];
        Expr[] right = [.. factors.Where(factor => Mentions(factor, column))];
        Expr[] between = [.. factors.Where(factor => !Mentions(factor, row) && !Mentions(factor, column))];
        return (left, right, between) switch
        {
            ([], [], [var only]) => MatrixAlgebra.Multiply(new OnesMatrix(new(null, k)), Joined([only], k, null)),
            ([], [], [var first, .. var rest]) => MatrixAlgebra.Multiply(Joined([first], null, k), Joined(rest, k, null)),
            (_, [], []) => MatrixAlgebra.Multiply(Joined(left, row, k), new OnesMatrix(new(k, null))),
            (_, [], _) => MatrixAlgebra.Multiply(Joined(left, row, k), Joined(between, k, null)),
            ([], _, []) => MatrixAlgebra.Multiply(new OnesMatrix(new(null, k)), Joined(right, k, column)),
            ([], _, _) => MatrixAlgebra.Multiply(Joined(between, null, k), Joined(right, k, column)),
            _ => MatrixAlgebra.Multiply(Joined([.. left, .. between], row, k), Joined(right, k, column)),
        };
    }

    private static Matrix Joined(ReadOnlySpan<Expr> factors, IndexVariable? row, IndexVariable? column) => Of(Product.Of(factors), row, column);

    // Σ_k u_k² = ‖u‖² and Σ_k Σ_l u_kl² = ‖U‖²
    private static SquaredNorm? SquareNorm(IndexVariable k, ImmutableArray<Expr> factors) => factors switch
    {
        [Power { Exponent: Number { Value: var two } } power] when two == 2 && FreeIndices.Of(power.Base) is { Count: 1 } => new(Of(power.Base, k, null)),
        [IndexSum { Body: Power { Exponent: Number { Value: var two } } power } inner] when two == 2 && FreeIndices.Of(power.Base) is { Count: 2 } free && free.Contains(k) =>
            new(Natural(power.Base, inner.Index, k)),
        _ => null,
    };

    // Rows and columns the way the first family with two indices was declared.
    private static Matrix Natural(Expr expression, IndexVariable one, IndexVariable other)
    {
        var first = Traversal.ChildrenFirst(expression, node => node is not Quantity).OfType<Element>().FirstOrDefault(element => element.Indices.Length == 2);
        return first is not null && first.Indices[0] == other ? Of(expression, other, one) : Of(expression, one, other);
    }

    private static bool Mentions(Expr expression, IndexVariable? index) => index is not null && FreeIndices.Of(expression).Contains(index);

    private static bool HasSums(Expr expression) => Traversal.ChildrenFirst(expression, node => node is not Quantity).Any(node => node is IndexSum);

    private static object[] Letters(IndexVariable? row, IndexVariable? column) => (row, column) switch
    {
        (null, null) => ["none on the left"],
        (not null, not null) => [row, " and ", column],
        _ => [row ?? column!],
    };
}
