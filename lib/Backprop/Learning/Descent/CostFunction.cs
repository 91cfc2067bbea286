using System.Globalization;

namespace Backprop;

/// <summary>A cost as a function of some of its symbols, with the derived gradient; all other symbols are held or come from examples.</summary>
/// <remarks>
/// Over several examples it is their sum, E = Σ_c E_c (the paper's equation 3), and so is the gradient. The gradient is a
/// <see cref="BackwardSweep"/>, compiled together with the cost: the forward sweep is computed once for both. One object is
/// for one thread at a time.
/// </remarks>
/// <example><code>
/// var one = CostFunction.Of(E, [w, b], (x, 1), (d, 1));
/// var many = CostFunction.Of(E, [w, b]).Over([x, d], new[,] { { 0.0, 0 }, { 1, 1 } });
/// one.Value(0, 0)   // 0.125
/// </code></example>
public sealed class CostFunction
{
    private readonly IReadOnlyList<Symbol> _open;
    private readonly IReadOnlyList<Symbol> _held;
    private readonly double[,] _examples;
    private readonly Lazy<ExampleLoops> _all;
    private readonly Lazy<ExampleLoops> _one;

    private CostFunction(Quantity cost, IReadOnlyList<Symbol> parameters, IReadOnlyList<Symbol> held, IReadOnlyList<Symbol> inputs, double[,] examples)
    {
        if (parameters.Count == 0) throw new ArgumentException("Expected one parameter at least: a cost is a function of what is moved.", nameof(parameters));
        (Cost, Parameters, _held, Inputs, _examples) = (cost, parameters, held, inputs, examples);
        var mentioned = cost.Symbols().ToHashSet();
        foreach (var parameter in parameters)
        {
            if (!mentioned.Contains(parameter)) throw new ArgumentException($"{cost.Name} does not depend on {parameter}; it depends on {(mentioned.Count == 0 ? "nothing" : string.Join(", ", mentioned))}.", nameof(parameters));
        }

        Gradient = BackwardSweep.Of(cost, parameters);
        Expr[] formulas = [cost, .. parameters.Select(parameter => Gradient[parameter].Value)];
        _open = [.. mentioned.Except([.. parameters, .. inputs])];
        Compilation.RequireValues(formulas, [.. parameters, .. inputs, .. _open]);
        (_all, _one) = (new(() => Loops(formulas, ExampleCount)), new(() => Loops(formulas, 1)));
    }

    private CostFunction(CostFunction other)
    {
        (Cost, Parameters, _held, Inputs, Gradient, _open, _examples) = (other.Cost, other.Parameters, other._held, other.Inputs, other.Gradient, other._open, other._examples);
        (_all, _one) = (new(() => other._all.Value.Copy()), new(() => other._one.Value.Copy()));
    }

    /// <summary>The cost; with examples, that of one.</summary>
    public Quantity Cost { get; }

    /// <summary>The symbols that are moved, in the order in which their values are given.</summary>
    public IReadOnlyList<Symbol> Parameters { get; }

    /// <summary>The derivatives with respect to the parameters, as formulas.</summary>
    public BackwardSweep Gradient { get; }

    /// <summary>How many examples the cost sums over; 1 where none were given.</summary>
    public int ExampleCount => _examples.GetLength(0);

    /// <summary>The symbols whose values come from the examples.</summary>
    internal IReadOnlyList<Symbol> Inputs { get; }

    /// <summary>A cost as a function of some symbols.</summary>
    /// <param name="cost">The quantity; undefined functions must have been defined.</param>
    /// <param name="parameters">The symbols to move: weights and biases.</param>
    /// <param name="held">Values for symbols that stay as they are. Decimal digits are taken as written.</param>
    /// <exception cref="ArgumentException">The cost does not depend on a parameter, or a parameter is held.</exception>
    /// <exception cref="InvalidOperationException">An undefined function occurs.</exception>
    public static CostFunction Of(Quantity cost, IReadOnlyList<Symbol> parameters, params (Symbol Symbol, double Value)[] held)
    {
        foreach (var (symbol, value) in held)
        {
            if (parameters.Contains(symbol)) throw new ArgumentException($"{symbol} cannot be moved and held at {value.ToString(CultureInfo.InvariantCulture)} at the same time.", nameof(held));
        }

        var fixedCost = (Quantity)cost.Substitute([.. held.Select(pair => ((Expr)pair.Symbol, (Expr)Backprop.Number.Of(Rational.FromDouble(pair.Value))))]);
        return new(fixedCost, parameters, [.. held.Select(pair => pair.Symbol)], [], new double[1, 0]);
    }

    /// <summary>The sum of the costs of several examples.</summary>
    /// <param name="inputs">The symbols that differ from example to example: inputs and truth.</param>
    /// <param name="examples">A row for each example, a column for each of these symbols.</param>
    /// <exception cref="ArgumentException">The table has another width, no row, or a value that is not a finite number; or a symbol is a parameter or held.</exception>
    public CostFunction Over(IReadOnlyList<Symbol> inputs, double[,] examples)
    {
        if (inputs.FirstOrDefault(_held.Contains) is { } kept) throw new ArgumentException($"{kept} is held at a value; it cannot come from the examples as well.", nameof(inputs));
        if (inputs.FirstOrDefault(Parameters.Contains) is { } moved) throw new ArgumentException($"{moved} is a parameter; it cannot come from the examples as well.", nameof(inputs));
        if (examples.GetLength(1) != inputs.Count || examples.GetLength(0) == 0)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected at least one example with {inputs.Count} values ({string.Join(", ", inputs)}); found {examples.GetLength(0)} with {examples.GetLength(1)}."), nameof(examples));
        for (var row = 0; row < examples.GetLength(0); row++)
        {
            for (var column = 0; column < inputs.Count; column++)
            {
                if (!double.IsFinite(examples[row, column])) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Example {row}: {inputs[column]} is {examples[row, column]}; expected a finite number."), nameof(examples));
            }
        }

        return new(Cost, Parameters, _held, inputs, (double[,])examples.Clone());
    }

    /// <summary>The cost at a point.</summary>
    /// <param name="at">A value for each parameter, in their order.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than parameters.</exception>
    /// <exception cref="InvalidOperationException">A symbol is neither a parameter nor held nor in the examples.</exception>
    public double Value(params ReadOnlySpan<double> at) => Run(_all.Value, at, []);

    /// <summary>The cost and its derivatives with respect to all parameters at a point.</summary>
    /// <param name="at">A value for each parameter, in their order.</param>
    /// <param name="gradient">Receives the derivatives, in the same order.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentException">There are more or fewer values than parameters.</exception>
    public double ValueAndGradient(ReadOnlySpan<double> at, Span<double> gradient) => Run(_all.Value, at, gradient);

    /// <summary>The same for one example alone, as stochastic descent needs it.</summary>
    /// <param name="example">Its number, from 0.</param>
    /// <param name="at">A value for each parameter, in their order.</param>
    /// <param name="gradient">Receives the derivatives, in the same order.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public double ValueAndGradientOf(int example, ReadOnlySpan<double> at, Span<double> gradient)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(example);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(example, ExampleCount);
        _one.Value.Load(_examples, example);
        return Run(_one.Value, at, gradient);
    }

    /// <summary>The same function for another thread: it shares the code, and has places of its own to compute in.</summary>
    public CostFunction Copy() => new(this);

    /// <summary>The number of a parameter.</summary>
    /// <exception cref="ArgumentException">It is not one.</exception>
    internal int IndexOf(Symbol parameter)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (ReferenceEquals(Parameters[i], parameter)) return i;
        }

        throw new ArgumentException($"{parameter} is no parameter of this cost; the parameters are {string.Join(", ", Parameters)}.", nameof(parameter));
    }

    /// <summary>Formulas in the symbols of the cost as loops over the first of its examples.</summary>
    /// <exception cref="InvalidOperationException">A symbol is neither a parameter nor held nor in the examples.</exception>
    internal ExampleLoops Loops(ReadOnlySpan<Expr> formulas, int examples, Symbol? along = null, int points = 1)
    {
        // A symbol that is neither a parameter nor held must come from examples.
        if (_open.Count > 0) throw new InvalidOperationException($"{Cost.Name} depends on {string.Join(", ", _open)} as well; hold them with a value, or give examples of them with Over(…).");
        var loops = ExampleLoops.Of(formulas, Parameters, Inputs, examples, along, points);
        loops.Load(_examples);
        return loops;
    }

    private double Run(ExampleLoops loops, ReadOnlySpan<double> at, Span<double> gradient)
    {
        if (at.Length != Parameters.Count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected {Parameters.Count} numbers ({string.Join(", ", Parameters)}); found {at.Length}."), nameof(at));
        if (!gradient.IsEmpty && gradient.Length != Parameters.Count) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected room for {Parameters.Count} derivatives; found {gradient.Length}."), nameof(gradient));
        at.CopyTo(loops.Parameters);
        loops.Run();
        if (!gradient.IsEmpty) loops.Totals[1..].CopyTo(gradient);
        return loops.Totals[0];
    }
}
