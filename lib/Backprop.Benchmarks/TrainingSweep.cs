using Backprop.Learning;
using Backprop.Tests.HandWritten;
using BenchmarkDotNet.Attributes;

namespace Backprop.Benchmarks;

/// <summary>One sweep of the paper's two experiments: the gradient over all cases, and the change of the weights by equation (9).</summary>
public class TrainingSweep
{
    private LayeredNet _net = null!;
    private Descent _descent = null!;
    private double[] _parameters = null!;
    private double[] _gradient = null!;

    /// <summary>symmetry: 6-2-1, 64 cases. family trees: 24+12 → 6+6 → 12 → 6 → 24, 104 cases.</summary>
    [Params("symmetry", "family trees")]
    public string Task { get; set; } = "";

    [GlobalSetup]
    public void Build()
    {
        if (Task == "symmetry")
        {
            string[] bits = ["x1", "x2", "x3", "x4", "x5", "x6"];
            var data = DataSet.Of(CsvTable.Read(DataFile("symmetry.csv")), bits, ["target"]);
            _net = new([6], [new(2, [0], Bend.Logistic), new(1, [1], Bend.Logistic)], data.CaseCount);
            _net.SetInput(0, data.Inputs);
            _net.SetTarget(data.Targets);
        }
        else
        {
            var trees = FamilyTree.Read(DataFile("."));
            var data = FamilyFact.ToData(trees.People, trees.Facts());
            _net = new([24, 12], [new(6, [0], Bend.Logistic), new(6, [1], Bend.Logistic), new(12, [2, 3], Bend.Logistic), new(6, [4], Bend.Logistic), new(24, [5], Bend.Logistic)], data.CaseCount) { Tolerance = 0.2 };
            _net.SetInput(0, data.Inputs[..(24 * data.CaseCount)]);
            _net.SetInput(1, data.Inputs[(24 * data.CaseCount)..]);
            _net.SetTarget(data.Targets);
        }

        _parameters = new SeededRandom(1986).Uniform(_net.ParameterCount, 0.3);
        (_gradient, _descent) = (new double[_parameters.Length], new(_parameters.Length));
    }

    /// <summary>Loops written by hand, with vectors of four doubles.</summary>
    [Benchmark(Baseline = true)]
    public double HandWritten()
    {
        _net.Forward(_parameters);
        var error = _net.Backward(_parameters, _gradient);
        // A rate so small that the millionth sweep still computes with the numbers of the first.
        _descent.Apply(_parameters, _gradient, 1e-12, 0.9);
        return error;
    }

    private static string DataFile(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "global.json"))) return Path.Combine(folder.FullName, "data", name);
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds global.json.");
    }
}
