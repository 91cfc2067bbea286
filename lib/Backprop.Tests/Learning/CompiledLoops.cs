using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using static Backprop.Notation;

namespace Backprop.Tests.Learning;

/// <summary>Loops give what the same formulas give written out and evaluated one by one, for sizes that fill tiles and vectors and for those that do not.</summary>
public class CompiledLoops
{
    private static readonly IndexVariable I = Index("i"), J = Index("j"), K = Index("k"), C = Index("c", size: "n"), O = Index("o", size: "n_j"), B = Index("b", size: "n");
    private static readonly Family X = Indexed("x", I, C), W = Indexed("w", J, I), V = Indexed("v", C), T = Indexed("T", K, J, I), S = Indexed("s", C, I), X2 = Indexed("t", C);

    public static TheoryData<string> Formulas => [.. All().Keys];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Every_size_agrees_with_the_formula_written_out(string name)
    {
        var random = new SeededRandom(name.Length);
        for (var trial = 0; trial < 12; trial++)
        {
            var sizes = new Sizes((I, 1 + random.Below(11)), (J, 1 + random.Below(7)), (K, 1 + random.Below(3)), (C, 1 + random.Below(19)));
            var wanted = All()[name];
            var run = LoopProgram.Of([wanted], sizes).Compile();
            var family = Family.Of(wanted)!;
            var point = new List<(Expr, double)>();
            foreach (var given in FamilyOrder.Of(family).DefinitionsFirst.Where(family => family.Definition is null && !family.IsScalar))
            {
                var values = run[given];
                var positions = ElementPositions.Of([.. given.Indices.Select(index => sizes[index])]).ToList();
                Assert.Equal(positions.Count, values.Length);
                for (var k = 0; k < values.Length; k++)
                {
                    values[k] = random.Uniform(1.5);
                    point.Add((given.For(sizes, positions[k]), values[k]));
                }
            }

            run.Run();
            var results = run[wanted].ToArray();
            var at = ElementPositions.Of([.. family.Indices.Select(index => sizes[index])]).ToList();
            Assert.Equal(at.Count, results.Length);
            for (var k = 0; k < results.Length; k++)
            {
                var writtenOut = family.For(sizes, at[k]);
                var known = writtenOut.Symbols().ToHashSet<Expr>();
                var expected = writtenOut.Evaluate([.. point.Where(pair => known.Contains(pair.Item1))]);
                Assert.Equal(expected, results[k], 1e-11 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public async Task Its_C_sharp_source_compiles_and_computes_the_same(string name) => await AssertSource(All()[name]);

    public static TheoryData<string> Clashes => ["i", "sum", "sum2", "in", "base", "Math", "Tanh"];

    // A loop over i beside an array i, a running sum beside an array sum, and words of C#.
    [Theory]
    [MemberData(nameof(Clashes))]
    public async Task A_name_that_the_source_uses_itself_is_another_one_there(string name)
    {
        var (s, over) = (Symbol(name), Index(name is "in" or "sum" ? name : "i"));
        var x = Indexed("x", over);
        await AssertSource(Let("q", over, Softplus(s) * Sum(Index("k", size: over.Size.Name.Identifier), Square(Indexed("x", over)[Index("k", size: over.Size.Name.Identifier)])) + x[over]), new Sizes((over, 3)));
    }

    // The first term stands again inside the second.
    [Fact]
    public async Task A_sum_that_stands_outside_and_inside_of_another_one_is_computed_once()
    {
        var total = Sum(I, Indexed("x", I)[I]);
        await AssertSource(Let("E", total + Sum(J, Square(Indexed("y", J)[J] - total))));
    }

    [Fact]
    public void What_would_be_long_when_multiplied_out_is_left_as_it_is()
    {
        var (x, y) = (Symbol("x"), Symbol("y"));
        Expr[] terms = [.. Enumerable.Range(1, 30).Select(k => Symbol("s", index: $"{k}"))];
        var cost = Let("E", Let("q", 1 / x + y) * Sum.Of(terms).Pow(4));
        var run = LoopProgram.Of([cost], new Sizes()).Compile();
        foreach (var given in terms.Append(x).Append(y)) run.Values(Family.Of(given)!)[0] = 2;
        run.Run();

        // (½ + 2) · 60⁴
        Assert.Equal(2.5 * 12_960_000, run[cost][0], 1e-6);
    }

    [Fact]
    public void What_no_compiler_would_read_is_not_written()
    {
        var (x, deep) = (Symbol("x"), (Expr)Symbol("x"));
        for (var k = 0; k < 100_000; k++) deep = Sin(deep);
        Assert.Contains("nested too deep", Refused(Let("E", deep)), StringComparison.Ordinal);
        Assert.Contains("larger than any double", Refused(Let("E", x + Number.Of(new Rational(System.Numerics.BigInteger.Pow(10, 400), 1)))), StringComparison.Ordinal);

        static string Refused(Quantity wanted) => Assert.Throws<InvalidOperationException>(() => LoopProgram.Of([wanted], new Sizes()).ToCSharp()).Message;
    }

    private static async Task AssertSource(Expr wanted, Sizes? given = null)
    {
        var sizes = given ?? new Sizes((I, 3), (J, 2), (K, 2), (C, 5));
        var program = LoopProgram.Of([wanted], sizes);
        var run = program.Compile();
        var random = new SeededRandom(7);
        var families = program.Layout.Families;
        foreach (var family in families.Where(family => family.Definition is null && FamilyOrder.Of(Family.Of(wanted)!).Contains(family)))
        {
            foreach (ref var value in run.Values(family)) value = random.Uniform(1.5);
        }

        var arrays = string.Join(", ", families.Select(family => $"new double[] {{ {string.Join(", ", run.Values(family).ToArray().Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + "d"))} }}"));
        run.Run();
        var script = $"{program.ToCSharp()}\nvar given = new[] {{ {arrays} }};\nSweep({string.Join(", ", families.Index().Select(pair => $"given[{pair.Index}]"))});\ngiven[{families.Index().First(pair => pair.Item.Equals(Family.Of(wanted))).Index}]";
        var computed = await CSharpScript.EvaluateAsync<double[]>(script, ScriptOptions.Default.AddImports("System"), cancellationToken: TestContext.Current.CancellationToken);
        var expected = run[wanted].ToArray();
        Assert.Equal(expected.Length, computed.Length);
        for (var k = 0; k < expected.Length; k++) Assert.Equal(expected[k], computed[k], 1e-11 * Math.Max(1, Math.Abs(expected[k])));
    }

    [Fact]
    public void A_run_allocates_nothing()
    {
        var run = LoopProgram.Of([All()["matrix product"]], new Sizes((I, 7), (J, 5), (C, 13))).Compile();
        run.Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var k = 0; k < 100; k++) run.Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Net_inputs_and_errors_are_written_into_the_formula_that_uses_them_once() =>
        Assert.Equal("y_jc = logistic(Σᵢ x_ic wⱼᵢ)", LoopProgram.Of([All()["layer"]], new Sizes((I, 2), (J, 2), (C, 2))).ToString());

    // What is written into what, and multiplied out, follows from how many parts a formula has and not from how long it is in print.
    [Fact]
    public void The_length_of_a_name_decides_nothing()
    {
        const string longName = "averyveryverylongname";
        Assert.Contains("d_" + longName, Program(longName), StringComparison.Ordinal);
        Assert.Equal(Program("t"), Program(longName).Replace(longName, "t", StringComparison.Ordinal));

        static string Program(string below)
        {
            var (x, d) = (Indexed("x", J, C), new Family(new LetterName("d", null, [below]), J, C));
            var y = Let("y", (J, C), Logistic(x[J, C]));
            var cost = Let("E", -Sum(C, Sum(J, d[J, C] * Ln(y[J, C]) + (1 - d[J, C]) * Ln(1 - y[J, C]))));
            var source = LoopProgram.Of([cost, Let("g", (J, C), BackwardSweep.Of(cost, x)[x].Value)], new Sizes((J, 2), (C, 3))).ToCSharp();
            // Without the comments, which show the formulas.
            return string.Join('\n', source.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_formula_with_an_undefined_function_is_refused_by_name()
    {
        var σ = Function("σ");
        var error = Assert.Throws<ArgumentException>(() => LoopProgram.Of([Let("q", C, σ(V[C]))], new Sizes((C, 2))));
        Assert.Contains("the function σ is undefined", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_family_that_is_not_there_is_refused_by_name() =>
        Assert.Contains("wⱼᵢ is neither given nor computed here", Assert.Throws<ArgumentException>(
            () => _ = LoopProgram.Of([Let("q", C, V[C])], new Sizes((C, 2), (I, 2), (J, 2))).Compile()[W].Length).Message, StringComparison.Ordinal);

    private static Dictionary<string, Expr> All()
    {
        var net = Let("x", (J, C), Sum(I, X[I, C] * W[J, I]));
        var output = Let("y", (J, C), Logistic(net[J, C]));
        return new()
        {
            ["matrix product"] = Let("q", (J, C), Sum(I, X[I, C] * W[J, I])),
            ["product with a transpose"] = Let("q", (I, C), Sum(J, net[J, C] * W[J, I])),
            ["outer product summed over cases"] = Let("q", (J, I), Sum(C, net[J, C] * X[I, C])),
            ["layer"] = output,
            ["every function"] = Let("q", C, Tanh(V[C]) + Exp(-V[C]) * Sin(V[C]) - Cos(V[C]) / (2 + ReLU(V[C])) + Softplus(V[C]) * Abs(V[C]) + Ln(3 + V[C]) + Sqrt(2 + V[C]) + (2 + V[C]).Pow(3) + (2 + V[C]).Pow(new Rational(5, 2)) + (2 + V[C]).Pow(V[C])),
            ["one number"] = Let("q", OneHalf * Sum(C, Sum(J, Square(output[J, C] - V[C])))),
            ["mean"] = Let("q", Mean(C, Square(V[C]))),
            ["three indices"] = Let("q", (K, I), Sum(J, T[K, J, I] * W[J, I])),
            ["no neighbours"] = Let("q", (C, I), Sum(J, W[J, I] * X[I, C]) + S[C, I]),
            ["sum inside a function inside a sum"] = Let("q", J, Sum(C, Tanh(Sum(I, X[I, C] * W[J, I])) * V[C]) - Sum(I, W[J, I])),
            ["two sums of different depth"] = Let("q", (J, C), Sum(I, W[J, I]) * Sum(I, X[I, C]) + Sum(K, Sum(I, T[K, J, I] * X[I, C])) / (1 + Sum(I, Square(W[J, I])))),
            ["a sum over an index that the result has"] = Let("q", (I, C), X[I, C] * Sum(C, X[I, C] * V[C]) + Sum(I, X[I, C] * S[C, I])),
            ["delta"] = Let("q", (I, C), Sum(Index("m", size: "n_i"), Square(Delta(I, Index("m", size: "n_i")) - X[Index("m", size: "n_i"), C]))),
            ["softmax with a named sum"] = Let("q", C, Exp(V[C]) / Let("S", Sum(C, Exp(V[C])))),
            ["a mean weighted by a softmax, its numerator first"] = Let("q", I, Let("N", I, Sum(C, Exp(V[C]) * X[I, C]))[I] / Let("S", Sum(C, Exp(V[C])))),
            ["two logarithms of sums of the same exponentials"] = Let("q", Ln(Let("S", Sum(C, Exp(V[C])))) + 2 * Ln(Let("U", Sum(B, Exp(V[B]))))),
            ["a softmax after what is made of the same"] = Let("q", C, Let("g", C, Exp(V[C]) * X2[C] / Let("S", Sum(C, Exp(V[C]))))[C] + 2 * Let("p", C, Exp(V[C]) / Let("S", Sum(C, Exp(V[C]))))[C]),
            ["exponentials that stand before their sum"] = Let("q", Sum(C, Let("e", C, Exp(V[C]))[C] * V[C]) / Let("S", Sum(C, Exp(V[C])))),
            ["a logarithm of a named sum of exponentials"] = Let("q", Ln(Let("S", Sum(C, Exp(V[C]))))),
            ["two such sums, beside a family called m"] = Let("q", I, Indexed("m", I)[I] * Ln(Let("S", I, Sum(C, Exp(X[I, C])))[I]) + Ln(Let("U", I, Sum(C, Exp(S[C, I])))[I])),
            ["quotients of sizes"] = Let("q", (J, I), I.Size / J.Size + 1 / I.Size * W[J, I] + Sum(O, Delta(J, O) / I.Size + 1 / O.Size)),
            ["indices as numbers"] = Let("q", (J, C), Sum(I, X[I, C] * (Expr)I / 2) / J + V[C] * (Expr)C - Sum(K, Square((Expr)K))),
            ["step and sign"] = Let("q", C, Functions.Step.Apply(V[C]) * 2 + Functions.Sign.Apply(V[C]) * V[C]),
        };
    }
}
