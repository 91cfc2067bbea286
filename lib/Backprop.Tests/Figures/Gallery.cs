using static Backprop.Notation;

namespace Backprop.Tests.Figures;

/// <summary>One figure of every kind, with real data.</summary>
internal static class Gallery
{
    private static readonly Symbol W = Symbol("w", layer: "L"), B = Symbol("b", layer: "L");

    /// <summary>The cost of one logistic neuron over two examples.</summary>
    public static Grid Costs { get; } = Grid.Of(Cost, (-6, -6), (6, 6), count: 40);

    public static IReadOnlyList<Figure> Plain { get; } =
    [
        Plot.Curve(Logistic),
        Plot.ActivationAndDerivative(Tanh),
        Plot.LearningCurves("Learning", ("ε = 0.1", Falling(0.01)), ("ε = 1", Falling(0.03))),
        Plot.LearningCurveBands("Learning, many runs", ("ε = 0.1", [Falling(0.01), Falling(0.02), Falling(0.03)])),
        Plot.Histogram("Sweeps", new Axis("sweeps", IsLogarithmic: true), Enumerable.Range(1, 200).Select(k => 100 * Math.Exp(Math.Sin(k)))),
        Plot.Bars("Operations", "way", "multiplications", ("forward", 120), ("backward", 240)),
        Plot.Scatter("XOR", "x₁", "x₂", new PointSet("off", [0, 1], [0, 1]), new PointSet("on", [0, 1], [1, 0])),
        Plot.Arrows("Where the cost falls", W, B, Field()),
    ];

    public static IReadOnlyList<Figure> InSpace { get; } =
    [
        Plot.Surface("Cost", W, B, "C", Costs),
        Plot.Surface("Cost, logarithmic", W, B, new Axis("C", IsLogarithmic: true), Costs) with { View = SurfaceView.Surface },
        Plot.Surface("Cost, with marks", W, B, "C", Costs) with
        {
            Marks = [SurfaceMarks.Line("w = b", [-6, 6], [-6, 6], 0.2), SurfaceMarks.Points("corners", [-6, 6], [-6, 6], 0.2)],
        },
    ];

    public static IReadOnlyList<Figure> WithSlider { get; } =
    [
        Plot.Descent(Plot.Surface("Descent", W, B, "C", Costs), Path("gradient descent", 2, 0), Path("momentum", 2, 0.5)),
        Plot.Descent(Plot.Contour("Descent, contour", W, B, "C", Costs), Path("gradient descent", 2, 0)),
        Plot.Slider("By ε", "ε", ("0.01", Plot.LearningCurves("t", ("run", Falling(0.01)))), ("0.02", Plot.LearningCurves("t", ("run", Falling(0.02)))), ("0.03", Plot.LearningCurves("t", ("run", Falling(0.03))))),
    ];

    public static IReadOnlyList<Figure> All { get; } = [.. Plain, .. InSpace, .. WithSlider];

    public static double Cost(double w, double b) => (Squared(1 / (1 + Math.Exp(-w - b)) - 1) + Squared(1 / (1 + Math.Exp(w / 2 - b)) - 0.2)) / 2;

    public static DescentPath Path(string name, double rate, double momentum)
    {
        var (w, b, dw, db) = (-4.0, 3.0, 0.0, 0.0);
        List<double> ws = [], bs = [], costs = [];
        for (var sweep = 0; sweep <= 150; sweep++)
        {
            ws.Add(w);
            bs.Add(b);
            costs.Add(Cost(w, b));
            var (gw, gb) = Gradient(w, b);
            (dw, db) = (-rate * gw + momentum * dw, -rate * gb + momentum * db);
            (w, b) = (w + dw, b + db);
        }

        return new(name, [.. ws], [.. bs], [.. costs]);
    }

    private static ArrowField Field()
    {
        var places = Grid.Steps(-5, 5, 9).SelectMany(w => Grid.Steps(-5, 5, 9).Select(b => (w, b))).ToArray();
        var gradients = places.Select(place => Gradient(place.w, place.b)).ToArray();
        return new("−gradient", [.. places.Select(place => place.w)], [.. places.Select(place => place.b)], [.. gradients.Select(gradient => -gradient.W)], [.. gradients.Select(gradient => -gradient.B)]);
    }

    private static (double W, double B) Gradient(double w, double b)
    {
        const double H = 1e-5;
        return ((Cost(w + H, b) - Cost(w - H, b)) / (2 * H), (Cost(w, b + H) - Cost(w, b - H)) / (2 * H));
    }

    private static double[] Falling(double rate) => [.. Enumerable.Range(0, 300).Select(sweep => 0.5 * Math.Exp(-rate * sweep) + 0.01)];

    private static double Squared(double x) => x * x;
}
