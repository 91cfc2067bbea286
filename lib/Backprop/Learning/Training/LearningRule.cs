using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>How the parameters change after a sweep: equations (8) and (9) of the paper, and its decay.</summary>
/// <remarks>
/// Δw(t) = −ε ∂E/∂w(t) + α Δw(t − 1), then w ← (w + Δw)(1 − decay). With α = 0 it is equation (8), Δw = −ε ∂E/∂w.
/// </remarks>
/// <param name="Rate">ε, the learning rate.</param>
/// <param name="Momentum">α, how much of the last change is made again; at least 0 and below 1.</param>
/// <param name="Decay">By what part every parameter shrinks after each change; 0.002 in the family-tree network.</param>
/// <example><code>new LearningRule(Rate: 0.1, Momentum: 0.9)</code></example>
[TypeFormatterSource(typeof(FormulaFormatters))]
public readonly record struct LearningRule(double Rate, double Momentum = 0, double Decay = 0) : IFormula
{
    /// <summary>The rule as an equation, (8) without momentum and (9) with it, in letters and in numbers.</summary>
    /// <example><code>
    /// new LearningRule(Rate: 0.1, Momentum: 0.9).ToFormula()
    /// // Δw(t) = −ε ∂E/∂w(t) + α Δw(t − 1)
    /// //       = −0.1 ∂E/∂w(t) + 0.9 Δw(t − 1)
    /// </code></example>
    public Formula ToFormula()
    {
        const string slope = @"\frac{\partial E}{\partial w}";
        var (rate, momentum) = (Number(Rate), Number(Momentum));
        var note = Decay == 0 ? null : $"then every w is multiplied by {Number(1 - Decay)}";
        return Momentum == 0
            ? new(new(@"\Delta w", "Δw"), [new($@"-\varepsilon \, {slope}", "−ε ∂E/∂w"), new($@"-{rate} \, {slope}", $"−{rate} ∂E/∂w", note)])
            : new(new(@"\Delta w(t)", "Δw(t)"),
            [
                new($@"-\varepsilon \, {slope}(t) + \alpha \, \Delta w(t-1)", "−ε ∂E/∂w(t) + α Δw(t − 1)"),
                new($@"-{rate} \, {slope}(t) + {momentum} \, \Delta w(t-1)", $"−{rate} ∂E/∂w(t) + {momentum} Δw(t − 1)", note),
            ]);

        static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
    }

    string IFormula.ToLatex() => ToFormula().ToLatex();

    string IFormula.ToText() => ToFormula().ToString();

    /// <summary>Changes the parameters once.</summary>
    /// <param name="parameters">The weights and biases.</param>
    /// <param name="gradient">∂E/∂w for each.</param>
    /// <param name="change">Δw for each, as it was and as it is now; zeros before the first time.</param>
    /// <exception cref="ArgumentException">The three are not equally long.</exception>
    public void Apply(Span<double> parameters, ReadOnlySpan<double> gradient, Span<double> change)
    {
        if (gradient.Length != parameters.Length || change.Length != parameters.Length)
            throw new ArgumentException($"Expected a gradient and changes for {parameters.Length} parameters; found {gradient.Length} and {change.Length}.", nameof(gradient));
        var kept = 1 - Decay;
        var i = 0;
        var w = MemoryMarshal.Cast<double, Vector256<double>>(parameters);
        var g = MemoryMarshal.Cast<double, Vector256<double>>(gradient);
        var d = MemoryMarshal.Cast<double, Vector256<double>>(change);
        for (; i < w.Length; i++)
        {
            d[i] = d[i] * Momentum - g[i] * Rate;
            w[i] = (w[i] + d[i]) * kept;
        }

        for (i *= Vector256<double>.Count; i < parameters.Length; i++)
        {
            change[i] = change[i] * Momentum - gradient[i] * Rate;
            parameters[i] = (parameters[i] + change[i]) * kept;
        }
    }
}
