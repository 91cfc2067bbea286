using System.Numerics;

namespace Backprop;

/// <summary>Random numbers that one seed fixes for good: xoshiro256**, its state filled by SplitMix64.</summary>
/// <remarks>
/// <see cref="System.Random"/> promises the same numbers for a seed only within one version of .NET. The generator of
/// D. Blackman and S. Vigna ("Scrambled linear pseudorandom number generators", 2021) is integer arithmetic alone, so a
/// seed means the same initial weights on every machine and in every version. One instance belongs to one thread.
/// </remarks>
/// <example><code>
/// var random = new SeededRandom(42);
/// random.Bits()   // 1546998764402558742
/// random.Uniform(0.3) is > -0.3 and &lt; 0.3   // True
/// </code></example>
public sealed class SeededRandom
{
    private ulong _a, _b, _c, _d;

    /// <summary>The sequence of a seed. Neighbouring seeds give unrelated sequences.</summary>
    /// <param name="seed">Any whole number.</param>
    public SeededRandom(long seed)
    {
        var mix = new SplitMix64(unchecked((ulong)seed));
        (_a, _b, _c, _d) = (mix.Next(), mix.Next(), mix.Next(), mix.Next());
    }

    /// <summary>A sequence that starts from a state of 256 bits, as the published test vectors do.</summary>
    /// <exception cref="ArgumentException">All four words are 0: from there the generator never leaves 0.</exception>
    public SeededRandom(ulong a, ulong b, ulong c, ulong d)
    {
        if ((a | b | c | d) == 0) throw new ArgumentException("The state of the generator is 0, 0, 0, 0; expected at least one bit that is set.");
        (_a, _b, _c, _d) = (a, b, c, d);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Bits()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number between 0 and 1; neither end occurs.</summary>
    /// <remarks>(k + ½)/2⁵² with k the upper 52 bits: every value is exact in a double, and u and 1 − u are equally likely.</remarks>
    public double Unit() => ((Bits() >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <summary>A number between −<paramref name="range"/> and <paramref name="range"/>, uniformly.</summary>
    /// <param name="range">Half the width of the interval: 0.3 for the small initial weights of the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a finite number.</exception>
    public double Uniform(double range) => double.IsFinite(range)
        ? (2 * Unit() - 1) * range
        : throw new ArgumentOutOfRangeException(nameof(range), range, "Expected a finite number.");

    /// <summary>Numbers between −<paramref name="range"/> and <paramref name="range"/>, uniformly, in the order in which they are drawn.</summary>
    /// <param name="count">How many.</param>
    /// <param name="range">Half the width of the interval.</param>
    public double[] Uniform(int count, double range)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++) values[i] = Uniform(range);
        return values;
    }

    /// <summary>A whole number from 0 to <paramref name="bound"/> − 1, each equally likely.</summary>
    /// <remarks>The upper half of a 128-bit product; the few products that would favour some numbers are drawn again (D. Lemire, 2019).</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var n = (ulong)bound;
        var high = Math.BigMul(Bits(), n, out var low);
        if (low < n)
        {
            var threshold = unchecked(0 - n) % n;
            while (low < threshold) high = Math.BigMul(Bits(), n, out low);
        }

        return (int)high;
    }

    /// <summary>Puts the items in a random order, every order equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>The numbers 0 … <paramref name="count"/> − 1 in a random order.</summary>
    /// <example><code>string.Join(", ", new SeededRandom(1).Permutation(104)[..4])   // 62, 17, 91, 37</code></example>
    public int[] Permutation(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        Shuffle<int>(order);
        return order;
    }
}
