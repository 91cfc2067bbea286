namespace Backprop;

/// <summary>The mark above a letter.</summary>
public enum Accent
{
    /// <summary>No mark.</summary>
    None,

    /// <summary>A hat, as in ŷ: a prediction.</summary>
    Hat,

    /// <summary>A bar, as in x̄: a mean.</summary>
    Bar,

    /// <summary>A tilde, as in x̃.</summary>
    Tilde,
}
