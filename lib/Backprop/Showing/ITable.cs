namespace Backprop;

/// <summary>What a kernel shows as a table.</summary>
internal interface ITable
{
    /// <summary>What stands above the table.</summary>
    string Caption { get; }

    /// <summary>The heads of the columns.</summary>
    IEnumerable<string> Heads { get; }

    /// <summary>The rows: texts, and whether each is a number, which is set to the right.</summary>
    IEnumerable<IEnumerable<(string Text, bool IsNumber)>> Cells { get; }
}
