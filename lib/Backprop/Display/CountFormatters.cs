using System.Globalization;

namespace Backprop;

/// <summary>Operation counts as a table, one row for each way to compute the gradient.</summary>
internal sealed class OperationCountsFormatters() : TableFormatters<OperationCounts>(counts => Table(
    $"Operations for {counts.Cost.Name} and its {counts.Parameters} derivatives",
    ["way", "additions", "multiplications", "function calls", "together"],
    counts.Ways.Select(way => Row(way.Way, way.Count))))
{
    private static (string, bool)[] Row(string way, OperationCount count) =>
    [
        (way, false),
        .. new[] { count.Additions, count.Multiplications, count.Calls, count.Total }
            .Select(number => (number.ToString("N0", CultureInfo.InvariantCulture), true)),
    ];
}

/// <summary>A count as a formula.</summary>
internal sealed class CountFormulaFormatters() : FormulaFormatters<CountFormula>(formula => formula.ToLatex(), formula => formula.ToString());
