namespace Backprop.Notebooks.Reports;

/// <summary>Numbers of cells in words.</summary>
internal static class CellCount
{
    public static string Of(int count) => count == 1 ? "1 cell" : $"{count} cells";
}
