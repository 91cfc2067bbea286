using System.Collections.Immutable;

namespace Backprop;

/// <summary>A product of powers of atoms, x²y: what a polynomial has a number in front of.</summary>
/// <param name="Powers">Pairs of an atom's number and its exponent (not 0, may be negative), by rising atom number.</param>
internal readonly record struct Monomial(ImmutableArray<(int Atom, int Exponent)> Powers)
{
    public static Monomial One { get; } = new([]);

    public static Monomial Of(int atom, int exponent) => exponent == 0 ? One : new([(atom, exponent)]);

    /// <summary>x²y · xz = x³yz.</summary>
    public static Monomial operator *(Monomial left, Monomial right) =>
        left.Powers.IsEmpty ? right : right.Powers.IsEmpty ? left : Product([left, right]);

    /// <summary>The product of many: all powers sorted once, equal atoms joined.</summary>
    public static Monomial Product(IEnumerable<Monomial> factors)
    {
        var powers = new List<(int Atom, int Exponent)>();
        foreach (var factor in factors) powers.AddRange(factor.Powers.AsSpan());
        powers.Sort();
        var kept = 0;
        for (var i = 0; i < powers.Count;)
        {
            var (atom, exponent) = powers[i++];
            while (i < powers.Count && powers[i].Atom == atom) exponent = checked(exponent + powers[i++].Exponent);
            if (exponent != 0) powers[kept++] = (atom, exponent);
        }

        return new([.. powers.Take(kept)]);
    }

    /// <summary>(x²y)³ = x⁶y³.</summary>
    /// <exception cref="OverflowException">An exponent is beyond 2³¹.</exception>
    public Monomial Pow(int exponent) => new([.. Powers.Select(power => (power.Atom, checked(power.Exponent * exponent)))]);

    public bool Equals(Monomial other) => Powers.AsSpan().SequenceEqual(other.Powers.AsSpan());

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var power in Powers) hash.Add(power);
        return hash.ToHashCode();
    }
}
