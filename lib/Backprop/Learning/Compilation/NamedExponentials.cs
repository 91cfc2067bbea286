using System.Collections.Immutable;

namespace Backprop;

/// <summary>A sum of exponentials inside of a formula gets a name, and so does what is no name in its exponent: only then can both be shifted.</summary>
/// <remarks>
/// p_j = e^(u_j/t) / Σ_k e^(u_k/t) becomes e_j = u_j/t, S = Σ_k e^(e_k), p_j = e^(e_j)/S, which <see cref="SoftmaxShift"/> knows.
/// A sum that would not be shifted all the same is left where it stands.
/// </remarks>
internal sealed class NamedExponentials
{
    private readonly Expr _exponent;
    private readonly ImmutableArray<IndexVariable> _indices;
    private readonly int _summed;
    private readonly Family _sum;

    // Null where the exponent is an element, which has a name.
    private readonly Family? _named;

    private NamedExponentials(IndexSum sum, HashSet<string> taken)
    {
        _exponent = LoopStatement.ExponentOf(sum)!;
        _indices = [.. FreeIndices.Of(_exponent).OrderBy(index => index.Letter, StringComparer.Ordinal)];
        _summed = _indices.IndexOf(sum.Index);
        _named = _exponent is Element ? null : new Family(Letter("e"), _indices, _exponent);
        _sum = new Family(Letter("S"), _indices.RemoveAt(_summed), _named is null ? sum : IndexSum.Of(sum.Index, Functions.Exp.Apply(_named.At(_indices))));

        LetterName Letter(string wanted)
        {
            var letter = Reindexing.Fresh(wanted, taken);
            taken.Add(letter);
            return new LetterName(letter);
        }
    }

    /// <summary>The statements in the form that loops compute, with a name for each sum of exponentials that can be shifted then, and the families of the largest exponents.</summary>
    /// <param name="statements">One for each family, definitions first.</param>
    /// <param name="wanted">The families whose values must stay as they are.</param>
    public static (IReadOnlyList<LoopStatement> Statements, IReadOnlyList<Family> Maxima) Apply(IReadOnlyList<LoopStatement> statements, IReadOnlyCollection<Family> wanted)
    {
        var best = Shifted(statements, wanted);
        var sums = statements.SelectMany(statement => Traversal.ChildrenFirst(statement.Value, LoopStatement.Opens)
            .Where(node => LoopStatement.ExponentOf(node) is { } exponent && !(exponent is Element && ReferenceEquals(node, statement.Value)))).Cast<IndexSum>().Distinct().ToList();
        if (sums.Count == 0) return best;
        var taken = LoopStatement.LettersIn(statements);
        foreach (var sum in sums)
        {
            var named = new NamedExponentials(sum, taken).Named(statements);
            // One that has another letter alone has its name already.
            if (ReferenceEquals(named, statements) || Shifted(named, wanted) is var better && better.Maxima.Count <= best.Maxima.Count) continue;
            (statements, best) = (named, better);
        }

        return best;
    }

    // Products of exponentials are left for the shift, if it comes; else they are put together, eᵘeᵛ = eᵘ⁺ᵛ.
    private static (IReadOnlyList<LoopStatement> Statements, IReadOnlyList<Family> Maxima) Shifted(IReadOnlyList<LoopStatement> statements, IReadOnlyCollection<Family> wanted)
    {
        List<Family> exponents = [.. statements.Select(statement => LoopStatement.ExponentOf(statement.Value)).OfType<Element>().Select(exponent => exponent.Family)];
        var shifted = Assuming(exponents.ToHashSet());
        return shifted.Maxima.Count == exponents.Count ? shifted : Assuming(new HashSet<Family>());

        (IReadOnlyList<LoopStatement> Statements, IReadOnlyList<Family> Maxima) Assuming(IReadOnlySet<Family> left)
        {
            var maxima = new List<Family>();
            var stable = StableForm.OfDefinitions([.. statements.Select(statement => (statement.Target, statement.Value))], left);
            return (SoftmaxShift.Apply([.. statements.Zip(stable, (statement, value) => statement with { Value = value })], wanted, maxima), maxima);
        }
    }

    // Both are there before the first formula that has one of them: what the exponent is made of is there as well.
    private IReadOnlyList<LoopStatement> Named(IReadOnlyList<LoopStatement> statements)
    {
        var written = statements.Select(statement => statement with { Value = Traversal.Rewrite(statement.Value, Name, LoopStatement.Opens) }).ToList();
        var first = written.Zip(statements).ToList().FindIndex(pair => !ReferenceEquals(pair.First.Value, pair.Second.Value));
        if (first < 0) return statements;
        LoopStatement[] before = [.. _named is null ? [] : (LoopStatement[])[new(_named, _exponent)], new(_sum, _sum.Definition!)];
        return [.. written[..first], .. before, .. written[first..]];
    }

    private Expr Name(Expr original, Expr node) => original switch
    {
        IndexSum sum when LoopStatement.ExponentOf(sum) is { } exponent && PlacesIn(exponent) is { } places && ReferenceEquals(places[_summed], sum.Index) => _sum.At(places.RemoveAt(_summed)),
        Call { Argument: var exponent } call when _named is not null && call.Function == Functions.Exp && PlacesIn(exponent) is { } places => Functions.Exp.Apply(_named.At(places)),
        _ => node,
    };

    // e^(u_j) is e^(u_k) with another letter: which index of it stands where?
    private ImmutableArray<IndexVariable>? PlacesIn(Expr exponent)
    {
        var free = FreeIndices.Of(exponent);
        if (free.Count != _indices.Length) return null;
        foreach (var places in Orders([.. free.OrderBy(index => index.Letter, StringComparer.Ordinal)]))
        {
            if (places.Zip(_indices).All(pair => ReferenceEquals(pair.First.Size, pair.Second.Size)) && ReferenceEquals(Reindexing.Apply(_exponent, _indices.Zip(places)), exponent)) return places;
        }

        return null;
    }

    private static IEnumerable<ImmutableArray<IndexVariable>> Orders(ImmutableArray<IndexVariable> indices) =>
        indices.Length < 2 ? [indices] : indices.SelectMany(first => Orders(indices.Remove(first)).Select(rest => rest.Insert(0, first)));
}
