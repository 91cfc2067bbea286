using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backprop;

/// <summary>How the parameters change after a sweep: equations (8) and (9) of the paper, and its decay.</summary>
/// <remarks>
/// Δw(t) = −ε ∂E/∂w(t) + α Δw(t − 1), then w ← (w + Δw)(1 − decay). With α = 0 it is equation (8), Δw = −ε ∂E/∂w.
/// </remarks>
/// <param name="Rate">ε, the learning rate; above 0.</param>
/// <param name="Momentum">α, how much of the last change is made again; at least 0 and below 1.</param>
/// <param name="Decay">By what part every parameter shrinks after each change; at least 0 and below 1, 0.002 in the family-tree network.</param>
/// <exception cref="ArgumentOutOfRangeException">One of them is outside these bounds.</exception>
/// <example><code>new LearningRule(Rate: 0.1, Momentum: 0.9).ToString()   // learning rate 0.1, momentum 0.9, decay 0</code></example>
[TypeFormatterSource(typeof(FormulaFormatters))]
public readonly record struct LearningRule(double Rate, double Momentum = 0, double Decay = 0) : IFormula
{
    /// <summary>ε, the learning rate; above 0.</summary>
    public double Rate { get; init => field = Positive(value, nameof(Rate)); } = Positive(Rate, nameof(Rate));

    /// <summary>α, how much of the last change is made again; at least 0 and below 1.</summary>
    public double Momentum { get; init => field = Share(value, nameof(Momentum)); } = Share(Momentum, nameof(Momentum));

    /// <summary>By what part every parameter shrinks after each change; at least 0 and below 1.</summary>
    public double Decay { get; init => field = Share(value, nameof(Decay)); } = Share(Decay, nameof(Decay));

    /// <summary>The rule as an equation, (8) without momentum and (9) with it, in letters and in numbers.</summary>
    /// <example><code>
    /// new LearningRule(Rate: 0.1, Momentum: 0.9).ToFormula()
    /// // Δw(t) = −ε ∂E/∂w(t) + α Δw(t − 1)
    /// //       = −0.1 ∂E/∂w(t) + 0.9 Δw(t − 1)
    /// </code></example>
    public Formula ToFormula()
    {
        const string slope = @"\frac{\partial E}{\partial w}";
        var (rate, momentum) = (NumberText.Exact(Rate), NumberText.Exact(Momentum));
        var (rateLatex, momentumLatex) = (NumberText.ExactLatex(Rate), NumberText.ExactLatex(Momentum));
        var note = Decay == 0 ? null : $"then every w is multiplied by {NumberText.Exact(1 - Decay)}";
        return Momentum == 0
            ? new(new(@"\Delta w", "Δw"), [new($@"-\varepsilon \, {slope}", "−ε ∂E/∂w"), new($@"-{rateLatex} \, {slope}", $"−{rate} ∂E/∂w", note)])
            : new(new(@"\Delta w(t)", "Δw(t)"),
            [
                new($@"-\varepsilon \, {slope}(t) + \alpha \, \Delta w(t-1)", "−ε ∂E/∂w(t) + α Δw(t − 1)"),
                new($@"-{rateLatex} \, {slope}(t) + {momentumLatex} \, \Delta w(t-1)", $"−{rate} ∂E/∂w(t) + {momentum} Δw(t − 1)", note),
            ]);
    }

    string IFormula.ToLatex() => ToFormula().ToLatex();

    string IFormula.ToText() => ToFormula().ToString();

    /// <summary>Changes the parameters once.</summary>
    /// <param name="parameters">The weights and biases.</param>
    /// <param name="gradient">∂E/∂w for each.</param>
    /// <param name="change">Δw for each, as it was and as it is now; zeros before the first time.</param>
    /// <exception cref="ArgumentException">The three are not equally long.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rule is one that no constructor has made, with a rate of 0.</exception>
    public void Apply(Span<double> parameters, ReadOnlySpan<double> gradient, Span<double> change)
    {
        // What no constructor has made has a rate of 0, and would learn nothing.
        Positive(Rate, nameof(Rate));
        if (gradient.Length != parameters.Length || change.Length != parameters.Length)
            throw new ArgumentException($"Expected a gradient and changes for {parameters.Length} parameters; found {gradient.Length} and {change.Length}.", nameof(gradient));
        var kept = 1 - Decay;
        var i = 0;
        var w = MemoryMarshal.Cast<double, Vector256<double>>(parameters);
        var g = MemoryMarshal.Cast<double, Vector256<double>>(gradient);
        var d = MemoryMarshal.Cast<double, Vector256<double>>(change);
        for (; FourLanes.AreFast && i < w.Length; i++)
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

    /// <summary>The rule in words and numbers.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"learning rate {Rate}, momentum {Momentum}, decay {Decay}");

    private static double Positive(double value, string name) =>
        value > 0 && double.IsFinite(value) ? value : throw Outside(name, value, "a finite number above 0");

    private static double Share(double value, string name) =>
        value is >= 0 and < 1 ? value : throw Outside(name, value, "a number from 0 to less than 1");

    private static ArgumentOutOfRangeException Outside(string name, double value, string expected) =>
        new(name, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; expected {expected}."));
}
