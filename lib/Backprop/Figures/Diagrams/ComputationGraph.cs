using System.Globalization;

namespace Backprop;

/// <summary>Which way the arrows of a graph point.</summary>
public enum GraphDirection
{
    /// <summary>From left to right, as one reads.</summary>
    LeftToRight,

    /// <summary>From the bottom to the top, as the paper draws its networks; narrow enough for a page.</summary>
    BottomToTop,
}

/// <summary>The names between the symbols and a quantity, as a drawing: what each is computed from, and how fast it responds.</summary>
/// <remarks>
/// Values run forwards along the arrows, derivatives backwards: ∂C/∂p = Σ over the arrows p → q of ∂C/∂q · ∂q/∂p, and
/// ∂q/∂p stands on the arrow. A quantity that is used twice is one node with two arrows, and so is a family: x_j is one
/// node for all j.
/// </remarks>
/// <example><code>
/// ComputationGraph.Of(C, [w, b], (w, 0.5), (x, 0.8), (b, 0.1), (y, 1))
/// ComputationGraph.Of(C)   // formulas only
/// </code></example>
public sealed record ComputationGraph : Diagram
{
    private ComputationGraph(Quantity cost, IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphEdge> edges)
        : base($"Computation graph of {cost.Name}") => (Cost, Nodes, Edges) = (cost, nodes, edges);

    /// <summary>The quantity that everything leads to.</summary>
    public Quantity Cost { get; }

    /// <summary>The symbols and quantities, each once, those that are used before those that use them.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>One for each name that a definition mentions.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; }

    /// <summary>Which way the arrows point.</summary>
    public GraphDirection Direction { get; init; }

    /// <inheritdoc/>
    public override string Alternative
    {
        get
        {
            var (symbols, quantities) = (Nodes.Count(node => node.Definition is null), Nodes.Count(node => node.Definition is not null));
            var text = $"{Counted(symbols, "symbol")} and {Counted(quantities, "named quantity", "named quantities")}, with {Counted(Edges.Count, "arrow")} from what is used to what uses it, ending at {Cost.Name} = {Cost.Definition}.";
            var values = Nodes.Where(node => node is { Definition: not null, Value: not null }).Select(node => $"{node.Name} = {GraphText.Shown(node.Value!.Value)}").ToList();
            var rates = Nodes.Where(node => node.Gradient is not null && node.Of != Cost).Reverse().Select(node => $"{node.DerivativeName} = {GraphText.Shown(node.Gradient!.Value)}").ToList();
            if (values.Count > 0) text += $" Forwards: {string.Join(", ", values)}.";
            if (rates.Count > 0) text += $" Backwards: {string.Join(", ", rates)}.";
            return text;
        }
    }

    /// <summary>The graph with formulas: definitions in the nodes, local derivatives on the arrows.</summary>
    /// <param name="cost">The quantity that everything leads to.</param>
    /// <param name="by">The symbols whose derivatives are wanted; null means all.</param>
    /// <param name="name">A name for the derivative by a quantity, such as δ for ∂C/∂z; null keeps ∂C/∂z. Families keep it.</param>
    public static ComputationGraph Of(Quantity cost, IEnumerable<Expr>? by = null, Func<Quantity, Name?>? name = null) =>
        Create(cost, by, name, null);

    /// <summary>The graph with the values of a forward pass and of a backward pass.</summary>
    /// <param name="cost">The quantity that everything leads to.</param>
    /// <param name="by">The symbols whose derivatives are wanted: weights and biases.</param>
    /// <param name="values">A value for each symbol.</param>
    /// <exception cref="InvalidOperationException">A symbol has no value, or an undefined function occurs.</exception>
    public static ComputationGraph Of(Quantity cost, IEnumerable<Expr> by, params (Symbol Symbol, double Value)[] values) =>
        Create(cost, by, null, values.ToDictionary(pair => (Expr)pair.Symbol, pair => pair.Value));

    private static ComputationGraph Create(Quantity cost, IEnumerable<Expr>? by, Func<Quantity, Name?>? name, Dictionary<Expr, double>? given)
    {
        var families = FamilyOrder.DefinitionsFirst([new ScalarFamily(cost)]);
        return families.All(family => family.Indices.IsEmpty)
            ? OfScalars(cost, by, name, given)
            : OfFamilies(cost, families, by, given);
    }

    private static ComputationGraph OfScalars(Quantity cost, IEnumerable<Expr>? by, Func<Quantity, Name?>? name, Dictionary<Expr, double>? given)
    {
        var order = Traversal.ChildrenFirst(cost);
        IReadOnlyList<Expr> wanted = [.. by ?? order.OfType<Symbol>()];
        var leading = order.LeadingTo(wanted);
        var derivatives = BackwardSweep.Of(cost, wanted, name).Steps.ToDictionary(step => step.By, step => step.Value);
        var links =
            from user in order.OfType<Quantity>()
            from part in user.DirectNames()
            select (Part: part, User: user, Rate: leading.Contains(part) ? Differentiation.Link(user, part) : null);
        var edges = links.ToList();
        var values = given is null ? null : Evaluation.Values([cost, .. derivatives.Values, .. edges.Select(edge => edge.Rate).OfType<Expr>()], given);
        var nodes = order.Where(expression => expression is Symbol or Quantity).ToDictionary(expression => expression, expression =>
        {
            var derivative = derivatives.GetValueOrDefault(expression);
            return new GraphNode(
                expression,
                Link.NameOf(expression),
                (expression as Quantity)?.Definition,
                values?[expression],
                derivative?.Name,
                derivative?.Definition,
                derivative is null ? null : values?[derivative]);
        });
        return new(cost, [.. nodes.Values], [.. edges.Select(edge => new GraphEdge(
            nodes[edge.Part],
            nodes[edge.User],
            edge.Rate,
            edge.Rate is null ? null : values?[edge.Rate]))]);
    }

    // One node a family: x_j = Σ_i y_i w_ji stands for all j.
    private static ComputationGraph OfFamilies(Quantity cost, List<Family> families, IEnumerable<Expr>? by, Dictionary<Expr, double>? given)
    {
        if (given is not null)
            throw new ArgumentException($"{cost.Name} is made of families ({string.Join(", ", families.Where(family => !family.Indices.IsEmpty))}), and a node for a family has no one value. Draw the graph without values, or that of a written-out network.");
        // A size such as n is no input of the network.
        var sizes = families.SelectMany(family => family.Indices).Select(index => (Expr)index.Size).ToHashSet();
        families = [.. families.Where(family => !sizes.Contains(family.At(family.Indices)))];
        Expr[] wanted = [.. by ?? families.Where(family => family.Definition is null).Select(family => family.At(family.Indices))];
        var leading = FamilyOrder.LeadingTo(families, wanted.Select(Family.Of).OfType<Family>());
        var steps = IndexedSweep.Of(cost, wanted).Steps.ToDictionary(step => step.By);
        var nodes = families.ToDictionary(family => family, family =>
        {
            var step = steps.GetValueOrDefault(family);
            return new GraphNode(family.At(family.Indices), NameOf(family), family.Definition, null, step is null ? null : step.Meaning, step?.Definition, null);
        });
        var edges =
            from user in families
            where user.Definition is not null
            from part in FamilyOrder.Mentioned(user.Definition!)
            where nodes.ContainsKey(part)
            select new GraphEdge(nodes[part], nodes[user], leading.Contains(part) ? RateOf(user, part) : null, null);
        return new(cost, [.. nodes.Values], [.. edges]);
    }

    private static Name NameOf(Family family) => family.Name.WithIndices([.. family.Indices.Select(index => index.Letter)]);

    private static Expr RateOf(Family of, Family by) => Sum.Of([.. IndexedLink.Between(of, by, by.Indices).Select(link => link.Rate)]);

    internal override void Draw(Drawing drawing) => new ComputationGraphDrawing(this).Draw(drawing);

    private static string Counted(int count, string one, string? several = null) => $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? one : several ?? one + "s")}";
}

/// <summary>A symbol or a named quantity in a computation graph.</summary>
/// <param name="Of">The symbol or quantity itself.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Definition">What it is computed from; null for a symbol.</param>
/// <param name="Value">Its value in the forward pass, where numbers were given.</param>
/// <param name="DerivativeName">What the cost's derivative by it is called; null where it is not wanted, and for the cost.</param>
/// <param name="Derivative">How that derivative is computed from those before it.</param>
/// <param name="Gradient">The derivative's value in the backward pass, where numbers were given.</param>
public sealed record GraphNode(Expr Of, Name Name, Expr? Definition, double? Value, Name? DerivativeName, Expr? Derivative, double? Gradient);

/// <summary>An arrow of a computation graph, from what is used to what uses it.</summary>
/// <param name="From">What is used.</param>
/// <param name="To">The quantity whose definition mentions it.</param>
/// <param name="Rate">The local derivative; null where no wanted derivative needs it.</param>
/// <param name="RateValue">The local derivative's value, where numbers were given.</param>
public sealed record GraphEdge(GraphNode From, GraphNode To, Expr? Rate, double? RateValue);
