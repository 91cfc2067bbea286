using System.Collections.Immutable;

namespace Backprop;

/// <summary>Exponentials over their own sum, shifted by the largest exponent: e^(x − m) / Σ e^(x − m) is the same for every m, and none of it overflows.</summary>
/// <remarks>
/// Let S_c = Σ_k e^(x_kc). If every x_kc becomes x_kc − m_c, each e^x and S is divided by e^m. What is computed of them is
/// unchanged where it has as many of them above as below a fraction bar: its degree is 0. That is asked of every formula;
/// a logarithm of degree n has n m added. Where one of the wanted results has another degree, nothing is shifted.
/// </remarks>
internal sealed class SoftmaxShift
{
    private readonly LoopStatement _sum;
    private readonly Family _exponent;
    private readonly Family _largest;
    private readonly int[] _places;
    private readonly Dictionary<Family, ShiftDegree> _degrees = [];
    private readonly Dictionary<Expr, ShiftDegree?> _degreesOfParts = [];

    private SoftmaxShift(LoopStatement sum, Element exponent, string letter)
    {
        (_sum, _exponent) = (sum, exponent.Family);
        _places = [.. sum.Target.Indices.Select(index => exponent.Indices.IndexOf(index))];
        _largest = new Family(new LetterName(letter, (exponent.Family.Name as LetterName)?.Layer), [.. sum.Target.Indices]);
    }

    /// <summary>The statements with every such sum shifted.</summary>
    /// <param name="statements">One for each family, definitions first.</param>
    /// <param name="wanted">The families whose values must stay as they are.</param>
    /// <param name="maxima">Receives the families of the largest exponents.</param>
    public static IReadOnlyList<LoopStatement> Apply(IReadOnlyList<LoopStatement> statements, IReadOnlyCollection<Family> wanted, ICollection<Family> maxima)
    {
        // The largest exponent is called m where nothing else is.
        var taken = LoopStatement.LettersIn(statements);
        foreach (var sum in statements)
        {
            if (LoopStatement.ExponentOf(sum.Value) is not Element exponent || sum.Value is not IndexSum { Index: var index }) continue;
            if (!exponent.Indices.Contains(index) || !exponent.Indices.Remove(index).ToHashSet().SetEquals(sum.Target.Indices) || exponent.Indices.Length != sum.Target.Indices.Length + 1) continue;
            var letter = Reindexing.Fresh("m", taken);
            var shift = new SoftmaxShift(sum, exponent, letter);
            if (shift.Shifted(statements, wanted) is not { } shifted) continue;
            taken.Add(letter);
            statements = shifted;
            maxima.Add(shift._largest);
        }

        return statements;
    }

    private IReadOnlyList<LoopStatement>? Shifted(IReadOnlyList<LoopStatement> statements, IReadOnlyCollection<Family> wanted)
    {
        _degrees.Add(_sum.Target, new(1, _sum.Target.Indices));
        foreach (var statement in statements)
        {
            if (DegreeOf(statement.Value) is not { } degree) return null;
            // A sum that has been shifted already has another degree than it is declared to have.
            if (statement.Target.Equals(_sum.Target) ? !degree.Equals(_degrees[_sum.Target]) : !_degrees.TryAdd(statement.Target, degree)) return null;
        }

        if (wanted.Any(family => _degrees.TryGetValue(family, out var degree) && !degree.Number.IsZero)) return null;
        var current = statements.ToList();
        foreach (var output in statements.Where(IsOutput)) current = Cancelled(WithOutput(current, output), output.Target, wanted);
        // The largest exponent is there before the first of the exponentials, be it in this sum or in another one.
        var at = current.FindIndex(statement => Traversal.ChildrenFirst(statement.Value, LoopStatement.Opens).Any(node => node is Call call && IsExponential(call, out _, out _)));
        var before = _sum.Value is IndexSum sum ? new LoopStatement(_largest, IndexSum.Of(sum.Index, ((Call)sum.Body).Argument), IsMaximum: true) : _sum;
        return [.. current[..at], before, .. current[at..].Select(statement => statement with { Value = Shifted(statement.Value) })];
    }

    private Expr Shifted(Expr value) => Traversal.Rewrite(
        value,
        (original, node) => original is not Call call || node is not Call now ? node
            : IsExponential(call, out var exponent, out var times) ? Functions.Exp.Apply(now.Argument - Number.Of(times) * _largest.At(SumAt(exponent)))
            : call.Function == Functions.Ln && DegreeOf(call.Argument) is { Number.IsZero: false } degree ? now + Number.Of(degree.Number) * _largest.At(degree.At)
            : node,
        LoopStatement.Opens);

    // e^x/S is p where p is computed: so −d/p · e^x/S becomes −d.
    // What is computed before p stays as it is.
    private List<LoopStatement> WithOutput(List<LoopStatement> statements, LoopStatement output)
    {
        var from = statements.FindIndex(statement => statement.Target.Equals(output.Target));
        return [.. statements.Select((statement, at) => at <= from ? statement : statement with { Value = Traversal.Rewrite(statement.Value, (_, node) => node is Product product ? WithOutput(product, output) : node, LoopStatement.Opens) })];
    }

    private Expr WithOutput(Product product, LoopStatement output)
    {
        foreach (var factor in product.Factors)
        {
            if (factor is not Call call || !IsExponential(call, out var exponent, out var times) || !times.IsOne) continue;
            var sum = _sum.Target.At(SumAt(exponent));
            if (!product.Factors.Any(other => other is Power { Exponent: Number { Value: { IsInteger: true, Sign: < 0 } } } power && ReferenceEquals(power.Base, sum))) continue;
            var declared = ((Element)((Call)((Product)output.Value).Factors.First(other => other is Call)).Argument).Indices;
            var p = output.Target.At([.. output.Target.Indices.Select(index => exponent.Indices[declared.IndexOf(index)])]);
            return Product.Of([Number.Of(product.Coefficient), .. product.Factors.Where(other => !ReferenceEquals(other, factor)), sum, p]);
        }

        return product;
    }

    // A derivative that divides by the output is written into the formulas that multiply with it.
    private static List<LoopStatement> Cancelled(List<LoopStatement> statements, Family output, IReadOnlyCollection<Family> wanted)
    {
        foreach (var divided in statements.Where(statement => DividesBy(statement.Value, output) && ReferenceEquals(statement.Value, statement.Target.Definition) && !wanted.Contains(statement.Target)).ToList())
        {
            var inlined = statements.Where(statement => statement != divided).Select(statement =>
                FamilyOrder.Mentioned(statement.Value).Contains(divided.Target) ? statement with { Value = statement.Value.Inline(divided.Target) } : statement).ToList();
            if (!inlined.Any(statement => DividesBy(statement.Value, output))) statements = inlined;
        }

        return statements;
    }

    private bool IsOutput(LoopStatement statement) =>
        statement.Value is Product { Coefficient.IsOne: true, Factors: [Call call, Power { Exponent: Number { Value: var r }, Base: var @base }] } && r == -1
        && IsExponential(call, out var exponent, out var times) && times.IsOne && ReferenceEquals(@base, _sum.Target.At(SumAt(exponent))) && exponent.Indices.ToHashSet().SetEquals(statement.Target.Indices);

    private static bool DividesBy(Expr value, Family family) =>
        Traversal.ChildrenFirst(value, LoopStatement.Opens).Any(node => Power.IsDivisor(node) && family.Equals(Family.Of(((Power)node).Base)));

    // eˣ, and its square e²ˣ.
    private bool IsExponential(Call call, out Element exponent, out Rational times)
    {
        (exponent, times) = call.Argument switch
        {
            Element element => (element, 1),
            Product { Factors: [Element element], Coefficient: { IsInteger: true } n } => (element, n),
            _ => (null!, 0),
        };
        return call.Function == Functions.Exp && exponent is not null && exponent.Family.Equals(_exponent);
    }

    private ImmutableArray<IndexVariable> SumAt(Element exponent) => [.. _places.Select(place => exponent.Indices[place])];

    // Definitions come first, so what is known of a part stays true.
    private ShiftDegree? DegreeOf(Expr value) => Traversal.FoldInto(_degreesOfParts, value, (node, done) => node switch
    {
        Number or Symbol or IndexVariable or KroneckerDelta => ShiftDegree.Zero,
        Call call when IsExponential(call, out var exponent, out var times) => new(times, SumAt(exponent)),
        Element or Quantity => _degrees.TryGetValue(Family.Of(node)!, out var degree) ? degree.For(Family.Of(node)!.Indices, Family.IndicesOf(node)) : ShiftDegree.Zero,
        Sum sum => sum.Terms.Select(term => done[term]).Aggregate((x, y) => x == y ? x : null),
        Product product => product.Factors.Select(factor => done[factor]).Aggregate(ShiftDegree.Times),
        Power { Exponent: Number { Value: var r } } power => done[power.Base]?.Raised(r),
        Power power => done[power.Base] == ShiftDegree.Zero && done[power.Exponent] == ShiftDegree.Zero ? ShiftDegree.Zero : null,
        Call call => done[call.Argument] is { } argument && (argument.Number.IsZero || call.Function == Functions.Ln) ? ShiftDegree.Zero : null,
        IndexSum sum => done[sum.Body] is { } body && !body.At.Contains(sum.Index) ? body : null,
        Derivative => null,
        _ => throw node.WithoutRule("the degrees of a shifted softmax"),
    }, node => LoopStatement.Opens(node) ? node.Children : []);
}
