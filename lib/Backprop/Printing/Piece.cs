namespace Backprop;

/// <summary>A printed expression with what its surroundings need to know of it.</summary>
/// <param name="Text">The expression without its sign.</param>
/// <param name="Precedence">How tightly the text holds together.</param>
/// <param name="Negative">True where a minus belongs in front; a sum puts it between its terms.</param>
/// <param name="Tall">True where the text is higher than a line, so that brackets around it must grow.</param>
/// <param name="StartsWithDigit">True where a number standing before it would run into it.</param>
/// <param name="StartsWithPower">True where a sign in front could be read as part of the base.</param>
/// <param name="TakesWhatFollows">True where a factor behind it could be read as part of it: of a radicand, of what is differentiated, or as the argument of a function of that name.</param>
internal readonly record struct Piece(
    Rope Text,
    Precedence Precedence,
    bool Negative = false,
    bool Tall = false,
    bool StartsWithDigit = false,
    bool StartsWithPower = false,
    bool TakesWhatFollows = false)
{
    /// <summary>The piece without its sign.</summary>
    public Piece Magnitude => this with { Negative = false };

    /// <summary>How tightly the text holds together with its sign.</summary>
    public Precedence Outer => Negative ? Precedence.Sum : Precedence;
}
