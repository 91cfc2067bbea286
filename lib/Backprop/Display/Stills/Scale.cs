namespace Backprop;

/// <summary>How far along a drawing a value lies, and which values are worth a tick.</summary>
internal sealed class Scale
{
    private readonly double _from;
    private readonly double _to;
    private readonly double _start;
    private readonly double _end;
    private readonly bool _isLogarithmic;

    /// <param name="axis">What is measured.</param>
    /// <param name="values">What has to fit.</param>
    /// <param name="start">Where the axis starts in the drawing.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="isTight">Whether the values may touch the ends.</param>
    public Scale(Axis axis, IEnumerable<double> values, double start, double end, bool isTight = false)
    {
        _isLogarithmic = axis.IsLogarithmic;
        double[] shown = [.. values.Where(Fits).Select(Position)];
        var (low, high) = shown.Length == 0 ? (0, 1) : (shown.Min(), shown.Max());
        if (low == high) (low, high) = (low - 0.5, high + 0.5);
        var room = isTight ? 0 : 0.04 * (high - low);
        _from = axis.From is { } from && Fits(from) ? Position(from) : low - room;
        _to = axis.To is { } to && Fits(to) ? Position(to) : high + room;
        (_start, _end) = (start, end);
    }

    /// <summary>Whether the axis can show this value.</summary>
    public bool Fits(double value) => double.IsFinite(value) && (!_isLogarithmic || value > 0);

    /// <summary>The place of a value; one beyond the axis lies at its end.</summary>
    public double At(double value) => _start + (_end - _start) * Math.Clamp((Position(value) - _from) / (_to - _from), 0, 1);

    /// <summary>Round values along the axis: about five, or powers of ten.</summary>
    public IEnumerable<double> Ticks()
    {
        var step = _isLogarithmic ? Math.Max(1, Math.Ceiling((_to - _from) / 6)) : RoundStep((_to - _from) / 5);
        for (var k = Math.Ceiling(_from / step - 1e-9); k * step <= _to + 1e-9 * step; k++)
            yield return _isLogarithmic ? Math.Pow(10, k * step) : k == 0 ? 0 : k * step;
    }

    private double Position(double value) => _isLogarithmic ? Math.Log10(value) : value;

    private static double RoundStep(double about)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(about)));
        return (about / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 } * power;
    }
}
