namespace Backprop;

/// <summary>How many rows and columns a matrix has: each counted by an index, or 1 where there is none.</summary>
/// <param name="Rows">The index that tells the rows apart; null for a single row.</param>
/// <param name="Columns">The index that tells the columns apart; null for a single column.</param>
internal readonly record struct MatrixShape(IndexVariable? Rows, IndexVariable? Columns)
{
    /// <summary>A single number, 1×1.</summary>
    public static MatrixShape Scalar => default;

    /// <summary>Rows and columns exchanged.</summary>
    public MatrixShape Transposed => new(Columns, Rows);

    /// <summary>True for 1×1.</summary>
    public bool IsScalar => Rows is null && Columns is null;

    /// <summary>The symbol for the number of rows; null for 1.</summary>
    internal Symbol? Height => Rows?.Size;

    /// <summary>The symbol for the number of columns; null for 1.</summary>
    internal Symbol? Width => Columns?.Size;

    /// <summary>True where both count the same: the letters of the indices do not matter.</summary>
    public bool HasSameSizeAs(MatrixShape other) => ReferenceEquals(Height, other.Height) && ReferenceEquals(Width, other.Width);

    /// <summary>The sizes in LaTeX: <c>n_{j} \times n_{i}</c>.</summary>
    public string ToLatex() => $@"{Height?.ToLatex() ?? "1"} \times {Width?.ToLatex() ?? "1"}";

    /// <summary>The sizes as text: <c>nⱼ×nᵢ</c>.</summary>
    public override string ToString() => $"{Height?.ToString() ?? "1"}×{Width?.ToString() ?? "1"}";
}
