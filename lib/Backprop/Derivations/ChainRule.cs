using System.Collections.Immutable;

namespace Backprop;

/// <summary>The derivative of a named quantity through the names between it and the variable: one product of links for each path.</summary>
/// <remarks>
/// ∂C/∂w = Σ over all paths from C to w of the product of the links on the path. With indices, Σ_K stands before a path for
/// the indices on the way that the variable does not fix.
/// </remarks>
/// <example><code>
/// var z = Let("z", Symbol("w") * Symbol("x"));
/// Let("C", Square(z - Symbol("y"))).By(Symbol("w"))
/// // ∂C/∂w = ∂C/∂z · ∂z/∂w
/// //       = 2(z − y) · x
/// </code></example>
[TypeFormatterSource(typeof(FormulaFormatters))]
public sealed class ChainRule : IFormula
{
    private const int MostPaths = 256;
    private readonly IReadOnlyList<ChainPath> _paths;

    private ChainRule(Expr of, Expr by, IReadOnlyList<ChainPath> paths)
    {
        (Of, By, _paths) = (of, by, paths);
        Name = new DerivativeName(Family.NameOf(of)!, Family.NameOf(by)!);
        Value = Sum.Of([.. paths.Select(path => path.Value)]);
    }

    /// <summary>The quantity that is differentiated, or an element of a family.</summary>
    public Expr Of { get; }

    /// <summary>The variable: a symbol, a quantity or an element.</summary>
    public Expr By { get; }

    /// <summary>The derivative as a name: ∂C/∂w.</summary>
    public Name Name { get; }

    /// <summary>Every path from the quantity to the variable, as links.</summary>
    public IReadOnlyList<IReadOnlyList<Link>> Paths => [.. _paths.Select(path => path.Links)];

    /// <summary>The links of the only path.</summary>
    /// <exception cref="InvalidOperationException">There is more than one path, or none.</exception>
    public IReadOnlyList<Link> Links => _paths.Count == 1
        ? _paths[0].Links
        : throw new InvalidOperationException($"{Name} has {_paths.Count} paths; ask for Paths.");

    /// <summary>The derivative with the names kept: 2(a − y) σ′(z) x.</summary>
    public Expr Value { get; }

    /// <summary>The chain rule with the links only named.</summary>
    public Formula InLinks() => new(Line.Of(Name), [NamedLinks()]);

    /// <summary>The chain rule in links, and the links solved.</summary>
    public Formula Solved()
    {
        var lines = new List<Line>();
        if (_paths.Any(path => path.Links.Count > 1)) lines.Add(NamedLinks());
        lines.Add(Joined(path => Line.Dotted([.. path.Links.Select(link => link.Value)], isSummed: !path.Summed.IsEmpty)));
        return new(Line.Of(Name), lines);
    }

    /// <summary>The derivative as one expression, names kept, and then with every name written out.</summary>
    public Formula Substituted() => new(Line.Of(Name), [Line.Of(Value), Line.Of(Value.Inline())]);

    /// <summary>The same derivation with an undefined function made a known one.</summary>
    /// <exception cref="ArgumentException">The function has a definition already.</exception>
    public ChainRule With(UnaryFunction undefined, UnaryFunction definition)
    {
        var of = Of.With(undefined, definition);
        return Create(of, FamilyOrder.Of(Family.Require(of)).Find(By.With(undefined, definition)) ?? By);
    }

    /// <summary>The two lines as LaTeX.</summary>
    public string ToLatex() => Solved().ToLatex();

    /// <summary>The two lines as plain text.</summary>
    public override string ToString() => Solved().ToString();

    /// <summary>The chain rule for a quantity, or an element of a family, and a variable. It is 0 where the quantity does not depend on the variable.</summary>
    /// <exception cref="ArgumentException">One of them is no symbol, quantity or element, or two quantities have one name.</exception>
    /// <exception cref="InvalidOperationException">There are more than 256 paths; the backward sweep handles those.</exception>
    public static ChainRule Create(Expr of, Expr by) => new(of, by, PathsTo(of, by));

    // Paths grow from the quantity outwards; only names from which the variable can be reached are entered.
    private static List<ChainPath> PathsTo(Expr of, Expr by)
    {
        var (start, end, target) = (Family.Require(of), Family.Require(by), Family.IndicesOf(by));
        var order = FamilyOrder.Of(start);
        order.RefuseSize(by);
        order.RefuseNamesakes();
        var leads = order.LeadingTo([end]);
        var found = new List<ChainPath>();
        order.RefuseOtherDefinition(by);
        if (!order.Contains(end)) Instantiation.RefuseNamesake(by, order.DefinitionsFirst.Select(family => family.At(family.Indices)));
        if (!leads.Contains(start) || !order.Contains(end)) return found;
        string[] taken = [.. Family.IndicesOf(of).Select(index => index.Letter)];
        var open = new Stack<ChainPath>([new(start, Family.IndicesOf(of), [], [])]);
        while (open.TryPop(out var path))
        {
            if (path.End.Equals(end))
            {
                found.Add(path.EndingAt(target, taken));
                continue;
            }

            foreach (var next in path.Next(order.Uses(path.End), leads.Contains, taken).Reverse()) open.Push(next);
            if (found.Count + open.Count > MostPaths)
                throw new InvalidOperationException($"More than {MostPaths} paths lead from {Family.NameOf(of)} to {by}; use BackwardSweep, which shares them.");
        }

        return found;
    }

    // A quantity by itself has one path without links, whose product is 1.
    private Line NamedLinks() => Joined(path => path.Links.IsEmpty ? Line.Of(Expr.One) : new(
        string.Join(@" \cdot ", path.Links.Select(link => LatexPrinter.Instance.Text(link.Name))),
        string.Join(" · ", path.Links.Select(link => link.Name))));

    private Line Joined(Func<ChainPath, Line> line) => Line.Joined(_paths.Select(path => Line.Summed(path.Summed, line(path))));
}
