using System.Linq.Expressions;
using System.Runtime.Intrinsics;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>One assignment as loops: around it those over the target's indices, cut into tiles.</summary>
/// <remarks>
/// Where neighbours along the last index stand next to each other in every family that is read, four of them are one
/// vector. Where they do not, the sums inside look for an index of their own along which they do.
/// </remarks>
internal sealed class StatementEmitter
{
    /// <summary>How many doubles a vector holds.</summary>
    public const int Lanes = 4;

    // Sixteen vector registers: four by two sums under way, and room for what they are made of.
    private const int MostRows = 4;
    private const int MostColumns = 2;

    private readonly LoopStatement _statement;
    private readonly ParameterExpression _memory;

    public StatementEmitter(LoopStatement statement, LoopProgram program, ParameterExpression memory, ParameterExpression start, bool hasVectors)
    {
        (_statement, Program, _memory, Start, HasVectors) = (statement, program, memory, start, hasVectors);
        foreach (var index in statement.Target.Indices) Variables.Add(index, E.Variable(typeof(int), index.Letter));
    }

    /// <summary>The program that the statement belongs to.</summary>
    public LoopProgram Program { get; }

    /// <summary>True where not the total of the outer sum is wanted but its largest term.</summary>
    public bool IsMaximum => _statement.IsMaximum;

    /// <summary>The loop variable of each index.</summary>
    public Dictionary<IndexVariable, ParameterExpression> Variables { get; } = [];

    /// <summary>The statement as loops.</summary>
    public E Emit()
    {
        var indices = _statement.Target.Indices;
        if (indices.IsEmpty) return EmitTile(new(null, 1, null, 1, false, false));
        var column = indices[^1];
        var row = indices.Length > 1 ? indices[^2] : null;
        var hasSum = Traversal.ChildrenFirst(_statement.Value, ValueScopes.Opens).Any(node => node is IndexSum);
        var body = E.Block(RowLoops(row, column, hasSum));
        foreach (var outer in indices.Take(indices.Length - 2).Reverse())
            body = E.Block(Loop(Variables[outer], 0, Program.Sizes[outer], 1, body));
        return E.Block(indices.Select(index => Variables[index]), body);
    }

    /// <summary>A counting loop; no loop where it runs once.</summary>
    public static E Loop(ParameterExpression variable, int start, int end, int step, E body)
    {
        if (end <= start + step) return E.Block(E.Assign(variable, E.Constant(start)), body);
        var done = E.Label();
        return E.Block(
            E.Assign(variable, E.Constant(start)),
            E.Loop(E.IfThenElse(E.LessThan(variable, E.Constant(end)), E.Block(body, E.AddAssign(variable, E.Constant(step))), E.Break(done)), done));
    }

    /// <summary>Where the array's values begin.</summary>
    public E Start { get; }

    /// <summary>A double from memory.</summary>
    public E Get(E offset) => E.Call(VectorMemory.GetMethod, _memory, offset);

    /// <summary>Four doubles from memory.</summary>
    public E Load(E offset) => E.Call(VectorMemory.LoadMethod, _memory, offset);

    /// <summary>One double from memory, four times.</summary>
    public E Broadcast(E offset) => E.Call(VectorMemory.BroadcastMethod, _memory, offset);

    /// <summary>True where neighbours along an index stand next to each other in every family of an expression.</summary>
    /// <remarks>It depends on the formula alone, not on sizes or the machine: the order of additions follows from it.</remarks>
    public static bool IsAligned(Expr expression, IndexVariable index)
    {
        foreach (var node in Traversal.ChildrenFirst(expression, node => node is not (Quantity or Element or KroneckerDelta)))
        {
            if (ReferenceEquals(node, index) || node is KroneckerDelta delta && delta.Mentions(index)) return false;
            if (node is Element element && element.Indices.SkipLast(1).Any(other => ReferenceEquals(other, index))) return false;
        }

        return true;
    }

    /// <summary>True where the code may hold four doubles in one vector; the values are the same with and without.</summary>
    public bool HasVectors { get; }

    /// <summary>True where four neighbours along an index are one vector, if they are aligned: there are as many, and there are such vectors.</summary>
    public bool FillsLanes(IndexVariable index) => HasVectors && Program.Sizes[index] >= Lanes;

    // As many rows as there are registers for, and no odd ones left over where that can be had.
    private static int RowsOf(int extent) => Enumerable.Range(2, MostRows - 1).LastOrDefault(rows => extent % rows == 0, Math.Min(MostRows, extent));

    private IEnumerable<E> RowLoops(IndexVariable? row, IndexVariable column, bool hasSum)
    {
        if (row is null) return ColumnLoops(null, 1, column, hasSum);
        return Segment.Of(Program.Sizes[row], hasSum ? RowsOf(Program.Sizes[row]) : 1, inLanes: false).Select(segment =>
            Loop(Variables[row], segment.Start, segment.End, segment.Step, E.Block(ColumnLoops(row, segment.Tile, column, hasSum))));
    }

    private IEnumerable<E> ColumnLoops(IndexVariable? row, int rows, IndexVariable column, bool hasSum)
    {
        var extent = Program.Sizes[column];
        var isAligned = IsAligned(_statement.Value, column);
        var inLanes = isAligned && FillsLanes(column);
        var groups = inLanes ? extent / Lanes : extent;
        return Segment.Of(extent, Math.Min(MostColumns, groups), inLanes).Select(segment =>
            Loop(Variables[column], segment.Start, segment.End, segment.Step, EmitTile(new(row, rows, column, segment.Tile, isAligned, segment.InLanes))));
    }

    private E EmitTile(Tile tile)
    {
        var scopes = new ValueScopes(this, tile);
        var target = _statement.Target;
        var values = tile.InLanes ? scopes.Vectors(_statement.Value) : scopes.Values(_statement.Value);
        for (var copy = 0; copy < tile.Copies; copy++)
        {
            var offset = scopes.Location(target, target.Indices, copy);
            scopes.Add(E.Call(values[copy].Type == typeof(double) ? VectorMemory.SetMethod : VectorMemory.StoreMethod, _memory, offset, values[copy]));
        }

        return scopes.Close();
    }
}
