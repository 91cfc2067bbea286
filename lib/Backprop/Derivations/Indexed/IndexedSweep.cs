namespace Backprop;

/// <summary>One sweep from the cost back to the wanted families, in which each derivative gets a name and is used by those further back.</summary>
/// <remarks>
/// ∂E/∂u_I = Σ over the families q that mention u, and over the indices K that I does not fix, of ∂E/∂q_K · ∂q_K/∂u_I. The
/// derivative of an element by an element of its own family is a Kronecker delta, which takes a sum away. Equations (4) to
/// (7) of the paper come out of this rule, as do those of every other network without a cycle.
/// </remarks>
/// <example><code>
/// var sweep = IndexedSweep.Of(E, w);
/// sweep[w]   // ∂E/∂w_ji = ∂E/∂x_j y_i
/// </code></example>
[TypeFormatterSource(typeof(IndexedSweepFormatters), PreferredMimeTypes = ["text/latex", "text/plain"])]
public sealed class IndexedSweep
{
    private readonly Dictionary<Family, IndexedStep> _steps;

    private IndexedSweep(Quantity cost, IReadOnlyList<IndexedStep> steps)
    {
        Cost = cost;
        Steps = steps;
        _steps = steps.ToDictionary(step => step.By);
    }

    /// <summary>What is differentiated.</summary>
    public Quantity Cost { get; }

    /// <summary>The derivatives in the order in which they are computed, from the cost backwards.</summary>
    public IReadOnlyList<IndexedStep> Steps { get; }

    /// <summary>The derivative of the cost by a family.</summary>
    /// <exception cref="KeyNotFoundException">The cost does not depend on it, or it was not asked for.</exception>
    public IndexedStep this[Family by] => _steps.TryGetValue(by, out var step)
        ? step
        : throw new KeyNotFoundException($"No derivative of {Cost.Name} by {by} in this sweep; there are those by {string.Join(", ", Steps.Select(other => other.By))}.");

    /// <summary>The derivative of the cost by a symbol, a named quantity or an element of a family.</summary>
    /// <exception cref="KeyNotFoundException">The cost does not depend on it, or it was not asked for.</exception>
    public IndexedStep this[Expr by] => this[RequireFamily(by)];

    /// <summary>The sweep for a cost.</summary>
    /// <param name="cost">The quantity that is differentiated.</param>
    /// <param name="by">The families, symbols or elements whose derivatives are wanted.</param>
    /// <exception cref="ArgumentException">Something else is wanted, or the cost does not depend on it.</exception>
    public static IndexedSweep Of(Quantity cost, params Expr[] by) => Of(cost, null, by);

    /// <summary>The sweep for a cost, with names such as δ for some of the derivatives.</summary>
    /// <param name="cost">The quantity that is differentiated.</param>
    /// <param name="name">A name for the derivative by a family, such as δ for ∂E/∂x; null keeps ∂E/∂x.</param>
    /// <param name="by">The families, symbols or elements whose derivatives are wanted.</param>
    /// <exception cref="ArgumentException">Something else is wanted, or the cost does not depend on it.</exception>
    public static IndexedSweep Of(Quantity cost, Func<Family, Name?>? name, params Expr[] by)
    {
        Family root = new ScalarFamily(cost);
        var order = FamilyOrder.DefinitionsFirst([root]);
        HashSet<Family> wanted = [.. by.Select(RequireFamily)];
        foreach (var family in wanted)
        {
            if (!order.Contains(family)) throw new ArgumentException($"{cost.Name} does not depend on {family}.", nameof(by));
        }

        var needed = FamilyOrder.LeadingTo(order, wanted);
        var users = order.Where(family => family.Definition is not null && needed.Contains(family)).Reverse().ToList();
        var usesLeft = users.SelectMany(user => FamilyOrder.Mentioned(user.Definition!)).Where(needed.Contains).CountBy(family => family).ToDictionary();
        var arrived = new Dictionary<Family, List<Contribution>>();
        var steps = new List<IndexedStep>();
        foreach (var user in users)
        {
            var rate = user.Equals(root) ? null : Finish(user, name?.Invoke(user));
            foreach (var part in FamilyOrder.Mentioned(user.Definition!).Where(needed.Contains))
            {
                if (!arrived.TryGetValue(part, out var list)) arrived.Add(part, list = []);
                list.AddRange(IndexedLink.Between(user, part, part.Indices).Select(link => new Contribution(link, rate)));

                // A weight is done as soon as its last user is; its line then stands beside that of its layer.
                if (--usesLeft[part] == 0 && part.Definition is null) Finish(part, null);
            }
        }

        return new(cost, steps);

        Family Finish(Family family, Name? given)
        {
            var step = IndexedStep.Of(cost, family, arrived[family], given);
            steps.Add(step);
            return step.Value;
        }
    }

    /// <summary>The sweep of the same cost with an undefined function made a known one.</summary>
    /// <exception cref="ArgumentException">The function has a definition already.</exception>
    public IndexedSweep With(UnaryFunction undefined, UnaryFunction definition)
    {
        var known = (Quantity)FamilyRewriting.Rewrite(Cost, (_, body) => body.With(undefined, definition));
        var wanted = Steps.Where(step => step.By.Definition is null).Select(step => step.By.At(step.By.Indices));
        return Of(known, [.. wanted]);
    }

    /// <summary>The sweep with fewer lines: a derivative by a quantity that has no name of its own, such as δ, is written in where it is used.</summary>
    /// <param name="keep">Families and elements whose derivatives keep their line nevertheless.</param>
    /// <example><code>sweep.Merged()[x]   // δ_i = ∂E/∂x_i = Σ_j δ_j w_ji σ′(x_i)</code></example>
    public IndexedSweep Merged(params Expr[] keep)
    {
        HashSet<Family> kept = [.. keep.Select(RequireFamily)];
        var (lines, gone) = (new List<IndexedStep>(), new List<Family>());
        foreach (var step in Steps)
        {
            // The last to go may hold those that went before.
            var shorter = step.With(Enumerable.Reverse(gone).Aggregate(step.Definition, (definition, family) => definition.Inline(family)));
            if (step.HasOwnName || step.By.Definition is null || kept.Contains(step.By)) lines.Add(shorter);
            else gone.Add(step.Value);
        }

        return new(Cost, lines);
    }

    /// <summary>All lines as one formula block in LaTeX.</summary>
    public string ToLatex() => Formula.Aligned(Steps.Select(step => step.ToLatex("&=")));

    /// <summary>All lines as plain text.</summary>
    public override string ToString() => string.Join('\n', Steps);

    internal static Family RequireFamily(Expr by) => Family.Of(by)
        ?? throw new ArgumentException($"Expected a symbol, a named quantity or an element of a family to differentiate by; found {by}.", nameof(by));
}
