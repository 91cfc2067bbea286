using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Backprop.Tests.Expressions;

/// <summary>What every known function must keep to; a function that is added to the table is tested with the others.</summary>
public class EveryFunction
{
    // On both sides of 0 where there are values, and away from it, where the kinks are.
    private static double[] PointsOf(string name) => name == "ln" ? [0.31, 0.77, 1.9] : [-2.3, -0.77, 0.31, 1.9];

    public static TheoryData<string> Names() => [.. Functions.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_derivative_agrees_with_central_differences(string name)
    {
        const double h = 1e-5;
        var (f, x) = (Functions.All[name], Symbol.Of("x"));
        foreach (var at in PointsOf(name))
        {
            var measured = (f.Value(at + h) - f.Value(at - h)) / (2 * h);
            Assert.Equal(measured, f.Apply(x).Derivative(x).Evaluate((x, at)), 1e-8);
        }
    }

    public static TheoryData<string> NamesWithDefinition() =>
        [.. Functions.All.Where(pair => pair.Value.WrittenOut(Symbol.Of("x")) != pair.Value.Apply(Symbol.Of("x"))).Select(pair => pair.Key).Order(StringComparer.Ordinal)];

    [Fact]
    public void These_are_the_functions_and_those_that_are_made_of_others()
    {
        Assert.Superset(new HashSet<string> { "abs", "cos", "exp", "ln", "logistic", "relu", "sign", "sin", "softplus", "step", "tanh" }, Functions.All.Keys.ToHashSet());
        Assert.Superset(new HashSet<string> { "logistic", "relu", "softplus", "tanh" }, NamesWithDefinition().Select(row => row.Data).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(NamesWithDefinition))]
    public void Written_out_it_has_the_same_value(string name)
    {
        var (f, x) = (Functions.All[name], Symbol.Of("x"));
        foreach (var at in PointsOf(name))
            Assert.Equal(f.Value(at), f.WrittenOut(x).Evaluate((x, at)), 1e-12);
    }

    [Fact]
    public void Cells_call_it_by_the_word_that_messages_name() => Assert.All(
        typeof(Notation).GetFields().Where(field => field.FieldType == typeof(UnaryFunction)),
        word => Assert.Equal(word.Name, Assert.IsType<KnownFunction>(((UnaryFunction)word.GetValue(null)!).Target()).Word));

    // Where its value is small it keeps its digits: softplus(−40) is 4·10⁻¹⁸ and not 0.
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_C_sharp_text_has_the_same_value(string name)
    {
        var f = Functions.All[name];
        double[] points = [.. PointsOf(name), .. name == "ln" ? [1e-300, 1e300] : name == "exp" ? [-700, 700] : new double[] { -700, -40, -1e-9, 0, 1e-9, 40, 700 }];
        var text = string.Join(", ", points.Select(at => $"f({at.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}d)"));
        var values = await CSharpScript.EvaluateAsync<double[]>(
            $"double f(double u) => {f.CSharp}; new[] {{ {text} }}", ScriptOptions.Default.AddImports("System"), cancellationToken: TestContext.Current.CancellationToken);
        foreach (var (at, value) in points.Zip(values)) Assert.Equal(f.Value(at), value, 4e-15 * Math.Abs(f.Value(at)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Infix_text_names_it_so_that_it_is_read_back(string name)
    {
        var applied = Functions.All[name].Apply(Symbol.Of("x"));
        Assert.Same(applied, Expr.Parse(applied.ToInfix()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_for_the_output_changes_no_derivative(string name)
    {
        var (f, x) = (Functions.All[name], Symbol.Of("x"));
        var y = Quantity.Of("y", f.Apply(x));
        foreach (var at in PointsOf(name))
            Assert.Equal(f.Apply(x).Derivative(x).Evaluate((x, at)), y.Derivative(x).Evaluate((x, at)), 1e-12);
    }
}
