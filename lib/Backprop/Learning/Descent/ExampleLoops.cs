namespace Backprop;

/// <summary>Formulas of one example as loops over many: an input x becomes x_c, what is made of it has the index c too, and each result is summed over c.</summary>
/// <remarks>
/// In the same way a parameter may run along a row of a grid, as w_g. What depends on neither index is computed once for all.
/// One object is for one thread at a time.
/// </remarks>
internal sealed class ExampleLoops
{
    // Their sizes have names that no formula of a reader has.
    private static readonly IndexVariable Example = IndexVariable.Of("c", SizeOf("examples"));
    private static readonly IndexVariable Point = IndexVariable.Of("g", SizeOf("points"));

    private readonly Family[] _parameters;
    private readonly Family?[] _inputs;
    private readonly Family[] _totals;
    private readonly CompiledProgram _code;
    private readonly ArraySegment<double> _places;
    private readonly ArraySegment<double>[] _states;
    private readonly ArraySegment<double> _results;

    private ExampleLoops(Family[] parameters, Family?[] inputs, Family[] totals, CompiledProgram code)
    {
        (_parameters, _inputs, _totals, _code) = (parameters, inputs, totals, code);
        (_places, _results) = (code.Values(parameters), code.Values(totals));
        _states = [.. inputs.Select(input => input is null ? default : code.Values([input]))];
    }

    /// <summary>The values of all parameters, in their order; to be written.</summary>
    public Span<double> Parameters => _places;

    /// <summary>The totals of all formulas, in their order; as of the last run.</summary>
    public ReadOnlySpan<double> Totals => _results;

    /// <summary>Compiles some formulas.</summary>
    /// <param name="formulas">What is computed for each example and summed.</param>
    /// <param name="parameters">The symbols that are the same for all examples; each occurs in a formula.</param>
    /// <param name="inputs">Those that differ from example to example.</param>
    /// <param name="examples">How many examples there are.</param>
    /// <param name="along">The parameter that differs from point to point, or null.</param>
    /// <param name="points">How many points there are.</param>
    public static ExampleLoops Of(ReadOnlySpan<Expr> formulas, IReadOnlyList<Symbol> parameters, IReadOnlyList<Symbol> inputs, int examples, Symbol? along = null, int points = 1)
    {
        Family[] places = [.. parameters.Select(symbol => symbol == along ? new Family(symbol.Name, Point) : symbol.Family)];
        Family[] states = [.. inputs.Select(symbol => new Family(symbol.Name, Example))];
        var lifted = Lifted(StableForm.Of(formulas), parameters.Concat(inputs).Zip(places.Concat(states)));
        Family[] totals = [.. lifted.Select((one, k) => Family.Defined(
            new LetterName("total", null, [$"{k}"]),
            along is null ? [] : [Point],
            inputs.Count > 0 || examples > 1 ? IndexSum.Of(Example, one) : one))];
        var program = LoopProgram.Of(
            totals.Select(total => (Expr)total),
            new Sizes((Point, points), (Example, examples)),
            places.Select(place => (Expr)place));
        // An input that no formula mentions has no place in the program.
        return new(places, [.. states.Select(state => program.Layout.Contains(state) ? state : null)], totals, program.Compile());
    }

    /// <summary>The values of one parameter: one for each point where it runs along them.</summary>
    public Span<double> Parameter(int number) => _code.Values(_parameters[number]);

    /// <summary>Writes the inputs of as many examples as there are, from a row of a table on.</summary>
    public void Load(double[,] table, int first = 0)
    {
        for (var k = 0; k < _states.Length; k++)
        {
            var values = _states[k].AsSpan();
            for (var c = 0; c < values.Length; c++) values[c] = table[first + c, k];
        }
    }

    /// <summary>Computes the totals.</summary>
    public void Run() => _code.Run();

    /// <summary>The same code with places of its own, that hold the same values.</summary>
    public ExampleLoops Copy()
    {
        var copy = new ExampleLoops(_parameters, _inputs, _totals, _code.Copy());
        _places.AsSpan().CopyTo(copy._places);
        for (var k = 0; k < _states.Length; k++) _states[k].AsSpan().CopyTo(copy._states[k]);
        return copy;
    }

    // Each quantity gets the indices of what its definition mentions: z = w x + b becomes z_gc = w_g x_c + b.
    private static IEnumerable<Expr> Lifted(Expr[] formulas, IEnumerable<(Symbol Symbol, Family Family)> given)
    {
        var lifted = given.ToDictionary(pair => (Expr)pair.Symbol, pair => (Expr)pair.Family);
        foreach (var quantity in Traversal.ChildrenFirst(formulas).OfType<Quantity>())
        {
            var definition = Lift(quantity.Definition);
            var free = FreeIndices.Of(definition);
            lifted.Add(quantity, Family.Defined(quantity.Name, [.. new[] { Point, Example }.Where(free.Contains)], definition));
        }

        return formulas.Select(Lift);

        Expr Lift(Expr expression)
        {
            Traversal.RewriteInto(lifted, expression, (_, node) => node, node => node is not Quantity);
            return lifted[expression];
        }
    }

    private static Symbol SizeOf(string what) => Symbol.Of(new LetterName("n", null, [what], accent: "tilde"));
}
