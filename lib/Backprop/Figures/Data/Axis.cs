namespace Backprop;

/// <summary>One direction of a figure: what it measures and how far it reaches.</summary>
/// <param name="Name">What is measured, as plain text or as a formula in Unicode: <c>sweep</c>, <c>w⁽ᴸ⁾</c>.</param>
/// <param name="IsLogarithmic">Whether equal distances are equal ratios; values at or below zero are then left out.</param>
/// <param name="From">Where the axis starts; null to fit the data.</param>
/// <param name="To">Where the axis ends; null to fit the data.</param>
/// <example><code>Axis cost = new("cost", IsLogarithmic: true);   Axis sweep = "sweep";</code></example>
public sealed partial record Axis(string Name, bool IsLogarithmic = false, double? From = null, double? To = null)
{
    /// <summary>A linear axis of this name that fits its data.</summary>
    public static implicit operator Axis(string name) => new(name);
}
