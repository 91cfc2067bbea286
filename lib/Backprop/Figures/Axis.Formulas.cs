namespace Backprop;

/// <content>Axes that are named by a formula.</content>
public sealed partial record Axis
{
    /// <summary>An axis named by a symbol or another expression, as plain text: w⁽ᴸ⁾. A quantity gives its name, not its definition.</summary>
    public static implicit operator Axis(Expr formula) => new(formula.ToString());
}
