using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;
using static Backprop.Notation;

namespace Backprop.Tests.Derivations;

/// <summary>The nine equations of the paper, as the notebooks print them, against the paper's own wording and against loops written from it.</summary>
public class EquationsInTheBook
{
    // Stated from the paper: number, notebook, plain text and LaTeX without spacing.
    [Theory]
    [InlineData(1, "03-neurons", "xⱼ = Σᵢ yᵢ wⱼᵢ", @"x_{j}=\sum_{i}y_{i}w_{ji}")]
    [InlineData(2, "03-neurons", "yⱼ = logistic(xⱼ) = 1/(1 + exp(−xⱼ))", @"y_{j}=\operatorname{logistic}(x_{j})=\frac{1}{1+e^{-x_{j}}}")]
    [InlineData(3, "03-neurons", "E = 1/2 Σ_c Σⱼ (y_jc − d_jc)²", @"E=\frac{1}{2}\sum_{c}\sum_{j}(y_{jc}-d_{jc})^{2}")]
    [InlineData(4, "03-neurons", "∂E/∂yⱼ = yⱼ − dⱼ", @"\frac{\partialE}{\partialy_{j}}=y_{j}-d_{j}")]
    [InlineData(5, "03-neurons", "∂E/∂xⱼ = ∂E/∂yⱼ · ∂yⱼ/∂xⱼ = ∂E/∂yⱼ yⱼ(1 − yⱼ)", @"\frac{\partialE}{\partialx_{j}}=\frac{\partialE}{\partialy_{j}}\cdot\frac{\partialy_{j}}{\partialx_{j}}=\frac{\partialE}{\partialy_{j}}y_{j}(1-y_{j})")]
    [InlineData(6, "03-neurons", "∂E/∂wⱼᵢ = ∂E/∂xⱼ · ∂xⱼ/∂wⱼᵢ = ∂E/∂xⱼ yᵢ", @"\frac{\partialE}{\partialw_{ji}}=\frac{\partialE}{\partialx_{j}}\cdot\frac{\partialx_{j}}{\partialw_{ji}}=\frac{\partialE}{\partialx_{j}}y_{i}")]
    [InlineData(7, "03-neurons", "∂E/∂yᵢ = Σⱼ ∂E/∂xⱼ · ∂xⱼ/∂yᵢ = Σⱼ ∂E/∂xⱼ wⱼᵢ", @"\frac{\partialE}{\partialy_{i}}=\sum_{j}\frac{\partialE}{\partialx_{j}}\cdot\frac{\partialx_{j}}{\partialy_{i}}=\sum_{j}\frac{\partialE}{\partialx_{j}}w_{ji}")]
    [InlineData(8, "04-examples-and-descent", "Δw = −ε ∂E/∂w", @"\Deltaw=-\varepsilon\frac{\partialE}{\partialw}")]
    [InlineData(9, "04-examples-and-descent", "Δw(t) = −ε ∂E/∂w(t) + α Δw(t − 1)", @"\Deltaw(t)=-\varepsilon\frac{\partialE}{\partialw}(t)+\alpha\Deltaw(t-1)")]
    public void A_notebook_prints_the_equation_as_the_paper_states_it(int number, string notebook, string text, string latex)
    {
        var cell = NotebookReader.Read(Path.Combine(Repository.Root, "notebooks", $"{notebook}.ipynb")).Cells.Single(cell => cell.Id == $"equation-{number}");
        var data = Assert.IsType<DataOutput>(Assert.Single(cell.Outputs)).Data;

        // (2) and, through their links, (5) to (7) go on over a second line; (8) and (9) have a second line with the numbers of one rule.
        var plain = Regex.Replace((string)data["text/plain"]!, @"\s+", " ");
        Assert.True(number < 8 ? plain == text : plain.StartsWith(text + " = ", StringComparison.Ordinal), plain);
        var set = Regex.Replace(((string)data["text/latex"]!).Replace(@"\,", "", StringComparison.Ordinal), @"\s+|\$\$|\\\\(\[0\.5em\])?|&|\\(begin|end)\{aligned\}", "");
        Assert.True(number < 8 ? set == latex : set.StartsWith(latex + "=", StringComparison.Ordinal), set);
    }

    [Fact]
    public void Equations_4_to_7_have_the_values_of_loops_written_from_the_paper()
    {
        double[,] weight = { { 0.5, -1.2, 0.3 }, { 0.8, 0.1, -0.6 } };
        double[] below = [0.7, 0.2, 0.9], desired = [1, 0];
        double[] net = new double[2], y = new double[2], byY = new double[2], byX = new double[2], byBelow = new double[3];
        for (var j = 0; j < 2; j++)
        {
            for (var i = 0; i < 3; i++) net[j] += below[i] * weight[j, i];   // (1)
            y[j] = 1 / (1 + Math.Exp(-net[j]));                             // (2)
            byY[j] = y[j] - desired[j];                                     // (4)
            byX[j] = byY[j] * y[j] * (1 - y[j]);                            // (5)
        }

        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 2; j++) byBelow[i] += byX[j] * weight[j, i]; // (7)
        }

        var (indexI, indexJ) = (Index("i"), Index("j"));
        var (w, input, d) = (Indexed("w", indexJ, indexI), Indexed("y", indexI), Indexed("d", indexJ));
        var x = Let("x", indexJ, Sum(indexI, input[indexI] * w[indexJ, indexI]));
        var output = Let("y", indexJ, Logistic(x[indexJ]));
        var sweep = BackwardSweep.Of(Let("E", OneHalf * Sum(indexJ, Square(output[indexJ] - d[indexJ]))), w[indexJ, indexI], input[indexI]);
        var values = new MatrixValues { { w, weight }, { input, below }, { d, desired } };
        Assert.Equal(byY, values.Of(sweep[output]).Cast<double>(), Near);
        Assert.Equal(byX, values.Of(sweep[x]).Cast<double>(), Near);
        Assert.Equal(from j in Enumerable.Range(0, 2) from i in Enumerable.Range(0, 3) select byX[j] * below[i], values.Of(sweep[w]).Cast<double>(), Near); // (6)
        Assert.Equal(byBelow, values.Of(sweep[input]).Cast<double>(), Near);
    }

    [Fact]
    public void Equations_8_and_9_are_what_a_learning_rule_does()
    {
        // By hand: g = 2, then g = −1, with ε = 0.1 and α = 0.9: Δw = −0.2, then 0.1 − 0.18 = −0.08.
        double[] w = [1.0], change = [0.0];
        var rule = new LearningRule(Rate: 0.1, Momentum: 0.9);
        rule.Apply(w, [2], change);
        Assert.Equal(0.8, w[0], 12);
        rule.Apply(w, [-1], change);
        Assert.Equal(-0.08, change[0], 12);
        Assert.Equal(0.72, w[0], 12);
        Assert.Equal("Δw(t) = −ε ∂E/∂w(t) + α Δw(t − 1)\n      = −0.1 ∂E/∂w(t) + 0.9 Δw(t − 1)", rule.ToFormula().ToString());
        // A number with an exponent is written as everywhere.
        Assert.EndsWith("= −1 × 10⁻⁵ ∂E/∂w", new LearningRule(1e-5).ToFormula().ToString(), StringComparison.Ordinal);
        Assert.Contains(@"-1 \cdot 10^{-5} \, ", new LearningRule(1e-5).ToFormula().ToLatex(), StringComparison.Ordinal);
        Assert.EndsWith("(then every w is multiplied by 0.998)", new LearningRule(0.1, 0.9, Decay: 0.002).ToFormula().ToString(), StringComparison.Ordinal);
    }

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) < 1e-12;
}
