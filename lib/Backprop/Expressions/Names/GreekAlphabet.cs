using System.Collections.Frozen;

namespace Backprop;

/// <summary>Greek letters by their English names, so that <c>sigma</c> and <c>σ</c> are one name.</summary>
internal static class GreekAlphabet
{
    private static readonly FrozenDictionary<string, string> LetterByName = new Dictionary<string, string>
    {
        ["alpha"] = "α", ["beta"] = "β", ["gamma"] = "γ", ["delta"] = "δ", ["epsilon"] = "ε", ["zeta"] = "ζ",
        ["eta"] = "η", ["theta"] = "θ", ["iota"] = "ι", ["kappa"] = "κ", ["lambda"] = "λ", ["mu"] = "μ",
        ["nu"] = "ν", ["xi"] = "ξ", ["pi"] = "π", ["rho"] = "ρ", ["sigma"] = "σ", ["tau"] = "τ",
        ["upsilon"] = "υ", ["phi"] = "φ", ["chi"] = "χ", ["psi"] = "ψ", ["omega"] = "ω",
        ["Gamma"] = "Γ", ["Delta"] = "Δ", ["Theta"] = "Θ", ["Lambda"] = "Λ", ["Xi"] = "Ξ", ["Pi"] = "Π",
        ["Sigma"] = "Σ", ["Phi"] = "Φ", ["Psi"] = "Ψ", ["Omega"] = "Ω",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> NameByLetter =
        LetterByName.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>σ for <c>sigma</c>; any other text unchanged.</summary>
    public static string ToLetter(string text) => LetterByName.GetValueOrDefault(text, text);

    /// <summary><c>sigma</c> for σ; any other text unchanged.</summary>
    public static string ToName(string letter) => NameByLetter.GetValueOrDefault(letter, letter);

    /// <summary>True for one of the letters above.</summary>
    public static bool Contains(string letter) => NameByLetter.ContainsKey(letter);
}
