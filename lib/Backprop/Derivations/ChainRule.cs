namespace Backprop;

/// <summary>The derivative of a named quantity through the names between it and the variable: one product of links for each path.</summary>
/// <remarks>∂C/∂w = Σ over all paths from C to w of the product of the links on the path.</remarks>
/// <example><code>
/// C.By(w)
/// // ∂C/∂w = ∂C/∂a · ∂a/∂z · ∂z/∂w
/// //       = 2(a − y) · σ′(z) · x
/// </code></example>
[TypeFormatterSource(typeof(ChainRuleFormatters), PreferredMimeTypes = ["text/latex", "text/plain"])]
public sealed class ChainRule
{
    private const int MostPaths = 256;

    private ChainRule(Quantity of, Expr by, IReadOnlyList<IReadOnlyList<Link>> paths)
    {
        (Of, By, Paths) = (of, by, paths);
        Name = new DerivativeName(of.Name, Link.NameOf(by));
        Value = Sum.Of([.. paths.Select(path => Product.Of([.. path.Select(link => link.Value)]))]);
    }

    /// <summary>The quantity that is differentiated.</summary>
    public Quantity Of { get; }

    /// <summary>The variable.</summary>
    public Expr By { get; }

    /// <summary>The derivative as a name: ∂C/∂w.</summary>
    public DerivativeName Name { get; }

    /// <summary>Every path from the quantity to the variable, as links.</summary>
    public IReadOnlyList<IReadOnlyList<Link>> Paths { get; }

    /// <summary>The links of the only path.</summary>
    /// <exception cref="InvalidOperationException">There is more than one path, or none.</exception>
    public IReadOnlyList<Link> Links => Paths.Count == 1
        ? Paths[0]
        : throw new InvalidOperationException($"{Name} has {Paths.Count} paths; ask for Paths.");

    /// <summary>The derivative with the names kept: 2(a − y) σ′(z) x.</summary>
    public Expr Value { get; }

    /// <summary>The chain rule with the links only named.</summary>
    public Formula InLinks() => new(Line.Of(Name), [NamedLinks()]);

    /// <summary>The chain rule in links, and the links solved.</summary>
    public Formula Solved()
    {
        var lines = new List<Line>();
        if (Paths.Count > 0 && Paths.Any(path => path.Count > 1)) lines.Add(NamedLinks());
        lines.Add(Joined(path => Line.Dotted([.. path.Select(link => link.Value)])));
        return new(Line.Of(Name), lines);
    }

    /// <summary>The derivative as one expression, names kept, and then with every name written out.</summary>
    public Formula Substituted() => new(Line.Of(Name), [Line.Of(Value), Line.Of(Value.Inline())]);

    /// <summary>The same derivation with an undefined function made a known one.</summary>
    public ChainRule With(UnaryFunction undefined, UnaryFunction definition)
    {
        var of = (Quantity)Of.With(undefined, definition);
        var by = By is Quantity ? of.Quantities().Prepend(of).First(quantity => quantity.Name.Equals(Link.NameOf(By))) : By;
        return Create(of, by);
    }

    /// <summary>The two lines as plain text.</summary>
    public override string ToString() => Solved().ToString();

    /// <summary>The chain rule for a quantity and a variable.</summary>
    /// <exception cref="ArgumentException">The variable is neither a symbol nor a quantity.</exception>
    /// <exception cref="InvalidOperationException">There are more than 256 paths; the backward sweep handles those.</exception>
    public static ChainRule Create(Quantity of, Expr by)
    {
        Differentiation.RequireVariable(by);
        return new(of, by, PathsTo(of, by));
    }

    // Paths grow from the quantity outwards; only names from which the variable can be reached are entered.
    private static List<IReadOnlyList<Link>> PathsTo(Quantity of, Expr by)
    {
        var leads = Traversal.ChildrenFirst(of).LeadingTo([by]);
        var found = new List<IReadOnlyList<Link>>();
        var open = new Stack<(Expr At, IReadOnlyList<Link> Path)>([(of, [])]);
        while (open.TryPop(out var here))
        {
            if (ReferenceEquals(here.At, by))
            {
                found.Add(here.Path);
                continue;
            }

            var at = (Quantity)here.At;
            foreach (var next in at.DirectNames().Where(leads.Contains).Reverse()) open.Push((next, [.. here.Path, new Link(at, next)]));
            if (found.Count + open.Count > MostPaths)
                throw new InvalidOperationException($"More than {MostPaths} paths lead from {of.Name} to {by}; use BackwardSweep, which shares them.");
        }

        return found;
    }

    // A quantity by itself has one path without links, whose product is 1.
    private Line NamedLinks() => Joined(path => path.Count == 0 ? Line.Of(Expr.One) : new(
        string.Join(@" \cdot ", path.Select(link => LatexPrinter.Instance.Text(link.Name))),
        string.Join(" · ", path.Select(link => link.Name))));

    private Line Joined(Func<IReadOnlyList<Link>, Line> line) => Line.Joined(Paths.Select(line));
}
