using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Backprop;

/// <summary>What a symbol or a named quantity is called. Names are equal when their identifiers are.</summary>
public abstract class Name : IEquatable<Name>
{
    private protected Name(string identifier) => Identifier = identifier;

    /// <summary>The name as one word of letters, digits and underscores, as infix text spells it: <c>a__Lm1</c> for a^(L−1).</summary>
    public string Identifier { get; }

    /// <summary>The same name with indices below it: x with j is x_j, ∂E/∂x with j is ∂E/∂x_j.</summary>
    /// <exception cref="ArgumentException">One of them is not a letter or a number.</exception>
    public abstract Name WithIndices(ImmutableArray<string> indices);

    /// <summary>A letter with nothing around it; null stays null, where a name may be left out.</summary>
    [return: NotNullIfNotNull(nameof(letter))]
    public static implicit operator Name?(string? letter) => letter is null ? null : new LetterName(letter);

    /// <inheritdoc/>
    public bool Equals(Name? other) => other is not null && Identifier == other.Identifier;

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as Name);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => Identifier.GetHashCode(StringComparison.Ordinal);

    /// <summary>The name as plain Unicode text: <c>a⁽ᴸ⁻¹⁾</c>.</summary>
    public override string ToString() => UnicodePrinter.Instance.Text(this);
}
