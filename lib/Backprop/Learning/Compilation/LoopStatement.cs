namespace Backprop;

/// <summary>One assignment to every element of a family: the loops over its indices are around it, those over summed ones inside.</summary>
/// <param name="Target">What is assigned to.</param>
/// <param name="Value">What is assigned, in the indices that the target was declared with.</param>
/// <param name="IsMaximum">True where the value is a sum of which not the total but the largest term is taken.</param>
internal sealed record LoopStatement(Family Target, Expr Value, bool IsMaximum = false)
{
    /// <summary>Whether a rule for statements looks into an expression; a name has its value from a statement of its own.</summary>
    public static bool Opens(Expr node) => node is not (Quantity or Element or KroneckerDelta);

    /// <summary>x of Σ eˣ; null of anything else.</summary>
    public static Expr? ExponentOf(Expr value) => value is IndexSum { Body: Call { Function: var function, Argument: var exponent } } && function == Functions.Exp ? exponent : null;

    /// <summary>The letters of all names and indices in some statements.</summary>
    public static HashSet<string> LettersIn(IEnumerable<LoopStatement> statements) =>
    [
        .. statements.SelectMany(statement => FreeIndices.Letters(statement.Value)),
        .. statements.SelectMany(statement => FamilyOrder.Mentioned(statement.Value).Append(statement.Target)).Select(family => family.Name).OfType<LetterName>().Select(name => name.Letter),
    ];

    /// <summary>The assignment as an equation.</summary>
    public override string ToString() => IsMaximum && Value is IndexSum sum ? $"{Target} = max_{sum.Index.Letter} {sum.Body}" : $"{Target} = {Value}";
}
