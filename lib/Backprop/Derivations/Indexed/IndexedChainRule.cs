using System.Collections.Immutable;

namespace Backprop;

/// <summary>The derivative by one element of a family through all names between: one sum of products of links for each path.</summary>
/// <example><code>
/// E.By(w[j, i])
/// // ∂E/∂w_ji = ∂E/∂y_j · ∂y_j/∂x_j · ∂x_j/∂w_ji
/// //          = (y_j − d_j) · y_j(1 − y_j) · y_i
/// </code></example>
[TypeFormatterSource(typeof(IndexedChainRuleFormatters), PreferredMimeTypes = ["text/latex", "text/plain"])]
public sealed class IndexedChainRule
{
    private const int MostPaths = 256;

    private IndexedChainRule(Quantity of, Element by, IReadOnlyList<IndexedPath> paths)
    {
        (Of, By, Paths) = (of, by, paths);
        Name = new DerivativeName(of.Name, by.Name);
        Value = Sum.Of([.. paths.Select(path => path.Value)]);
    }

    /// <summary>The quantity that is differentiated.</summary>
    public Quantity Of { get; }

    /// <summary>The element it is differentiated by.</summary>
    public Element By { get; }

    /// <summary>The derivative as a name: ∂E/∂w_ji.</summary>
    public Name Name { get; }

    /// <summary>The derivative with the names of the forward pass kept.</summary>
    public Expr Value { get; }

    /// <summary>The chain rule with the links only named.</summary>
    public Formula InLinks() => new(Line.Of(Name), [Named()]);

    /// <summary>The chain rule in links, and the links solved.</summary>
    public Formula Solved() => new(Line.Of(Name), Paths.Any(path => path.Links.Length > 1) ? [Named(), Joined()] : [Joined()]);

    /// <summary>The two lines as plain text.</summary>
    public override string ToString() => Solved().ToString();

    /// <summary>The chain rule for a quantity and an element.</summary>
    /// <exception cref="ArgumentException">The quantity does not depend on the element's family.</exception>
    /// <exception cref="InvalidOperationException">There are more than 256 paths; a sweep handles those.</exception>
    public static IndexedChainRule Create(Quantity of, Element by) => new(of, by, PathsTo(IndexedSweep.Of(of, by), by));

    internal IReadOnlyList<IndexedPath> Paths { get; }

    // Paths grow from the element towards the quantity, each link put before those that are there.
    private static List<IndexedPath> PathsTo(IndexedSweep sweep, Element by)
    {
        var found = new List<IndexedPath>();
        var open = new Stack<IndexedPath>([IndexedPath.To(by)]);
        while (open.TryPop(out var path))
        {
            if (path.Start.Equals(new ScalarFamily(sweep.Cost)))
            {
                found.Add(path);
                continue;
            }

            foreach (var contribution in sweep[path.Start].Contributions.Reverse()) open.Push(path.Before(contribution.Link));
            if (found.Count + open.Count > MostPaths)
                throw new InvalidOperationException($"More than {MostPaths} paths lead from {sweep.Cost.Name} to {by}; use IndexedSweep, which shares them.");
        }

        return found;
    }

    private Line Named() => Line.Joined(Paths.Select(path => path.Named()));

    private Line Joined() => Line.Joined(Paths.Select(path => path.Solved()));
}

/// <summary>A path of links from a family to an element, with the indices that are summed on the way.</summary>
/// <param name="Start">Where the path begins.</param>
/// <param name="At">At which indices.</param>
/// <param name="Summed">The indices that are summed over.</param>
/// <param name="Links">The links in order, each named and solved.</param>
internal sealed record IndexedPath(Family Start, ImmutableArray<IndexVariable> At, ImmutableArray<IndexVariable> Summed, ImmutableArray<(Name Name, Expr Value)> Links)
{
    public static IndexedPath To(Element element) => new(element.Family, element.Indices, [], []);

    /// <summary>The links multiplied, and summed.</summary>
    public Expr Value => IndexSum.Over(Summed, Product.Of([.. Links.Select(link => link.Value)]));

    /// <summary>The path with one more link in front.</summary>
    public IndexedPath Before(IndexedLink link)
    {
        HashSet<string> taken = [.. Summed.Concat(At).Select(index => index.Letter), .. Links.SelectMany(other => FreeIndices.Letters(other.Value))];
        var moved = link.Moved(Start.Indices, At, taken);
        return new(moved.Of, moved.At, [.. moved.Summed, .. Summed], Links.Insert(0, (moved.NameFor(Start.Name, At), moved.Rate)));
    }

    public Line Named() => Sums(new(
        string.Join(@" \cdot ", Links.Select(link => LatexPrinter.Instance.Text(link.Name))),
        string.Join(" · ", Links.Select(link => link.Name))));

    public Line Solved() => Sums(Line.Dotted([.. Links.Select(link => link.Value)]));

    private Line Sums(Line line) => line with
    {
        Latex = string.Concat(Summed.Select(index => LatexPrinter.Instance.SumSign(index.Letter))) + line.Latex,
        Text = string.Concat(Summed.Select(index => UnicodePrinter.Instance.SumSign(index.Letter))) + line.Text,
    };
}
