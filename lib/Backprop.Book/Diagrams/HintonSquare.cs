namespace Backprop;

/// <summary>The square that stands for a number, as Hinton draws weights and activities: its area is in proportion to the number.</summary>
internal static class HintonSquare
{
    // The largest leaves the rest of its cell's side as a border, so that neighbours stay apart.
    private const double Fullest = 0.92;

    /// <summary>The side of a square.</summary>
    /// <param name="cell">The side of the cell that it stands in.</param>
    /// <param name="share">The number as a share of the largest, from 0 to 1.</param>
    public static double Side(double cell, double share) => cell * Fullest * Math.Sqrt(share);
}
