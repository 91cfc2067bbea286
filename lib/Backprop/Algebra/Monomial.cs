using System.Collections.Immutable;

namespace Backprop;

/// <summary>A product of powers of atoms, x²y: what a polynomial has a number in front of.</summary>
/// <param name="Powers">Pairs of an atom's number and its exponent (not 0, may be negative), by rising atom number.</param>
internal readonly record struct Monomial(ImmutableArray<(int Atom, int Exponent)> Powers)
{
    public static Monomial One { get; } = new([]);

    public static Monomial Of(int atom, int exponent) => exponent == 0 ? One : new([(atom, exponent)]);

    /// <summary>x²y · xz = x³yz.</summary>
    public static Monomial operator *(Monomial left, Monomial right)
    {
        if (left.Powers.IsEmpty) return right;
        if (right.Powers.IsEmpty) return left;
        var result = ImmutableArray.CreateBuilder<(int, int)>(left.Powers.Length + right.Powers.Length);
        var (i, j) = (0, 0);
        while (i < left.Powers.Length || j < right.Powers.Length)
        {
            if (j == right.Powers.Length || i < left.Powers.Length && left.Powers[i].Atom < right.Powers[j].Atom)
            {
                result.Add(left.Powers[i++]);
            }
            else if (i == left.Powers.Length || right.Powers[j].Atom < left.Powers[i].Atom)
            {
                result.Add(right.Powers[j++]);
            }
            else
            {
                var exponent = left.Powers[i].Exponent + right.Powers[j].Exponent;
                if (exponent != 0) result.Add((left.Powers[i].Atom, exponent));
                i++;
                j++;
            }
        }

        return new(result.DrainToImmutable());
    }

    /// <summary>The exponent of an atom; 0 where it does not occur.</summary>
    public int ExponentOf(int atom)
    {
        foreach (var power in Powers)
        {
            if (power.Atom == atom) return power.Exponent;
        }

        return 0;
    }

    public bool Equals(Monomial other) => Powers.AsSpan().SequenceEqual(other.Powers.AsSpan());

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var power in Powers) hash.Add(power);
        return hash.ToHashCode();
    }
}
