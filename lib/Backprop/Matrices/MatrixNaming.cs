namespace Backprop;

/// <summary>The bold letters of matrix notation: <b>x</b> for x_j, <b>W</b> for w_ji.</summary>
internal static class MatrixNaming
{
    /// <summary>Families that would have one name in bold, a list for each such name.</summary>
    public static IEnumerable<IReadOnlyList<Family>> Clashes(IEnumerable<Family> families) => families.Distinct()
        .GroupBy(family => Of(family.Name, family.Indices.Length)).Select(alike => alike.ToList()).Where(alike => alike.Count > 1);

    /// <summary>The name of the whole family in bold; a Latin letter with two indices becomes a capital.</summary>
    public static Name Of(Name name, int indices) => name switch
    {
        _ when indices == 0 => name,
        LetterName letter => new LetterName(
            indices > 1 && letter.Letter.Length == 1 && char.IsAsciiLetter(letter.Letter[0]) ? letter.Letter.ToUpperInvariant() : letter.Letter,
            letter.Layer, letter.Subscripts, letter.Accent, bold: true),
        DerivativeName derivative => new DerivativeName(derivative.Numerator, Of(derivative.Denominator, indices)),
        _ => name,
    };
}
