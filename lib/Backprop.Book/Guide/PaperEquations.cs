using static Backprop.Notation;

namespace Backprop;

/// <summary>The numbered equations of the paper, derived, each with the cell of the book that derives it.</summary>
public static class PaperEquations
{
    private const string Neurons = "03-neurons.ipynb", Descent = "04-examples-and-descent.ipynb";

    // Where each equation is derived, by its number.
    internal static IReadOnlyDictionary<int, (Place Derived, string Says)> Places { get; } = new Dictionary<int, (Place, string)>
    {
        [1] = (new(Neurons, "equation-1"), "the net input"),
        [2] = (new(Neurons, "equation-2"), "the activation"),
        [3] = (new(Neurons, "equation-3"), "the cost; the paper sums over cases as well"),
        [4] = (new(Neurons, "equation-4"), "the error of an output"),
        [5] = (new(Neurons, "equation-5"), "through the unit"),
        [6] = (new(Neurons, "equation-6"), "to a weight"),
        [7] = (new(Neurons, "equation-7"), "to a unit below"),
        [8] = (new(Descent, "equation-8"), "a step downhill"),
        [9] = (new(Descent, "equation-9"), "a step with momentum"),
    };

    /// <summary>The equations (1) to (9) with what each says and where it is derived.</summary>
    /// <example><code>PaperEquations.Table().ToString().Contains("(9)")   // True</code></example>
    public static GuideTable Table()
    {
        var (i, j) = (Index("i"), Index("j"));
        var (w, y, d) = (Indexed("w", j, i), Indexed("y", i), Indexed("d", j));
        var x = Let("x", j, Sum(i, y[i] * w[j, i]));
        var output = Let("y", j, Logistic(x[j]));
        var cost = Let("E", OneHalf * Sum(j, Square(output[j] - d[j])));
        var derived = NotationBridge.Of(cost, [w[j, i], y[i]], NotationStyle.Paper).Rows.Where(row => row.Number is not null)
            .Select(row => (Number: row.Number!.Value, Equation: row.Equations[0]));
        // A rule shows its letters first and its numbers below.
        var rules = new List<LearningRule> { new(Rate: 0.1), new(Rate: 0.1, Momentum: 0.9) }.Select((rule, at) => (Number: 8 + at, Equation: rule.ToFormula() with { Rights = [rule.ToFormula().Rights[0]] }));
        return new(["", "equation", "what it is", "where"], derived.Concat(rules).OrderBy(row => row.Number).Select(row =>
        {
            var (place, says) = Places[row.Number];
            return System.Collections.Immutable.ImmutableArray.Create(
                GuideTable.Words($"({row.Number})"), GuideTable.Formula(row.Equation), GuideTable.Words(says), GuideTable.Link(place));
        }));
    }
}
