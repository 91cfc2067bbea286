namespace Backprop;

/// <summary>A part of an index's range that is walked in steps of one size.</summary>
/// <param name="Start">The first value, from 0.</param>
/// <param name="End">The value after the last.</param>
/// <param name="Tile">How many values, or groups of four, are taken at once.</param>
/// <param name="InLanes">True where four neighbours are one vector.</param>
internal readonly record struct Segment(int Start, int End, int Tile, bool InLanes)
{
    /// <summary>How far one step goes.</summary>
    public int Step => InLanes ? Tile * StatementEmitter.Lanes : Tile;

    /// <summary>A range cut into whole tiles and what is left.</summary>
    public static IEnumerable<Segment> Of(int extent, int tile, bool inLanes)
    {
        var (start, unit) = (0, inLanes ? StatementEmitter.Lanes : 1);
        foreach (var (size, lanes) in new[] { (tile, inLanes), (extent / unit % tile, inLanes), (extent % unit, false) })
        {
            if (size == 0) continue;
            var step = lanes ? size * StatementEmitter.Lanes : size;
            var end = start + (extent - start) / step * step;
            if (end > start) yield return new(start, end, size, lanes);
            start = end;
        }
    }
}
