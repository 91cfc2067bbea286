namespace Backprop;

/// <summary>How tightly a printed piece holds together, from loose to tight. A piece is bracketed where a tighter one is needed.</summary>
/// <remarks>This is the one table that decides about brackets, in every printer.</remarks>
internal enum Precedence
{
    /// <summary>a + b, or anything with a sign in front.</summary>
    Sum,

    /// <summary>Σ_i u, and a product that ends in one: what follows would be read as part of it.</summary>
    Summation,

    /// <summary>a·b, and a/b on one line.</summary>
    Product,

    /// <summary>aᵇ; also a name that carries a raised layer, and σ′(z): a second exponent would collide.</summary>
    Power,

    /// <summary>A name, a number, a function with its brackets.</summary>
    Atom,
}
