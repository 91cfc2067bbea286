using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backprop.Tests.HandWritten;

/// <summary>Back-propagation as one writes it by hand: the independent check of the derived gradient, and its peer in the benchmarks.</summary>
/// <remarks>
/// Groups of units, each fed by any groups below it, so that skip connections need nothing special. Activations are
/// [unit, case] with the case contiguous. Parameters are one flat array: group by group, for each source the weights
/// w[j, i] by rows, then the biases b[j]. The gradient has the same layout and is summed over all cases.
/// </remarks>
public sealed class LayeredNet
{
    private readonly int[] _sizes;
    private readonly UnitGroup[] _groups;
    private readonly int _inputs, _cases, _padded;
    private readonly double[][] _y, _dy;
    private readonly double[] _target, _mask;

    /// <param name="inputs">The sizes of the input groups, numbered 0, 1, …</param>
    /// <param name="groups">The computed groups, numbered on from there; the last one is the output.</param>
    /// <param name="cases">How many cases a sweep has.</param>
    public LayeredNet(int[] inputs, UnitGroup[] groups, int cases)
    {
        (_inputs, _groups, _cases) = (inputs.Length, groups, cases);
        _padded = (cases + Kernels.Block - 1) / Kernels.Block * Kernels.Block;
        _sizes = [.. inputs, .. groups.Select(group => group.Units)];
        _y = [.. _sizes.Select(size => new double[size * _padded])];
        _dy = [.. _sizes.Select(size => new double[size * _padded])];
        _target = new double[_sizes[^1] * _padded];
        _mask = [.. Enumerable.Range(0, _target.Length).Select(k => k % _padded < cases ? 1.0 : 0.0)];
        ParameterCount = groups.Sum(group => group.Units * (group.Sources.Sum(source => _sizes[source]) + (group.Biased ? 1 : 0)));
    }

    public int ParameterCount { get; }

    public Loss Loss
    {
        get;
        init => field = _groups[^1].Bend == value switch { Loss.CrossEntropy => Bend.Logistic, Loss.LogLikelihood => Bend.Softmax, _ => _groups[^1].Bend }
            ? value
            : throw new ArgumentException($"{value} does not go with {_groups[^1].Bend} outputs.", nameof(value));
    }

    /// <summary>An error smaller than this counts as none; 0.2 is the paper's rule for the family trees.</summary>
    public double Tolerance { get; init; }

    /// <summary>Sets the input of a group, [unit, case].</summary>
    public void SetInput(int group, ReadOnlySpan<double> values) => Pad(values, _y[group]);

    /// <summary>Sets the desired outputs, [unit, case].</summary>
    public void SetTarget(ReadOnlySpan<double> values) => Pad(values, _target);

    /// <summary>The output of a unit for a case, after <see cref="Forward"/>.</summary>
    public double Output(int unit, int @case) => _y[^1][unit * _padded + @case];

    /// <summary>The activation of a unit of any group.</summary>
    public double Activation(int group, int unit, int @case) => _y[group][unit * _padded + @case];

    /// <summary>Equations (1) and (2), group by group.</summary>
    public void Forward(ReadOnlySpan<double> parameters)
    {
        var at = 0;
        for (var g = 0; g < _groups.Length; g++)
        {
            var group = _groups[g];
            var y = _y[_inputs + g].AsSpan();
            var weights = at;
            foreach (var source in group.Sources) at += group.Units * _sizes[source];
            if (group.Biased)
            {
                for (var j = 0; j < group.Units; j++) y.Slice(j * _padded, _padded).Fill(parameters[at + j]);
                at += group.Units;
            }
            else
            {
                y.Clear();
            }

            foreach (var source in group.Sources)
            {
                Kernels.MultiplyAdd(parameters[weights..], _sizes[source], 1, group.Units, _sizes[source], _y[source], y, _padded);
                weights += group.Units * _sizes[source];
            }

            Bends.Apply(group.Bend, y, _padded);
        }
    }

    /// <summary>Equations (4) to (7), from the last group back; needs <see cref="Forward"/> with the same parameters.</summary>
    /// <returns>The error E, summed over all cases.</returns>
    public double Backward(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        foreach (var dy in _dy.AsSpan(_inputs, _groups.Length - 1)) dy.AsSpan().Clear();
        var error = OutputError();
        var at = ParameterCount;
        for (var g = _groups.Length - 1; g >= 0; g--)
        {
            var group = _groups[g];
            var delta = _dy[_inputs + g].AsSpan();
            // With cross-entropy the slope of a logistic or softmax output cancels, and δ is y − d as it stands.
            if (g < _groups.Length - 1 || Loss == Loss.HalfSquares) Bends.Slope(group.Bend, delta, _y[_inputs + g]);
            if (group.Biased) Kernels.RowSums(delta, group.Units, gradient[(at -= group.Units)..], _padded);
            foreach (var source in Enumerable.Reverse(group.Sources))
            {
                var count = group.Units * _sizes[source];
                at -= count;
                Kernels.Outer(delta, group.Units, _y[source], _sizes[source], gradient[at..], _padded);
                if (source >= _inputs)
                    Kernels.MultiplyAdd(parameters[at..], 1, _sizes[source], _sizes[source], group.Units, delta, _dy[source], _padded);
            }
        }

        return error;
    }

    // ∂E/∂y of the output group, and E.
    private double OutputError()
    {
        var y = MemoryMarshal.Cast<double, Vector256<double>>(_y[^1]);
        var d = MemoryMarshal.Cast<double, Vector256<double>>(_target);
        var mask = MemoryMarshal.Cast<double, Vector256<double>>(_mask);
        var dy = MemoryMarshal.Cast<double, Vector256<double>>(_dy[^1].AsSpan());
        var (tolerance, squares) = (Vector256.Create(Tolerance), Vector256<double>.Zero);
        for (var k = 0; k < dy.Length; k++)
        {
            var difference = (y[k] - d[k]) * mask[k];
            difference = Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(difference), tolerance), Vector256<double>.Zero, difference);
            dy[k] = difference;
            squares += difference * difference;
        }

        return Loss == Loss.HalfSquares ? Vector256.Sum(squares) / 2 : Entropy();
    }

    private double Entropy()
    {
        var (y, error) = (_y[^1], 0.0);
        for (var k = 0; k < y.Length; k++)
        {
            if (_mask[k] != 0) error -= LogOf(_target[k], y[k]) + (Loss == Loss.CrossEntropy ? LogOf(1 - _target[k], 1 - y[k]) : 0);
        }

        return error;

        static double LogOf(double weight, double value) => weight == 0 ? 0 : weight * Math.Log(value);
    }

    private void Pad(ReadOnlySpan<double> values, double[] rows)
    {
        if (values.Length * _padded != rows.Length * _cases)
            throw new ArgumentException($"{values.Length} numbers; expected {rows.Length / _padded} units × {_cases} cases.", nameof(values));
        for (var r = 0; r * _padded < rows.Length; r++) values.Slice(r * _cases, _cases).CopyTo(rows.AsSpan(r * _padded));
    }
}
