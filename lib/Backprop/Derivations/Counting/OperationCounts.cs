using System.Numerics;

namespace Backprop;

/// <summary>What the gradient of a cost takes, computed in three ways, beside the forward sweep that the cost itself takes.</summary>
/// <example><code>
/// OperationCounts.Of(C, [w, b])
/// // forward sweep: 2 additions, 2 multiplications, 1 call
/// // backward sweep: 0 additions, 3 multiplications, 1 call
/// // one at a time: 0 additions, 5 multiplications, 2 calls
/// // written out: 6 additions, 9 multiplications, 4 calls
/// </code></example>
[TypeFormatterSource(typeof(TableFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed class OperationCounts : ITable
{
    private readonly Expr[] _parameters;
    private readonly Lazy<OperationCount> _forward, _backward, _oneAtATime, _writtenOut;

    // Each is counted when it is asked for: what takes long to compute takes long to count as well.
    private OperationCounts(Quantity cost, Expr[] parameters)
    {
        (Cost, _parameters) = (cost, parameters);
        _forward = new(() => OperationCount.Shared([cost]));
        _backward = new(() => Sweep(cost, parameters));
        _oneAtATime = new(() => EachAlone(cost, parameters));
        _writtenOut = new(() => OperationCount.AsWritten(DefinitionRewriting.Inlined(cost.Gradient(parameters))));
    }

    /// <summary>What is differentiated.</summary>
    public Quantity Cost { get; }

    /// <summary>By how many symbols.</summary>
    public int Parameters => _parameters.Length;

    /// <summary>The cost itself, each named quantity computed once.</summary>
    public OperationCount Forward => _forward.Value;

    /// <summary>All derivatives in one backward sweep, after a forward sweep whose values are kept.</summary>
    public OperationCount Backward => _backward.Value;

    /// <summary>Each derivative in a backward sweep of its own; the forward sweep's values are kept, nothing else is shared.</summary>
    public OperationCount OneAtATime => _oneAtATime.Value;

    /// <summary>Each derivative as one formula in the symbols alone, computed as it is written.</summary>
    public OperationCount WrittenOut => _writtenOut.Value;

    /// <summary>The four ways by name, from the cheapest to the dearest.</summary>
    public IReadOnlyList<(string Way, OperationCount Count)> Ways =>
    [
        ("forward sweep", Forward), ("backward sweep", Backward), ("one at a time", OneAtATime), ("written out", WrittenOut),
    ];

    /// <summary>Counts the operations of a derivation.</summary>
    /// <param name="cost">The quantity that is differentiated.</param>
    /// <param name="by">The symbols whose derivatives are wanted, as a rule weights and biases.</param>
    /// <exception cref="ArgumentException">No symbol is given, or the cost does not depend on one of them.</exception>
    /// <exception cref="InvalidOperationException">The cost has indices.</exception>
    public static OperationCounts Of(Quantity cost, IEnumerable<Expr> by)
    {
        Expr[] parameters = [.. by];
        if (parameters.Length == 0) throw new ArgumentException("Expected at least one symbol to differentiate with respect to; found none.", nameof(by));
        var inside = FamilyOrder.Of(cost.Family);
        foreach (var parameter in parameters)
        {
            if (!inside.Contains(Family.Require(parameter))) throw new ArgumentException($"{cost.Name} does not depend on {parameter}.", nameof(by));
        }

        if (FreeIndices.Everywhere(cost) is [var index, ..])
            throw new InvalidOperationException($"{cost.Name} has the index {index}, and how often its parts are computed depends on the sizes; write the formula out with For(new Sizes(…)) and count that.");
        return new(cost, parameters);
    }

    string ITable.Caption => $"Operations for {Cost.Name} and its {Parameters} derivatives";

    IEnumerable<string> ITable.Heads => ["way", "additions", "multiplications", "function calls", "together"];

    IEnumerable<IEnumerable<(string Text, bool IsNumber)>> ITable.Cells => Ways.Select(way =>
        new[] { way.Count.Additions, way.Count.Multiplications, way.Count.Calls, way.Count.Total }
            .Select(number => (NumberText.Counted(number), true))
            .Prepend((way.Way, false)));

    /// <summary>The four ways as plain text, one a line.</summary>
    public override string ToString() => string.Join('\n', Ways.Select(way => $"{way.Way}: {way.Count}"));

    private static OperationCount Sweep(Quantity cost, Expr[] by) =>
        OperationCount.Shared(BackwardSweep.Of(cost, by).Steps.Select(step => step.Value), known: [cost]);

    // A quantity between a parameter and the cost is used by such quantities alone, so that the sweep for this parameter is
    // a part of the sweep for all: the lines that its own line names, and those that they name.
    private static OperationCount EachAlone(Quantity cost, Expr[] by)
    {
        var sweep = BackwardSweep.Of(cost, by);
        HashSet<Expr> known = [.. Traversal.ChildrenFirst(cost)];
        return by.Select(parameter => OperationCount.SharedBeyond([sweep[parameter].Value], known)).Aggregate((total, next) => total + next);
    }
}
