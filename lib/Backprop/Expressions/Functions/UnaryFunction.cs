namespace Backprop;

/// <summary>A function as a cell writes it: <c>σ(z)</c>. Made by <c>Notation.Function</c>, or ready as <c>Notation.Tanh</c> and its like.</summary>
/// <param name="argument">What the function is applied to.</param>
public delegate Expr UnaryFunction(Expr argument);

/// <summary>From the delegate back to the function that it applies.</summary>
internal static class UnaryFunctionTarget
{
    /// <summary>The function behind σ in <c>σ(z)</c>.</summary>
    /// <exception cref="ArgumentException">The delegate applies something else than a <see cref="Function"/>.</exception>
    public static Function Target(this UnaryFunction function) => function.Target as Function
        ?? throw new ArgumentException($"Expected a function such as Function(\"σ\"), Logistic or Tanh; found the method {function.Method.Name}.", nameof(function));
}
