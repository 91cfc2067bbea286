using System.Globalization;

namespace Backprop;

/// <summary>One direction of a figure: what it measures and how far it reaches.</summary>
/// <param name="Name">What is measured, as plain text or as a formula in Unicode: <c>sweep</c>, <c>w⁽ᴸ⁾</c>.</param>
/// <param name="IsLogarithmic">Whether equal distances are equal ratios; values at or below zero are then left out.</param>
/// <param name="From">Where the axis starts; null to fit the data.</param>
/// <param name="To">Where the axis ends; null to fit the data.</param>
/// <example><code>
/// Axis cost = new("cost", IsLogarithmic: true), sweep = "sweep";
/// $"{cost.Name}: {cost.IsLogarithmic}, {sweep.Name}: {sweep.IsLogarithmic}"   // cost: True, sweep: False
/// </code></example>
public sealed partial record Axis(string Name, bool IsLogarithmic = false, double? From = null, double? To = null)
{
    /// <summary>How far the marks of the axis lie apart, as 90 for degrees; null to let the figure choose.</summary>
    /// <exception cref="ArgumentException">It is no positive number, or the axis is logarithmic.</exception>
    /// <example><code>(new Axis("degrees", From: 0, To: 360) { Step = 90 }).Step   // 90</code></example>
    public double? Step
    {
        get;
        init => field = value switch
        {
            null => null,
            not (> 0 and < double.PositiveInfinity) => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The marks of the axis \"{Name}\" cannot lie {value} apart; expected a positive number."), nameof(value)),
            _ when IsLogarithmic => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The axis \"{Name}\" is logarithmic, so its marks do not lie {value} apart; leave {nameof(Step)} out."), nameof(value)),
            _ => value,
        };
    }

    /// <summary>A linear axis of this name that fits its data.</summary>
    public static implicit operator Axis(string name) => new(name);
}
