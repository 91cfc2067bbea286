using System.Numerics.Tensors;

namespace Backprop.Benchmarks.Tensors;

/// <summary>One sweep of layers of logistic units with squared errors, made of the span operations of System.Numerics.Tensors. Rows are units, a row has a number for each case.</summary>
/// <remarks>The parameters stand as in <see cref="Network"/>: for each layer the weights of its units, then their biases.</remarks>
internal sealed class TensorSweep
{
    private readonly int[] _units;
    private readonly int _cases;
    private readonly double[][] _outputs;
    private readonly double[][] _deltas;
    private readonly double[] _targets;
    private readonly double[] _slope;

    public TensorSweep(int[] units, DataSet data)
    {
        (_units, _cases, _targets, _slope) = (units, data.CaseCount, data.Targets.ToArray(), new double[data.CaseCount]);
        _outputs = [data.Inputs.ToArray(), .. units.Skip(1).Select(count => new double[count * _cases])];
        _deltas = [.. units.Select(count => new double[count * _cases])];
    }

    /// <summary>The gradient over all cases.</summary>
    public void Run(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var at = 0;
        for (var layer = 1; layer < _units.Length; layer++)
        {
            var weights = parameters[at..];
            var biases = weights[(_units[layer] * _units[layer - 1])..];
            for (var j = 0; j < _units[layer]; j++)
            {
                var y = Row(_outputs[layer], j);
                y.Fill(biases[j]);
                // x_jc = Σ_i y_ic w_ji + b_j
                for (var i = 0; i < _units[layer - 1]; i++) TensorPrimitives.FusedMultiplyAdd(Row(_outputs[layer - 1], i), weights[j * _units[layer - 1] + i], y, y);
                TensorPrimitives.Sigmoid(y, y);
            }

            at += _units[layer] * (_units[layer - 1] + 1);
        }

        TensorPrimitives.Subtract(_outputs[^1], _targets, _deltas[^1]);
        for (var layer = _units.Length - 1; layer > 0; layer--)
        {
            at -= _units[layer] * (_units[layer - 1] + 1);
            var biases = at + _units[layer] * _units[layer - 1];
            if (layer > 1) _deltas[layer - 1].AsSpan().Clear();
            for (var j = 0; j < _units[layer]; j++)
            {
                // δ = ∂E/∂y · y(1 − y)
                var delta = Row(_deltas[layer], j);
                var y = Row(_outputs[layer], j);
                TensorPrimitives.Subtract(1, y, _slope);
                TensorPrimitives.Multiply(_slope, y, _slope);
                TensorPrimitives.Multiply(delta, _slope, delta);
                gradient[biases + j] = TensorPrimitives.Sum<double>(delta);
                for (var i = 0; i < _units[layer - 1]; i++)
                {
                    var weight = at + j * _units[layer - 1] + i;
                    gradient[weight] = TensorPrimitives.Dot<double>(delta, Row(_outputs[layer - 1], i));
                    if (layer > 1) TensorPrimitives.FusedMultiplyAdd(delta, parameters[weight], Row(_deltas[layer - 1], i), Row(_deltas[layer - 1], i));
                }
            }
        }
    }

    private Span<double> Row(double[] rows, int unit) => rows.AsSpan(unit * _cases, _cases);
}
