using System.Collections.Concurrent;
using CsCheck;

namespace Backprop.Tests.Expressions;

/// <summary>The generators of random expressions lose no kind of node: each that properties are asked of makes all that it is meant to.</summary>
public class GeneratedKinds
{
    private static readonly HashSet<Type> All = [.. typeof(Expr).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Expr)) && !type.IsAbstract)];

    private static readonly Type[] OfIndices = [typeof(IndexVariable), typeof(Element), typeof(IndexSum), typeof(KroneckerDelta)];

    [Fact]
    public void Those_that_are_printed_have_all_twelve() => Assert.Equal(All, KindsIn(RandomExpressions.Printable, RandomExpressions.Parts));

    [Fact]
    public void Those_without_indices_have_all_others_but_the_open_derivative() =>
        Assert.Equal([.. All.Except([.. OfIndices, typeof(Derivative)])], KindsIn(RandomExpressions.AllKinds, RandomExpressions.Parts));

    // The definitions of the families are gone into; what is not worked out has no value.
    [Fact]
    public void Costs_with_indices_have_all_but_the_open_derivative() => Assert.Equal(
        [.. All.Except([typeof(Derivative)])],
        KindsIn(RandomIndexed.Costs, cost => cost.Families().Select(family => family.Definition).OfType<Expr>().Append(cost).SelectMany(RandomExpressions.Parts)));

    // An index that only names a place does not count: it stands for its number.
    private static HashSet<Type> KindsIn<T>(Gen<T> made, Func<T, IEnumerable<Expr>> parts)
    {
        var found = new ConcurrentDictionary<Type, bool>();
        made.Sample(
            one =>
            {
                var all = parts(one).ToHashSet();
                foreach (var part in all.Where(part => part is not IndexVariable)) found[part.GetType()] = true;
                if (all.Where(part => part is not (Element or KroneckerDelta)).SelectMany(part => part.Children).Any(part => part is IndexVariable)) found[typeof(IndexVariable)] = true;
            },
            iter: 1_000);
        return [.. found.Keys];
    }
}
