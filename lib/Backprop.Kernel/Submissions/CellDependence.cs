namespace Backprop.Kernel.Submissions;

/// <summary>Which cells have to be run again when one has changed.</summary>
/// <remarks>
/// It goes by names: a cell depends on the changed one when it uses a name that the changed one, or a cell that depends on
/// it, declares, assigns or hands to a call. What a function of an earlier cell changes behind its name is not seen.
/// </remarks>
internal static class CellDependence
{
    /// <summary>The later cells that depend on a changed one, in their order.</summary>
    /// <param name="cells">The code of all cells, in their order.</param>
    /// <param name="changed">Which one has changed.</param>
    public static IReadOnlyList<int> After(IReadOnlyList<string> cells, int changed)
    {
        var own = CellNames.Of(cells[changed]);
        var affected = own.Declared.Concat(own.Changed).ToHashSet(StringComparer.Ordinal);
        var dependent = new List<int>();
        for (var i = changed + 1; i < cells.Count; i++)
        {
            var names = CellNames.Of(cells[i]);
            if (names.Used.Overlaps(affected))
            {
                dependent.Add(i);
                affected.UnionWith(names.Declared);
                affected.UnionWith(names.Changed);
            }
            else
            {
                // From here on the name means something else.
                affected.ExceptWith(names.Declared);
            }
        }

        return dependent;
    }
}
