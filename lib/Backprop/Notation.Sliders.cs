namespace Backprop;

/// <content>Numbers that a reader of the page can slide.</content>
public static partial class Notation
{
    /// <summary>
    /// A number to try others for. In a page whose cells run it has a slider below its cell: sliding writes another number
    /// in the place of <paramref name="value"/> and reruns the cell and the later ones that depend on it. Everywhere else it
    /// is <paramref name="value"/> and nothing more.
    /// </summary>
    /// <remarks>The page reads the call in the code, so the slider is there only when all four arguments are written out.</remarks>
    /// <param name="name">What the slider is called.</param>
    /// <param name="from">Its lower end.</param>
    /// <param name="to">Its upper end.</param>
    /// <param name="value">The number.</param>
    /// <returns><paramref name="value"/>.</returns>
    /// <exception cref="ArgumentException">The name is empty, the ends are not a smaller and a larger finite number, or the number is not between them.</exception>
    /// <example><code>
    /// var ε = Slider("ε", 0.01, 2, 0.1);
    /// ε   // 0.1
    /// </code></example>
    public static double Slider(string name, double from, double to, double value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!(from < to) || !double.IsFinite(to - from))
            throw new ArgumentException(FormattableString.Invariant($"The slider {name} runs from {from} to {to}; expected a smaller and a larger finite number."));
        if (!(value >= from && value <= to))
            throw new ArgumentException(FormattableString.Invariant($"The slider {name} is at {value}; expected a number from {from} to {to}."));
        return value;
    }

    /// <summary>A whole number to try others for: the same with whole numbers alone.</summary>
    /// <inheritdoc cref="Slider(string, double, double, double)" path="/remarks|/param|/returns|/exception"/>
    /// <example><code>
    /// var layers = Slider("layers", 1, 6, 3);
    /// layers   // 3
    /// </code></example>
    public static int Slider(string name, int from, int to, int value) => (int)Slider(name, (double)from, to, value);
}
