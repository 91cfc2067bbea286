using System.Globalization;

namespace Backprop;

/// <summary>The names between the symbols and a quantity, as a drawing: what each is computed from, and how fast it responds.</summary>
/// <remarks>
/// Values run forwards along the arrows, derivatives backwards: ∂C/∂p = Σ over the arrows p → q of ∂C/∂q · ∂q/∂p, and
/// ∂q/∂p stands on the arrow. A quantity that is used twice is one node with two arrows, and so is a family: x_j is one
/// node for all j. Arrows point upwards, as the paper draws its networks, so that the graph is narrow enough for a page.
/// </remarks>
/// <example><code>
/// ComputationGraph.Of(C).Alternative
/// // 4 symbols and 3 named quantities, with 6 arrows from what is used to what uses it, ending at C = (a − y)². Backwards: ∂C/∂y = −2(a − y), ∂C/∂a = 2(a − y), ∂C/∂z = ∂C/∂a σ′(z), ∂C/∂b = ∂C/∂z, ∂C/∂x = ∂C/∂z w, ∂C/∂w = ∂C/∂z x.
/// </code></example>
public sealed record ComputationGraph : Diagram
{
    private ComputationGraph(Quantity cost, IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphEdge> edges)
        : base($"Computation graph of {cost.Name}") => (Cost, Nodes, Edges) = (cost, nodes, edges);

    /// <summary>The quantity that everything leads to.</summary>
    public Quantity Cost { get; }

    /// <summary>The symbols and quantities, each once, those that are used before those that use them.</summary>
    internal IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>One for each name that a definition mentions.</summary>
    internal IReadOnlyList<GraphEdge> Edges { get; }

    /// <inheritdoc/>
    public override string Alternative
    {
        get
        {
            var (symbols, quantities) = (Nodes.Count(node => node.Definition is null), Nodes.Count(node => node.Definition is not null));
            var text = $"{Counted(symbols, "symbol")} and {Counted(quantities, "named quantity", "named quantities")}, with {Counted(Edges.Count, "arrow")} from what is used to what uses it, ending at {Cost.Name} = {Cost.Definition}.";
            var values = Nodes.Where(node => node is { Definition: not null, Value: not null }).Select(node => $"{node.Name} = {NumberText.Drawn(node.Value!.Value)}").ToList();
            var rates = Nodes.Where(node => node.Derivative is not null && node.Of != Cost).Reverse()
                .Select(node => $"{node.DerivativeName} = {(node.Gradient is { } gradient ? NumberText.Drawn(gradient) : node.Derivative)}").ToList();
            if (values.Count > 0) text += $" Forwards: {string.Join(", ", values)}.";
            if (rates.Count > 0) text += $" Backwards: {string.Join(", ", rates)}.";
            return text;
        }
    }

    /// <summary>The graph with formulas: definitions in the nodes, local derivatives on the arrows.</summary>
    /// <param name="cost">The quantity that everything leads to.</param>
    /// <param name="by">The symbols whose derivatives are wanted; null means all.</param>
    public static ComputationGraph Of(Quantity cost, IEnumerable<Expr>? by = null) => Of(BackwardSweep.Of(cost, by ?? []));

    /// <summary>The graph of a backward sweep with formulas, each derivative under the name that it has there.</summary>
    /// <param name="sweep">The sweep, with names such as δ where it has them.</param>
    /// <example><code>ComputationGraph.Of(BackwardSweep.Of(C, w, b).Naming("z", "δ")).Title   // Computation graph of C</code></example>
    public static ComputationGraph Of(BackwardSweep sweep) => Create(sweep, null);

    /// <summary>The graph with the values of a forward sweep and of a backward sweep.</summary>
    /// <param name="cost">The quantity that everything leads to.</param>
    /// <param name="by">The symbols whose derivatives are wanted: weights and biases.</param>
    /// <param name="values">A value for each symbol.</param>
    /// <exception cref="InvalidOperationException">A symbol has no value, or an undefined function occurs.</exception>
    public static ComputationGraph Of(Quantity cost, IEnumerable<Expr> by, params (Symbol Symbol, double Value)[] values) =>
        Create(BackwardSweep.Of(cost, by), values.ToDictionary(pair => (Expr)pair.Symbol, pair => pair.Value));

    // One node a family: x_j = Σ_i y_i w_ji stands for all j. A size such as n is no input of the network.
    private static ComputationGraph Create(BackwardSweep sweep, Dictionary<Expr, double>? given)
    {
        var cost = sweep.Cost;
        var order = FamilyOrder.Of(cost.Family);
        HashSet<Family> givenNames = [.. order.Given()];
        List<Family> families = [.. order.DefinitionsFirst.Where(family => family.Definition is not null || givenNames.Contains(family))];
        if (given is not null && families.Any(family => !family.Indices.IsEmpty))
            throw new ArgumentException($"{cost.Name} is made of families ({string.Join(", ", families.Where(family => !family.Indices.IsEmpty))}), and a node for a family has no one value. Draw the graph without values, or that of a written-out network.");
        var steps = sweep.Steps.ToDictionary(step => step.Below);
        var leading = order.LeadingTo(steps.Keys);
        var edges = (
            from user in families
            where user.Definition is not null
            let rates = Contribution.From(user, null, leading).ToLookup(contribution => contribution.Below)
            from part in order.Uses(user)
            where families.Contains(part)
            select (Part: part, User: user, Rate: leading.Contains(part) ? Sum.Of([.. rates[part].Select(contribution => contribution.Rate)]) : null)).ToList();
        var values = given is null ? null : Evaluation.Values([cost, .. steps.Values.Select(step => step.Value), .. edges.Select(edge => edge.Rate).OfType<Expr>()], given);
        var nodes = families.ToDictionary(family => family, family =>
        {
            var (itself, step) = (family.At(family.Indices), steps.GetValueOrDefault(family));
            return new GraphNode(
                itself,
                family.NameAt(family.Indices),
                family.Definition,
                values?[itself],
                step is null ? null : step.HasOwnName ? step.Derivatives.NameAt(family.Indices) : step.Meaning,
                step?.Definition,
                step is null ? null : values?[step.Value]);
        });
        return new(cost, [.. nodes.Values], [.. edges.Select(edge => new GraphEdge(nodes[edge.Part], nodes[edge.User], edge.Rate, edge.Rate is null ? null : values?[edge.Rate]))]);
    }

    internal override void Draw(Drawing drawing) => new ComputationGraphDrawing(this).Draw(drawing);

    private static string Counted(int count, string one, string? several = null) => $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? one : several ?? one + "s")}";
}

/// <summary>A symbol or a named quantity in a computation graph.</summary>
/// <param name="Of">The symbol or quantity itself.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Definition">What it is computed from; null for a symbol.</param>
/// <param name="Value">Its value in the forward sweep, where numbers were given.</param>
/// <param name="DerivativeName">What the cost's derivative with respect to it is called; null where it is not wanted, and for the cost.</param>
/// <param name="Derivative">How that derivative is computed from those before it.</param>
/// <param name="Gradient">The derivative's value in the backward sweep, where numbers were given.</param>
internal sealed record GraphNode(Expr Of, Name Name, Expr? Definition, double? Value, Name? DerivativeName, Expr? Derivative, double? Gradient);

/// <summary>An arrow of a computation graph, from what is used to what uses it.</summary>
/// <param name="From">What is used.</param>
/// <param name="To">The quantity whose definition mentions it.</param>
/// <param name="Rate">The local derivative; null where no wanted derivative needs it.</param>
/// <param name="RateValue">The local derivative's value, where numbers were given.</param>
internal sealed record GraphEdge(GraphNode From, GraphNode To, Expr? Rate, double? RateValue);
