using System.Globalization;

namespace Backprop;

/// <summary>A function of which only the name is known, or one of its derivatives: σ, σ′, σ″.</summary>
/// <remarks>Its derivative is the same function with one more prime: dσ(z)/dz = σ′(z). <see cref="Expr.With(UnaryFunction, UnaryFunction)"/> gives it a definition.</remarks>
/// <example><code>
/// var σ = Function("σ");
/// σ(Square(x)).Derivative(x)   // 2σ′(x²) x
/// </code></example>
internal sealed class UndefinedFunction : Function
{
    /// <summary>An undefined function, or its derivative of a given order.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="order">How often it has been differentiated; 0 for the function itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is negative.</exception>
    /// <exception cref="ArgumentException">Mathematics knows a function of that name, as it knows tan: undefined, it would be another one.</exception>
    public UndefinedFunction(Name name, int order = 0)
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        if (FunctionNames.InPlaceOf(name.Identifier) is { } instead)
            throw new ArgumentException($"{name} is no undefined function: mathematics knows it, and the library does not have it. Write {instead}.", nameof(name));
        if (FunctionNames.Known(name.Identifier) is { } known)
            throw new ArgumentException($"{name} is no undefined function: the library knows it, as {known.Word} in a cell and as {known.Name} in infix text.", nameof(name));
        if (FunctionNames.IsRoot(name.Identifier))
            throw new ArgumentException($"{name} is no undefined function: the library knows it, as Sqrt in a cell and as sqrt in infix text.", nameof(name));
        Order = order;
    }

    /// <summary>How often the function has been differentiated.</summary>
    public int Order { get; }

    // Made once, since a name is looked up among those that mathematics knows.
    private UndefinedFunction Differentiated => field ??= new(Name, Order + 1);

    /// <inheritdoc/>
    public override Expr DerivativeAt(Expr argument, Expr output) => Differentiated.Apply(argument);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UndefinedFunction other && other.Order == Order && other.Name.Equals(Name);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Order);

    /// <summary>The names of the undefined functions among these parts of formulas, each once.</summary>
    internal static Name[] NamesIn(IEnumerable<Expr> parts) =>
        [.. parts.OfType<Call>().Select(call => call.Function).OfType<UndefinedFunction>().Select(function => function.Name).Distinct()];

    /// <summary>The marks of the derivative's order: nothing, ′, ″, ‴, then a raised number.</summary>
    internal string Primes(string prime, Func<string, string> raised) =>
        Order <= 3 ? string.Concat(Enumerable.Repeat(prime, Order)) : raised(Order.ToString(CultureInfo.InvariantCulture));
}
