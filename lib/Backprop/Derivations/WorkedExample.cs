namespace Backprop;

/// <summary>Every value of one forward sweep and one backward sweep, with the formula that each comes from.</summary>
/// <example><code>
/// WorkedExample.Of(E, [w], (w, 0.5), (x, 0.8), (b, 0.1), (d, 1)).ToString()
/// // w = 0.5
/// // x = 0.8
/// // b = 0.1
/// // d = 1
/// // z = w x + b = 0.500000
/// // E = 1/2 (logistic(z) − d)² = 0.071268
/// // ∂E/∂z = (logistic(z) − d) logistic(z)(1 − logistic(z)) = -0.088723
/// // ∂E/∂w = ∂E/∂z x = -0.070979
/// </code></example>
[TypeFormatterSource(typeof(TableFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class WorkedExample : ITable
{
    private WorkedExample(IReadOnlyList<WorkedRow> given, IReadOnlyList<WorkedRow> forward, IReadOnlyList<WorkedRow> backward) =>
        (Given, Forward, Backward) = (given, forward, backward);

    /// <summary>The symbols and the values they were given.</summary>
    internal IReadOnlyList<WorkedRow> Given { get; }

    /// <summary>The named quantities, each after those that it uses.</summary>
    internal IReadOnlyList<WorkedRow> Forward { get; }

    /// <summary>The derivatives of the last quantity, from it backwards.</summary>
    internal IReadOnlyList<WorkedRow> Backward { get; }

    /// <summary>Runs both sweeps.</summary>
    /// <param name="cost">The quantity that is evaluated and differentiated.</param>
    /// <param name="by">The symbols whose derivatives are wanted: weights and biases.</param>
    /// <param name="values">A value for each symbol.</param>
    /// <exception cref="ArgumentException">A symbol has two values, or is called as another thing in the cost.</exception>
    /// <exception cref="InvalidOperationException">A symbol has no value, or an undefined function occurs.</exception>
    public static WorkedExample Of(Quantity cost, IEnumerable<Expr> by, params (Symbol Symbol, double Value)[] values)
    {
        var given = Evaluation.Given(cost, values.Select(pair => ((Expr)pair.Symbol, pair.Value)));
        var sweep = BackwardSweep.Of(cost, by);
        Quantity[] forward = [.. cost.Quantities()];
        Expr[] shown = [.. forward, .. sweep.Steps.Select(step => step.Value)];
        var stable = StableForm.Of(shown);
        var all = Evaluation.Values(stable, given);
        double[] numbers = [.. stable.Zip(shown, (value, written) => double.IsFinite(all[value]) ? all[value] : Evaluation.AsWritten(written, given, all[value]))];
        return new(
            [.. values.Select(pair => new WorkedRow(pair.Symbol.Name, null, pair.Value))],
            [.. forward.Zip(numbers, (quantity, value) => new WorkedRow(quantity.Name, quantity.Definition, value))],
            [.. sweep.Steps.Zip(numbers[forward.Length..], (step, value) => new WorkedRow(step.Derivatives.Name, step.Definition, value))]);
    }

    string ITable.Caption => "Every value of the forward and the backward sweep";

    IEnumerable<string> ITable.Heads => ["sweep", "name", "formula", "value"];

    IEnumerable<IEnumerable<(string Text, bool IsNumber)>> ITable.Cells => Given.Select(row => Cells("given", row))
        .Concat(Forward.Select(row => Cells("forward", row)))
        .Concat(Backward.Select(row => Cells("backward", row)));

    /// <summary>The rows as plain text, one a line.</summary>
    public override string ToString() => string.Join('\n', Given.Concat(Forward).Concat(Backward));

    private static IEnumerable<(string, bool)> Cells(string sweep, WorkedRow row) =>
        [(sweep, false), (row.Name.ToString(), false), (row.Formula?.ToString() ?? "", false), (row.ShownValue, true)];
}

/// <summary>One value of a worked example.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Formula">How it is computed, or null for a given value.</param>
/// <param name="Value">The number.</param>
internal sealed record WorkedRow(Name Name, Expr? Formula, double Value)
{
    /// <summary>The value with six decimals, as the tables show it.</summary>
    public string ShownValue => Formula is null ? NumberText.Exact(Value) : NumberText.InFormat(Value, "F6");

    /// <summary>The row as plain text.</summary>
    public override string ToString() => Formula is null ? $"{Name} = {ShownValue}" : $"{Name} = {Formula} = {ShownValue}";
}
