namespace Backprop;

/// <summary>How much of the target is computed in one go: some rows, and some columns or groups of four columns.</summary>
/// <remarks>A value that is loaded for one row serves the others too; that, and several sums under way at once, is where the speed comes from.</remarks>
/// <param name="Row">The last but one index of the target, or null.</param>
/// <param name="Rows">How many values of it.</param>
/// <param name="Column">The last index of the target, or null.</param>
/// <param name="Columns">How many values of it, or groups of four.</param>
/// <param name="IsAligned">True where neighbouring columns stand next to each other, so that four could be one vector.</param>
/// <param name="InLanes">True where four neighbouring columns are one vector.</param>
internal sealed record Tile(IndexVariable? Row, int Rows, IndexVariable? Column, int Columns, bool IsAligned, bool InLanes)
{
    /// <summary>How many copies of a formula the tile holds.</summary>
    public int Copies => Rows * Columns;

    /// <summary>How far a copy lies from the tile's first element along an index.</summary>
    public int Shift(IndexVariable index, int copy)
    {
        if (ReferenceEquals(index, Row)) return copy / Columns;
        return ReferenceEquals(index, Column) ? copy % Columns * (InLanes ? StatementEmitter.Lanes : 1) : 0;
    }

    /// <summary>The first copy with the same value as this one, for a formula that depends on the given indices.</summary>
    public int Representative(int copy, ICollection<IndexVariable> free)
    {
        var row = Row is not null && free.Contains(Row) ? copy / Columns : 0;
        var column = Column is not null && free.Contains(Column) ? copy % Columns : 0;
        return row * Columns + column;
    }
}
