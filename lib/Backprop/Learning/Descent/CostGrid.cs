using System.Collections.Immutable;

namespace Backprop;

/// <summary>A cost compiled for the points of a grid over two of its parameters: a row at a time, four points at once, on all cores.</summary>
/// <remarks>
/// The points of a row are an index g, the examples an index c, and E_g = Σ_c E_gc is compiled as any other formula with
/// indices. What does not depend on g, or not on c, is computed once for all of them.
/// </remarks>
internal sealed class CostGrid
{
    private static readonly IndexVariable Point = IndexVariable.Of("g");
    private static readonly IndexVariable Example = IndexVariable.Of("c");

    private readonly CostFunction _cost;
    private readonly (int X, int Y) _sides;
    private readonly Dictionary<Symbol, Family> _given;
    private readonly Family _total;
    private readonly LoopProgram _program;
    private readonly CompiledProgram _code;

    private CostGrid(CostFunction cost, Symbol x, Symbol y, int columns)
    {
        (_cost, _sides) = (cost, (cost.IndexOf(x), cost.IndexOf(y)));
        _given = cost.Parameters.Concat(cost.Inputs).ToDictionary(
            symbol => symbol,
            symbol => symbol == x ? new IndexedSymbol(symbol.Name, Point)
                : cost.Inputs.Contains(symbol) ? new IndexedSymbol(symbol.Name, Example)
                : symbol.Family);
        _total = Total(cost.Cost, _given, cost.Inputs.Count > 0);
        _program = LoopProgram.Of([_total], new Sizes((Point, columns), (Example, cost.ExampleCount)));
        _code = _program.Compile();
        Columns = columns;
    }

    /// <summary>How many points a row has.</summary>
    public int Columns { get; }

    /// <summary>Compiles a cost for rows of points.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="x">The parameter that runs along a row.</param>
    /// <param name="y">The parameter that differs from row to row.</param>
    /// <param name="columns">How many points a row has.</param>
    /// <exception cref="ArgumentException">One of them is no parameter, or both are the same.</exception>
    public static CostGrid Of(CostFunction cost, Symbol x, Symbol y, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        return x == y ? throw new ArgumentException($"A surface stands over two parameters; found {x} twice.", nameof(y)) : new(cost, x, y, columns);
    }

    /// <summary>The cost at every point.</summary>
    /// <param name="xs">The values along a row, one for each column.</param>
    /// <param name="ys">The values from row to row.</param>
    /// <param name="at">A value for every parameter of the cost, for those that are held; null where there are only the two.</param>
    /// <returns>Row j, column i: the cost with the first parameter at xs[i] and the second at ys[j].</returns>
    /// <exception cref="ArgumentException">There are more or fewer values than columns, or than parameters.</exception>
    public double[,] Evaluate(IReadOnlyList<double> xs, IReadOnlyList<double> ys, IReadOnlyList<double>? at = null)
    {
        if (xs.Count != Columns) throw new ArgumentException($"Expected {Columns} values along a row; found {xs.Count}.", nameof(xs));
        if ((at?.Count ?? 2) != _cost.Parameters.Count) throw new ArgumentException($"Expected {_cost.Parameters.Count} values ({string.Join(", ", _cost.Parameters)}); found {at?.Count ?? 2}.", nameof(at));
        var costs = new double[ys.Count, Columns];
        Fill(_code, xs, at);
        Parallel.For(
            0,
            ys.Count,
            () => Filled(xs, at),
            (j, _, code) =>
            {
                code.Values(_given[_cost.Parameters[_sides.Y]])[0] = ys[j];
                code.Run();
                code.Values(_total).CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref costs[j, 0], Columns));
                return code;
            },
            _ => { });
        return costs;
    }

    private CompiledProgram Filled(IReadOnlyList<double> xs, IReadOnlyList<double>? at)
    {
        var code = _code.Copy();
        Fill(code, xs, at);
        return code;
    }

    private void Fill(CompiledProgram code, IReadOnlyList<double> xs, IReadOnlyList<double>? at)
    {
        for (var k = 0; k < _cost.Parameters.Count; k++)
        {
            var values = code.Values(_given[_cost.Parameters[k]]);
            if (k == _sides.X) Copy(xs, values);
            else if (at is not null) values[0] = at[k];
        }

        for (var k = 0; k < _cost.Inputs.Count; k++)
        {
            // An input that the cost does not mention has no place in the program.
            var family = _given[_cost.Inputs[k]];
            if (_program.Layout.Contains(family)) _cost.CopyInputs(k, code.Values(family));
        }
    }

    private static void Copy(IReadOnlyList<double> from, Span<double> to)
    {
        for (var i = 0; i < to.Length; i++) to[i] = from[i];
    }

    // Each quantity gets the indices of what its definition mentions: z = w x + b becomes z_gc = w_g x_c + b.
    private static IndexedQuantity Total(Quantity cost, Dictionary<Symbol, Family> given, bool hasExamples)
    {
        var lifted = given.ToDictionary(pair => (Expr)pair.Key, pair => pair.Value);
        foreach (var quantity in cost.Quantities())
        {
            var definition = Traversal.Rewrite(
                quantity.Definition,
                (_, node) => lifted.TryGetValue(node, out var family) ? family.At(family.Indices) : node,
                node => node is not Quantity);
            ImmutableArray<IndexVariable> indices = [.. new[] { Point, Example }.Where(index => FreeIndices.Letters(definition).Contains(index.Letter))];
            lifted.Add(quantity, Family.Defined(quantity.Name, indices, definition));
        }

        var one = lifted[cost].At(lifted[cost].Indices);
        return new(new LetterName("total"), [Point], hasExamples ? IndexSum.Of(Example, one) : one);
    }
}
