namespace Backprop;

/// <summary>SplitMix64: stretches one seed into well-mixed words, here the first state of <see cref="SeededRandom"/>.</summary>
/// <remarks>G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", 2014; constants of S. Vigna's reference program.</remarks>
/// <param name="seed">Any 64 bits, also 0.</param>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
