namespace Backprop;

/// <summary>How a computed sentence begins.</summary>
internal static class Sentence
{
    /// <summary>A name as the first word: a word opens a sentence with a capital; ε = 0.1 may not.</summary>
    public static string Opening(string name) =>
        name.Length > 1 && char.IsAsciiLetter(name[0]) && char.IsLetter(name[1]) ? char.ToUpperInvariant(name[0]) + name[1..] : name;
}
