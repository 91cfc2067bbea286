using System.Collections.Immutable;

namespace Backprop;

/// <summary>How an element of one family depends on an element of another, directly, through one place in its definition.</summary>
/// <param name="Of">The family above, whose definition mentions the one below.</param>
/// <param name="At">The indices at which the element above is taken.</param>
/// <param name="Summed">The indices that are summed over: those above that the ones below do not fix, then those of sums on the way.</param>
/// <param name="Rate">∂of/∂by, everything else held.</param>
internal sealed record IndexedLink(Family Of, ImmutableArray<IndexVariable> At, ImmutableArray<IndexVariable> Summed, Expr Rate)
{
    /// <summary>The summed indices that belong to the family above; those of sums inside its definition do not show in the link's name.</summary>
    public IEnumerable<IndexVariable> Named => Summed.Where(index => At.Contains(index));

    /// <summary>The link as a name: ∂x_j/∂w_ji.</summary>
    public DerivativeName NameFor(Name by, ImmutableArray<IndexVariable> indices) =>
        new(Of.Name.WithIndices(Letters(At)), by.WithIndices(Letters(indices)));

    /// <summary>The links from a family to another, one for each place where it is mentioned.</summary>
    /// <remarks>
    /// For q_K = … u_J … the derivative by u_I is Σ_K Σ_s ∂q_K/∂u_J · δ_JI, where s are the indices of sums around the place
    /// and δ_JI is a Kronecker delta for each index. A delta with a summed index takes its sum away; the others stay.
    /// </remarks>
    /// <param name="of">The family above; it has a definition.</param>
    /// <param name="by">The family below.</param>
    /// <param name="target">The indices I of the element below.</param>
    public static IEnumerable<IndexedLink> Between(Family of, Family by, ImmutableArray<IndexVariable> target)
    {
        // K gets letters that I does not have, and every sum in the definition a letter of its own.
        HashSet<string> taken = [.. target.Select(index => index.Letter)];
        var above = ImmutableArray.CreateBuilder<IndexVariable>();
        foreach (var index in of.Indices)
        {
            above.Add(index.Renamed(Reindexing.Fresh(index.Letter, taken)));
            taken.Add(above[^1].Letter);
        }

        var at = above.ToImmutable();
        var definition = Reindexing.BindApart(of.DefinitionAt(at)!, taken);
        var output = of is ScalarFamily scalar ? scalar.At([]) : Element.Of(of, at);
        foreach (var place in Places(definition, by, output)) yield return Contract(of, at, place, target);
    }

    /// <summary>The same link for other indices of the element below.</summary>
    /// <param name="from">The indices below as they are.</param>
    /// <param name="to">What they become.</param>
    /// <param name="taken">Letters that the summed indices must not have.</param>
    public IndexedLink Moved(ImmutableArray<IndexVariable> from, ImmutableArray<IndexVariable> to, ISet<string> taken)
    {
        var replacements = from.Zip(to).ToList();
        HashSet<string> used = [.. taken, .. to.Select(index => index.Letter), .. FreeIndices.Letters(Rate)];
        foreach (var index in Summed.Where(index => taken.Contains(index.Letter) || to.Any(other => other.Letter == index.Letter)))
        {
            var fresh = index.Renamed(Reindexing.Fresh(index.Letter, used));
            used.Add(fresh.Letter);
            replacements.Add((index, fresh));
        }

        var table = replacements.ToDictionary(pair => pair.Item1, pair => pair.Item2);
        IndexVariable Now(IndexVariable index) => table.GetValueOrDefault(index, index);
        return new(Of, [.. At.Select(Now)], [.. Summed.Select(Now)], Reindexing.Apply(Rate, replacements));
    }

    private static IndexedLink Contract(Family of, ImmutableArray<IndexVariable> at, Place place, ImmutableArray<IndexVariable> target)
    {
        var summed = at.AddRange(place.Summed).ToList();
        var moved = new Dictionary<IndexVariable, IndexVariable>();
        var deltas = new List<Expr>();
        foreach (var (here, there) in place.Indices.Zip(target))
        {
            var now = moved.GetValueOrDefault(here, here);
            if (summed.Remove(now)) moved.Add(now, there);
            else deltas.Add(KroneckerDelta.Of(now, there));
        }

        var rate = Reindexing.Apply(place.Rate, moved.Select(pair => (pair.Key, pair.Value)));
        return new(of, [.. at.Select(index => moved.GetValueOrDefault(index, index))], [.. summed], Product.Of([rate, .. deltas]));
    }

    // From the definition down to every mention of the family: the factors on the way, and the sums that they stand in.
    private static IEnumerable<Place> Places(Expr definition, Family by, Expr output)
    {
        var order = Traversal.ChildrenFirst(definition, Opens);
        var dependent = new HashSet<Expr>();
        foreach (var node in order)
        {
            if (by.Equals(Family.Of(node)) || Opens(node) && node.Children.Any(dependent.Contains)) dependent.Add(node);
        }

        if (!dependent.Contains(definition)) yield break;
        var arrived = new Dictionary<Expr, List<Place>> { [definition] = [new([], [], Expr.One)] };
        if (definition is Call call && call.Function.DerivativeFromOutput(output) is { } fromOutput)
            arrived = new() { [call.Argument] = [new([], [], fromOutput)] };
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            if (!arrived.TryGetValue(node, out var places)) continue;
            foreach (var place in places)
            {
                if (by.Equals(Family.Of(node))) yield return place with { Indices = Family.IndicesOf(node) };
                else if (node is IndexSum sum) Pass(sum.Body, place with { Summed = place.Summed.Add(sum.Index) });
                else
                {
                    foreach (var (part, rate) in Rules.RatesOf(node, dependent.Contains))
                        Pass(part, place with { Rate = place.Rate * rate });
                }
            }
        }

        void Pass(Expr part, Place place)
        {
            if (!arrived.TryGetValue(part, out var list)) arrived.Add(part, list = []);
            list.Add(place);
        }
    }

    private static ImmutableArray<string> Letters(IEnumerable<IndexVariable> indices) => [.. indices.Select(index => index.Letter)];

    private static bool Opens(Expr node) => node is not (Quantity or Element);

    private sealed record Place(ImmutableArray<IndexVariable> Indices, ImmutableArray<IndexVariable> Summed, Expr Rate);
}
