using System.Globalization;
using static Backprop.Notation;

namespace Backprop.Tests.Learning;

/// <summary>The library's own texts are the same in every culture.</summary>
public sealed class Cultures : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    [Fact]
    public void Texts_with_numbers_are_the_same_where_numbers_are_written_otherwise()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var expected = Texts();
        Assert.Contains(expected, text => text.Contains("0.5", StringComparison.Ordinal));
        // Made by hand, since the tests run where no other culture is known.
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NegativeSign) = (",", ".", "~");
        CultureInfo.CurrentCulture = culture;
        Assert.Equal("~1,5", (-1.5).ToString());
        Assert.Equal(expected, Texts());
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;

    private static List<string> Texts()
    {
        var (w, x) = (Symbol("w"), Symbol("x"));
        var C = Let("C", Square(Tanh(w * x) - new Rational(-1, 2)) * Rational.FromDouble(-0.25));
        var descent = GradientDescent.Run(CostFunction.Of(C, [w], (x, 0.5)), [-1.5], learningRate: 0.1, sweeps: 5);
        var network = Network.Layered(2, 1).Compile(4);
        return
        [
            Assert.Throws<ArgumentException>(() => new Axis("a") { Step = -0.5 }).Message, Assert.Throws<ArgumentException>(() => Table.Of("t", ["a", "b"], [(1, 0.5), "b"])).Message,
            C.ToString(), C.ToLatex(), C.ToInfix(), C.By(w).ToString(), C.CompareWith(C * 2).ToString()!,
            C.By(w).Check().ToString(), new LearningRule(0.1, 0.9, 0.002).ToString(), new LearningRule(0.1, 0.9, 0.002).ToFormula().ToString(),
            descent.ToString(), network.Program.ToString(), network.Program.ToCSharp(),
            Quartiles.Of([-1.5, 2.5, 0.5]).ToString(),
            Plot.Curve(C.Substitute(x, new Rational(-1, 2)), w, -1.5, 1.5).Alternative,
            Plot.Histogram("h", "v", [-1.5, 0.5, 2.25]).Alternative,
            Table.Of("t", ["a:F2", "b"], [-0.5, 1234567]).ToString()!,
            Message(() => C.Evaluate((w, 0.5), (w, -1.5))),
            Message(() => new LearningRule(-0.5)),
            Message(() => new DataSet([double.NaN], [0.5], 1)),
            Message(() => Plot.Curve(Logistic, 1.5, -0.5)),
            Message(() => CostFunction.Of(C, [w], (w, -0.5))),
        ];
    }

    private static string Message(Func<object> action) => Assert.ThrowsAny<Exception>(() => action()).Message;
}
