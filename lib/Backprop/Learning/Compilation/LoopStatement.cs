namespace Backprop;

/// <summary>One assignment to every element of a family: the loops over its indices are around it, those over summed ones inside.</summary>
/// <param name="Target">What is assigned to.</param>
/// <param name="Value">What is assigned, in the indices that the target was declared with.</param>
/// <param name="IsMaximum">True where the value is a sum of which not the total but the largest term is taken.</param>
internal sealed record LoopStatement(Family Target, Expr Value, bool IsMaximum = false)
{
    /// <summary>The assignment as an equation.</summary>
    public override string ToString() => IsMaximum && Value is IndexSum sum ? $"{Target} = max_{sum.Index.Letter} {sum.Body}" : $"{Target} = {Value}";
}
