using System.Linq.Expressions;
using System.Runtime.Intrinsics;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>A sum over an index as a loop that adds up, for all copies of a tile at once.</summary>
internal static class SumEmitter
{
    /// <summary>The totals for each copy.</summary>
    public static E[] Emit(ValueScopes scopes, StatementEmitter statement, Tile tile, IndexSum sum)
    {
        var (indices, body) = Nest(sum);
        foreach (var index in indices) statement.Variables.TryAdd(index, E.Variable(typeof(int), index.Letter));
        if (scopes.LaneIndex is null && indices.FirstOrDefault(index => statement.CanBeLanes(body, index)) is { } lanes)
            return AcrossLanes(scopes, statement, tile, sum, [.. indices.Where(index => !ReferenceEquals(index, lanes)), lanes], body);
        var vector = scopes.LaneIndex is { } lane && scopes.DependsOn(sum, lane);
        var totals = scopes.Accumulators(sum, vector ? typeof(Vector256<double>) : typeof(double));
        Loops(scopes, statement, indices, index => [new(0, statement.Program.Sizes[index], 1, false)], _ => AddUp(scopes, body, totals, vector));
        return totals;
    }

    // Neighbours along a summed index in one vector: four partial sums, added up at the end, and the odd ones by themselves.
    private static E[] AcrossLanes(ValueScopes scopes, StatementEmitter statement, Tile tile, IndexSum sum, List<IndexVariable> indices, Expr body)
    {
        var lanes = indices[^1];
        var vectors = scopes.Accumulators(sum, typeof(Vector256<double>));
        var (extent, odd) = (statement.Program.Sizes[lanes], statement.Program.Sizes[lanes] % StatementEmitter.Lanes);
        Segment[] parts = [new(0, extent - odd, 1, true)];
        var rest = odd == 0 ? null : scopes.Accumulators(sum, typeof(double));
        if (odd > 0) parts = [.. parts, new(extent - odd, extent, 1, false)];
        Loops(scopes, statement, indices, index => ReferenceEquals(index, lanes) ? parts : [new(0, statement.Program.Sizes[index], 1, false)], Add);
        var totals = new Dictionary<E, E>();
        for (var copy = 0; copy < tile.Copies; copy++)
        {
            E total = E.Call(VectorCode.SumMethod, vectors[copy]);
            totals.TryAdd(vectors[copy], rest is null ? total : E.Add(total, rest[copy]));
        }

        return scopes.Keep(vectors, totals);

        void Add(bool inLanes) => AddUp(scopes, body, inLanes ? vectors : rest!, inLanes);
    }

    private static void Loops(ValueScopes scopes, StatementEmitter statement, List<IndexVariable> indices, Func<IndexVariable, Segment[]> segments, Action<bool> body)
    {
        var index = indices[0];
        var variable = statement.Variables[index];
        foreach (var segment in segments(index))
        {
            scopes.Enter(index, segment.InLanes);
            if (indices.Count == 1) body(segment.InLanes);
            else Loops(scopes, statement, indices[1..], segments, body);
            var inner = scopes.Leave();
            scopes.Add(E.Block([variable], StatementEmitter.Loop(variable, segment.Start, segment.End, segment.Step, inner.ToBlock())));
        }
    }

    // total ← total + u·v in one instruction where the summand is a product.
    private static void AddUp(ValueScopes scopes, Expr body, E[] totals, bool vector)
    {
        E[] Operands(Expr node) => vector ? scopes.Vectors(node) : scopes.Values(node);
        if (body is Product { Coefficient.IsOne: true, Factors: [.. var before, var last] } product && before.Length > 0 && !product.Factors.Any(Power.IsDivisor))
        {
            var (left, right) = (Operands(Product.Of(before.AsSpan())), Operands(last));
            foreach (var (total, copy) in Distinct(totals)) scopes.Add(E.Assign(total, VectorCode.MultiplyAdd(left[copy], right[copy], total)));
            return;
        }

        var values = Operands(body);
        foreach (var (total, copy) in Distinct(totals)) scopes.Add(E.Assign(total, E.Add(total, values[copy])));
    }

    private static IEnumerable<(E Total, int Copy)> Distinct(E[] totals) =>
        totals.Select((total, copy) => (total, copy)).DistinctBy(pair => pair.total);

    private static (List<IndexVariable> Indices, Expr Body) Nest(IndexSum sum)
    {
        var indices = new List<IndexVariable> { sum.Index };
        var body = sum.Body;
        while (body is IndexSum inner)
        {
            indices.Add(inner.Index);
            body = inner.Body;
        }

        return (indices, body);
    }
}
