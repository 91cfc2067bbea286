using System.Collections.Immutable;

namespace Backprop;

/// <summary>How many e^m a formula is a multiple of, and at which indices m is taken.</summary>
/// <param name="Number">How many; below 0 for a formula that is divided by them.</param>
/// <param name="At">The indices of m; none where there are no e^m.</param>
internal sealed record ShiftDegree(Rational Number, ImmutableArray<IndexVariable> At)
{
    /// <summary>That of a formula without e^m.</summary>
    public static ShiftDegree Zero { get; } = new(0, []);

    /// <summary>That of a product; null where the two take m at different indices.</summary>
    public static ShiftDegree? Times(ShiftDegree? x, ShiftDegree? y)
    {
        if (x is null || y is null) return null;
        if (x.Number.IsZero) return y;
        if (y.Number.IsZero) return x;
        if (!x.At.SequenceEqual(y.At)) return null;
        return (x.Number + y.Number).IsZero ? Zero : x with { Number = x.Number + y.Number };
    }

    /// <summary>That of a power.</summary>
    public ShiftDegree Raised(Rational r) => Number.IsZero ? this : this with { Number = Number * r };

    /// <summary>The same at other indices than the declared ones.</summary>
    public ShiftDegree For(ImmutableArray<IndexVariable> declared, ImmutableArray<IndexVariable> given) =>
        this with { At = [.. At.Select(index => declared.IndexOf(index) is >= 0 and var place ? given[place] : index)] };

    /// <inheritdoc/>
    public bool Equals(ShiftDegree? other) => other is not null && Number == other.Number && At.SequenceEqual(other.At);

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();
}
