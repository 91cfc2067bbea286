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
        if (!statement.IsMaximum && scopes.LaneIndex is null && indices.FirstOrDefault(index => StatementEmitter.IsAligned(body, index)) is { } along)
            return InFourParts(scopes, statement, sum, [.. indices.Where(index => !ReferenceEquals(index, along)), along], body);
        var vector = scopes.InLanes && FreeIndices.Of(sum).Contains(scopes.LaneIndex!);
        var type = vector ? typeof(Vector256<double>) : typeof(double);
        var totals = scopes.Accumulators(sum, statement.IsMaximum ? VectorCode.Constant(double.NegativeInfinity, type) : E.Default(type));
        Loops(scopes, statement, indices, null, default, () => AddUp(scopes, body, totals, vector, statement.IsMaximum));
        return totals;
    }

    // Every fourth neighbour along an index adds to the same partial sum, and the odd ones at the end to one of their own.
    // The four are one vector or, where there are none, one after the other: the additions are the same.
    private static E[] InFourParts(ValueScopes scopes, StatementEmitter statement, IndexSum sum, List<IndexVariable> indices, Expr body)
    {
        const int parts = StatementEmitter.Lanes;
        var extent = statement.Program.Sizes[indices[^1]];
        var whole = extent - extent % parts;
        var rest = whole == extent ? null : Part(new(whole, extent, 1, InLanes: false), typeof(double));
        if (whole == 0) return rest!;
        if (statement.HasVectors)
        {
            var vectors = Part(new(0, whole, 1, InLanes: true), typeof(Vector256<double>));
            return scopes.Keep(sum, copy => WithRest(VectorCode.SumOfLanes(vectors[copy]), copy));
        }

        E[][] four = [.. Enumerable.Range(0, parts).Select(first => Part(new(first, whole, parts, InLanes: false), typeof(double)))];
        return scopes.Keep(sum, copy => WithRest(VectorCode.Total(four[0][copy], four[1][copy], four[2][copy], four[3][copy]), copy));

        E[] Part(Segment segment, Type type)
        {
            var totals = scopes.Accumulators(sum, E.Default(type));
            Loops(scopes, statement, indices, indices[^1], segment, () => AddUp(scopes, body, totals, segment.InLanes, takesLargest: false));
            return totals;
        }

        E WithRest(E total, int copy) => rest is null ? total : E.Add(total, rest[copy]);
    }

    // Over the whole of each index, but over a segment of one of them.
    private static void Loops(ValueScopes scopes, StatementEmitter statement, List<IndexVariable> indices, IndexVariable? along, Segment part, Action body)
    {
        var index = indices[0];
        var variable = statement.Variables[index];
        var isPart = ReferenceEquals(index, along);
        if (isPart) scopes.EnterAligned(index, part.InLanes);
        else scopes.Enter(index);
        if (indices.Count == 1) body();
        else Loops(scopes, statement, indices[1..], along, part, body);
        var inner = scopes.Leave();
        var segment = isPart ? part : new(0, statement.Program.Sizes[index], 1, InLanes: false);
        scopes.Add(E.Block([variable], StatementEmitter.Loop(variable, segment.Start, segment.End, segment.Step, inner.ToBlock())));
    }

    // total ← total + u·v in one instruction where the summand is a product.
    private static void AddUp(ValueScopes scopes, Expr body, E[] totals, bool vector, bool takesLargest)
    {
        E[] Operands(Expr node) => vector ? scopes.Vectors(node) : scopes.Values(node);
        if (!takesLargest && body is Product { Coefficient.IsOne: true, Factors: [.. var before, var last] } product && before.Length > 0 && !product.Factors.Any(Power.IsDivisor))
        {
            var (left, right) = (Operands(Product.Of(before.AsSpan())), Operands(last));
            foreach (var (total, copy) in Distinct(totals)) scopes.Add(E.Assign(total, VectorCode.MultiplyAdd(left[copy], right[copy], total)));
            return;
        }

        var values = Operands(body);
        foreach (var (total, copy) in Distinct(totals)) scopes.Add(E.Assign(total, takesLargest ? VectorCode.Larger(total, values[copy]) : E.Add(total, values[copy])));
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
