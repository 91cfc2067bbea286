using System.Globalization;

namespace Backprop;

/// <summary>Weights in the paper's style (its figure 4): one block a unit, one square a weight; white is positive, black negative, the area is the magnitude.</summary>
/// <remarks>Such drawings are known as Hinton diagrams.</remarks>
/// <example><code>
/// WeightDiagram.Of("First layer", new double[,] { { 0.5, -1 }, { 2, 0 } }).Alternative
/// // Weights of 2 units from 2 inputs each, as squares: white positive, black negative, area by magnitude, the full square is 2. unit 1: 1 positive, 1 negative; strongest −1 from input 2. unit 2: 1 positive, 0 negative; strongest 2 from input 1.
/// </code></example>
public sealed record WeightDiagram : Diagram
{
    private WeightDiagram(string title, IReadOnlyList<WeightBlock> blocks, int rows, int columns)
        : base(title) => (Blocks, Rows, Columns) = (blocks, rows, columns);

    /// <summary>One for each unit that listens.</summary>
    internal IReadOnlyList<WeightBlock> Blocks { get; }

    /// <summary>How many rows of squares a block has.</summary>
    public int Rows { get; }

    /// <summary>How many squares stand in a row.</summary>
    public int Columns { get; }

    /// <summary>How many blocks stand beside one another.</summary>
    public int BlocksAcross { get; init; } = 2;

    /// <summary>What the columns stand for, written above the blocks of the first row; empty for nothing.</summary>
    public IReadOnlyList<string> ColumnLabels { get; init; } = [];

    /// <summary>What the rows stand for, written at the left; empty for nothing.</summary>
    public IReadOnlyList<string> RowLabels { get; init; } = [];

    /// <summary>What each input is called in the text alternative, where the labels of its column and row do not name it; empty takes the labels.</summary>
    public IReadOnlyList<string> InputNames { get; init; } = [];

    /// <summary>The magnitude of the largest square; null takes that of the largest weight.</summary>
    public double? LargestMagnitude { get; init; }

    /// <summary>The magnitude whose square fills its cell.</summary>
    public double Scale => LargestMagnitude ?? Blocks.SelectMany(block => block.Weights).Select(Math.Abs).DefaultIfEmpty(0).Max();

    /// <inheritdoc/>
    public override string Alternative
    {
        get
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"Weights of {Blocks.Count} units from {Rows * Columns} inputs each, as squares: white positive, black negative, area by magnitude, the full square is {NumberText.Drawn(Scale)}.");
            foreach (var block in Blocks)
            {
                var strongest = Enumerable.Range(0, block.Weights.Count).MaxBy(i => Math.Abs(block.Weights[i]));
                text += string.Create(CultureInfo.InvariantCulture, $" {block.Label}: {block.Weights.Count(weight => weight > 0)} positive, {block.Weights.Count(weight => weight < 0)} negative; strongest {NumberText.Drawn(block.Weights[strongest])} from {InputName(strongest)}.");
            }

            return text;
        }
    }

    /// <summary>A diagram of a layer's weights.</summary>
    /// <param name="title">What stands above it.</param>
    /// <param name="weights">w_ji: a row for each unit j, a column for each input i.</param>
    /// <param name="rows">How many rows the inputs of one block are laid out in, from left to right and then down.</param>
    /// <param name="labels">A name for each unit; null counts them.</param>
    /// <exception cref="ArgumentException">The inputs do not fill the rows, a label is missing, or a weight is not a finite number.</exception>
    public static WeightDiagram Of(string title, double[,] weights, int rows = 1, IReadOnlyList<string>? labels = null)
    {
        var (units, inputs) = (weights.GetLength(0), weights.GetLength(1));
        if (units == 0 || inputs == 0) throw new ArgumentException($"Expected at least one unit and one input; found {units} and {inputs}.", nameof(weights));
        if (rows < 1 || inputs % rows != 0) throw new ArgumentException($"{inputs} inputs do not fill {rows} rows evenly.", nameof(rows));
        if (labels is not null && labels.Count != units) throw new ArgumentException($"Expected a label for each of {units} units; found {labels.Count}.", nameof(labels));
        var blocks = new List<WeightBlock>();
        for (var j = 0; j < units; j++)
        {
            for (var i = 0; i < inputs; i++)
            {
                if (!double.IsFinite(weights[j, i])) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The weight of unit {j} from input {i} is {weights[j, i]}; a square needs a finite number."), nameof(weights));
            }

            blocks.Add(new(labels?[j] ?? $"unit {(j + 1).ToString(CultureInfo.InvariantCulture)}", [.. Enumerable.Range(0, inputs).Select(i => weights[j, i])]));
        }

        return new(title, blocks, rows, inputs / rows);
    }

    internal override void Draw(Drawing drawing) => new WeightDiagramDrawing(this).Draw(drawing);

    private string InputName(int input)
    {
        if (InputNames.Count > 0) return InputNames[input];
        var (row, column) = (input / Columns, input % Columns);
        if (ColumnLabels.Count == 0) return $"input {(input + 1).ToString(CultureInfo.InvariantCulture)}";
        return Rows == 1 || RowLabels.Count == 0 ? ColumnLabels[Math.Min(input, ColumnLabels.Count - 1)] : $"{ColumnLabels[column]} ({RowLabels[row]})";
    }
}

/// <summary>The weights of one unit.</summary>
/// <param name="Label">What the unit is called.</param>
/// <param name="Weights">From each input, in the order of the layout: from left to right, then down.</param>
internal sealed record WeightBlock(string Label, IReadOnlyList<double> Weights);
