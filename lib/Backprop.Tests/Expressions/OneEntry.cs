using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using static Backprop.Notation;

namespace Backprop.Tests.Expressions;

/// <summary>An activation function that is added by one entry is known everywhere.</summary>
public class OneEntry
{
    // The bent identity: (√(u² + 1) − 1)/2 + u.
    private static readonly KnownFunction Bent = Functions.Add(new(
        "bent", @"\operatorname{bent}", "(Math.Sqrt(u * u + 1) - 1) / 2 + u", FunctionCode.Of<BentValue>(), (u, _) => u / (2 * Sqrt(Square(u) + 1)) + 1)
    {
        Text = "Bent",
        InElementaryTerms = u => (Sqrt(Square(u) + 1) - 1) / 2 + u,
        Exactly = r => r.IsZero ? r : null,
        Rises = true,
    });

    private static readonly Symbol X = Symbol("x"), W = Symbol("w");

    [Fact]
    public void It_is_printed_in_every_spelling_and_read_back()
    {
        var f = Bent.Apply(W * X);
        Assert.Equal("Bent(w x)", f.ToString());
        Assert.Equal(@"\operatorname{bent}(w \, x)", f.ToLatex());
        Assert.Same(f, Expr.Parse(f.ToInfix()));
    }

    [Fact]
    public void It_is_differentiated_checked_compiled_and_compared()
    {
        Expr f = Square(Bent.Apply(W * X));
        Assert.InRange(GradientCheck.Of(f, W, f.Derivative(W)).WorstRelativeError, 0, 1e-8);
        Assert.Equal(Math.Pow((Math.Sqrt(1.36) - 1) / 2 + 0.6, 2), f.Compile(W, X)(0.3, 2), 1e-15);
        Assert.Equal(f.Evaluate((W, 0.3), (X, 2)), f.Compile(W, X)(0.3, 2));
        Assert.Same(Expr.Zero, Bent.Apply(Expr.Zero));
        Assert.Equal(Verdict.Equal, Bent.Apply(X).CompareWith((Sqrt(Square(X) + 1) - 1) / 2 + X).Verdict);
        Assert.Equal(Verdict.Different, Bent.Apply(X).CompareWith(X).Verdict);
    }

    [Fact]
    public void It_defines_an_undefined_function_in_a_finished_formula()
    {
        var σ = Function("σ");
        var a = Let("a", σ(W * X));
        Assert.Equal(a.Derivative(W).With(σ, Bent.Apply).Evaluate((W, 0.3), (X, 2)), Bent.Apply(W * X).Derivative(W).Evaluate((W, 0.3), (X, 2)), 1e-15);
    }

    [Fact]
    public async Task A_network_of_it_learns_four_cases_at_once_and_its_C_sharp_source_compiles()
    {
        var network = Network.Layered(Activation.Of(Bent.Apply), Cost.HalfSumOfSquares, 3, 2, 1);
        var random = new SeededRandom(5);
        var run = network.Compile(9);
        run.Load(new DataSet(random.Uniform(27, 1), random.Uniform(9, 1), 9));
        random.Uniform(run.Parameters.Length, 0.5).CopyTo(run.Parameters);
        run.Sweep();
        var (gradient, at, h) = (run.Gradient.ToArray(), run.Parameters.ToArray(), 1e-5);
        for (var k = 0; k < at.Length; k++) Assert.Equal((CostAt(k, h) - CostAt(k, -h)) / (2 * h), gradient[k], 1e-8);

        var source = run.Program.ToCSharp();
        Assert.Contains("static double Bent(double u) => (Math.Sqrt(u * u + 1) - 1) / 2 + u;", source, StringComparison.Ordinal);
        var value = await CSharpScript.EvaluateAsync<double>(source + "\nBent(0.6)", ScriptOptions.Default.AddImports("System"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Bent.Value(0.6), value, 1e-15);

        double CostAt(int k, double step)
        {
            at.CopyTo(run.Parameters);
            run.Parameters[k] += step;
            run.Sweep();
            return run.Cost;
        }
    }

    private struct BentValue : IFunctionValue
    {
        public static T At<T>(T u)
            where T : struct, ILanes<T> => (T.Sqrt(u * u + T.Of(1)) - T.Of(1)) * T.Of(0.5) + u;
    }
}
