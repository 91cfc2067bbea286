namespace Backprop;

/// <summary>A table of results.</summary>
internal sealed class ResultTableFormatters() : TableFormatters<Table>(table => Table(
    table.Caption, [.. table.Columns], table.Rows.Select(row => row.Select(cell => (cell.Text, cell.IsNumber)).ToArray())));
