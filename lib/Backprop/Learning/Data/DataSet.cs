using System.Globalization;

namespace Backprop;

/// <summary>Cases to learn from: what the input units are given, and what the output units should say.</summary>
/// <remarks>Both arrays are [unit, case] with the case contiguous, so that one unit is computed for all cases in one pass.</remarks>
/// <example><code>
/// var table = CsvTable.Parse("xor.csv", "x1,x2,target\n0,0,0\n0,1,1\n1,0,1\n1,1,0");
/// var data = DataSet.Of(table, ["x1", "x2"], ["target"]);
/// data.Target(0, 3)   // 0
/// </code></example>
public sealed class DataSet
{
    private readonly double[] _inputs, _targets;

    /// <summary>Takes the numbers as they are; they are copied.</summary>
    /// <param name="inputs">Input activations, [unit, case].</param>
    /// <param name="targets">Desired outputs, [unit, case].</param>
    /// <param name="caseCount">How many cases.</param>
    /// <exception cref="ArgumentException">A length is not a multiple of the number of cases, or a number is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no case.</exception>
    public DataSet(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, int caseCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(caseCount, 1);
        (_inputs, _targets, CaseCount) = (Checked(inputs, nameof(inputs)), Checked(targets, nameof(targets)), caseCount);

        double[] Checked(ReadOnlySpan<double> values, string name)
        {
            if (values.IsEmpty || values.Length % caseCount != 0)
                throw new ArgumentException($"Found {values.Length} {name}, expected a multiple of {caseCount}, the number of cases.", name);
            for (var k = 0; k < values.Length; k++)
            {
                if (!double.IsFinite(values[k]))
                    throw new ArgumentException(FormattableString.Invariant($"Unit {k / caseCount}, case {k % caseCount} of the {name}: found {values[k]}, expected a finite number."), name);
            }

            return values.ToArray();
        }
    }

    /// <summary>How many cases; the paper's c runs over them.</summary>
    public int CaseCount { get; }

    /// <summary>How many input units.</summary>
    public int InputUnits => _inputs.Length / CaseCount;

    /// <summary>How many output units.</summary>
    public int OutputUnits => _targets.Length / CaseCount;

    /// <summary>All input activations, [unit, case].</summary>
    public ReadOnlySpan<double> Inputs => _inputs;

    /// <summary>All desired outputs, [unit, case].</summary>
    public ReadOnlySpan<double> Targets => _targets;

    /// <summary>The activation of an input unit in a case, both counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such unit or case.</exception>
    public double Input(int unit, int @case) => _inputs[At(unit, InputUnits, @case)];

    /// <summary>What an output unit should say in a case, both counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such unit or case.</exception>
    public double Target(int unit, int @case) => _targets[At(unit, OutputUnits, @case)];

    /// <summary>One case a row of a table.</summary>
    /// <exception cref="FormatException">There is no row, or a column is missing or holds something else than finite numbers.</exception>
    public static DataSet Of(CsvTable table, IReadOnlyList<string> inputs, IReadOnlyList<string> targets) => table.RowCount == 0
        ? throw new CsvException(table.File, 1, 1, null, "a header and no row below it", "at least one row, which is one case")
        : new([.. inputs.SelectMany(table.Numbers)], [.. targets.SelectMany(table.Numbers)], table.RowCount);

    /// <summary>Some of the cases, counted from 0, in the order given.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such case.</exception>
    /// <example><code>xor.Cases([3, 1]).Target(0, 1)   // 1</code></example>
    public DataSet Cases(IReadOnlyList<int> cases)
    {
        return new(Chosen(_inputs), Chosen(_targets), cases.Count);

        double[] Chosen(double[] all) => [.. Enumerable.Range(0, all.Length / CaseCount).SelectMany(unit => cases.Select(c => all[At(unit, all.Length / CaseCount, c)]))];
    }

    /// <summary>The same cases with targets 0 and 1 moved to other values, such as 0.1 and 0.9, which a logistic unit can reach.</summary>
    public DataSet WithTargets(double off, double on) => new(_inputs, [.. _targets.Select(target => off + (on - off) * target)], CaseCount);

    private int At(int unit, int units, int @case) => unit < 0 || unit >= units ? throw Outside(nameof(unit), unit, units)
        : @case < 0 || @case >= CaseCount ? throw Outside(nameof(@case), @case, CaseCount)
        : unit * CaseCount + @case;

    private static ArgumentOutOfRangeException Outside(string what, int found, int count) =>
        new(what, string.Create(CultureInfo.InvariantCulture, $"Found the {what} {found}, expected one from 0 to {count - 1}."));

    /// <summary>The sizes.</summary>
    public override string ToString() => $"{CaseCount} cases: {InputUnits} inputs, {OutputUnits} outputs";
}
