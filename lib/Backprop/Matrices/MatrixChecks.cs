using System.Collections.Immutable;

namespace Backprop;

/// <summary>Refuses matrices that do not fit together.</summary>
internal static class MatrixChecks
{
    public static ImmutableArray<Matrix> SameShape(string sign, ImmutableArray<Matrix> parts)
    {
        foreach (var part in parts)
        {
            if (!part.Shape.HasSameSizeAs(parts[0].Shape))
                throw new InvalidOperationException($"{parts[0]} is {parts[0].Shape} and {part} is {part.Shape}; {sign} needs one shape.");
        }

        return parts;
    }

    public static MatrixShape Chain(ImmutableArray<Matrix> factors)
    {
        for (var i = 1; i < factors.Length; i++)
        {
            var (left, right) = (factors[i - 1], factors[i]);
            if (!ReferenceEquals(left.Shape.Width, right.Shape.Height))
                throw new InvalidOperationException($"{left} is {left.Shape} and {right} is {right.Shape}; a product needs as many columns on the left as rows on the right.");
        }

        return new(factors[0].Shape.Rows, factors[^1].Shape.Columns);
    }
}
