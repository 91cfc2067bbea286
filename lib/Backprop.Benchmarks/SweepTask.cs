using Backprop.Tests.HandWritten;

namespace Backprop.Benchmarks;

/// <summary>A network and its cases, as formulas and by hand.</summary>
/// <param name="Network">As formulas.</param>
/// <param name="ByHand">The same by hand.</param>
/// <param name="Data">The cases.</param>
internal sealed record SweepTask(Network Network, LayeredNet ByHand, DataSet Data)
{
    /// <summary>XOR: 2-2-1, 4 cases. Symmetry: 6-2-1, 64 cases. Family trees: 24+12 → 6+6 → 12 → 6 → 24, 104 cases. 784-100-10: a batch of 100.</summary>
    public static SweepTask Of(string name) => name switch
    {
        "XOR" => Layered([2, 2, 1], new DataSet([0, 0, 1, 1, 0, 1, 0, 1], [0, 1, 1, 0], 4)),
        "symmetry" => Layered([6, 2, 1], DataSet.Of(CsvTable.Read(DataFile("symmetry.csv")), ["x1", "x2", "x3", "x4", "x5", "x6"], ["target"])),
        "family trees" => FamilyTrees(),
        _ => Layered([784, 100, 10], RandomData(784, 10, 100)),
    };

    private static SweepTask Layered(int[] units, DataSet data)
    {
        UnitGroup[] groups = [.. units.Skip(1).Select((size, k) => new UnitGroup(size, [k], Bend.Logistic))];
        return WithData(new(Network.Layered(units), new([units[0]], groups, data.CaseCount), data), [units[0]]);
    }

    private static SweepTask FamilyTrees()
    {
        var trees = FamilyTree.Read(DataFile("."));
        var data = FamilyFact.ToData(trees.People, trees.Facts());
        var (person, relation) = (Layer.Input("person", 24), Layer.Input("relation", 12));
        var (personCode, relationCode) = (Layer.Of("person code", 6, Activation.Logistic, person), Layer.Of("relation code", 6, Activation.Logistic, relation));
        var answer = Layer.Of("answer code", 6, Activation.Logistic, Layer.Of("centre", 12, Activation.Logistic, personCode, relationCode));
        var network = Network.Of(Layer.Of("answer", 24, Activation.Logistic, answer), Cost.SquaresWithDeadZone(new Rational(1, 5), new Rational(4, 5)));
        UnitGroup[] groups = [new(6, [0], Bend.Logistic), new(6, [1], Bend.Logistic), new(12, [2, 3], Bend.Logistic), new(6, [4], Bend.Logistic), new(24, [5], Bend.Logistic)];
        return WithData(new(network, new([24, 12], groups, data.CaseCount) { Tolerance = 0.2 }, data), [24, 12]);
    }

    private static SweepTask WithData(SweepTask task, int[] inputs)
    {
        var first = 0;
        for (var k = 0; k < inputs.Length; k++)
        {
            task.ByHand.SetInput(k, task.Data.Inputs.Slice(first * task.Data.CaseCount, inputs[k] * task.Data.CaseCount));
            first += inputs[k];
        }

        task.ByHand.SetTarget(task.Data.Targets);
        return task;
    }

    private static DataSet RandomData(int inputs, int outputs, int cases)
    {
        var random = new SeededRandom(784);
        return new([.. random.Uniform(inputs * cases, 1).Select(Math.Abs)], [.. Enumerable.Range(0, outputs * cases).Select(k => (double)random.Below(2))], cases);
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
