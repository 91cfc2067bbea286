namespace Backprop;

/// <summary>One sweep from the cost back to every weight, in which each derivative gets a name and is used by those further back.</summary>
/// <remarks>
/// ∂C/∂p = Σ over the quantities q that mention p of ∂C/∂q · ∂q/∂p. Each line is as long as the number of direct uses,
/// so the whole gradient of a chain of n layers has a length proportional to n; one formula for each weight would be
/// proportional to n². Naming ∂C/∂z as δ is this idea. With indices a Σ stands before each term, for the elements above that
/// the one below does not fix: equations (4) to (7) of the paper come out of this rule, as do those of every other network
/// without a cycle.
/// </remarks>
/// <example><code>
/// var z = Let("z", Symbol("w") * Symbol("x"));
/// BackwardSweep.Of(Let("C", Square(z)), Symbol("w"))
/// // ∂C/∂z = 2z
/// // ∂C/∂w = ∂C/∂z x
/// </code></example>
[TypeFormatterSource(typeof(FormulaFormatters))]
public sealed class BackwardSweep : IFormula
{
    private readonly IReadOnlyList<Family> _wanted;
    private readonly Func<Family, Name?>? _name;

    private BackwardSweep(Quantity cost, IReadOnlyList<BackwardStep> steps, IReadOnlyList<Family> wanted, Func<Family, Name?>? name) =>
        (Cost, Steps, _wanted, _name) = (cost, steps, wanted, name);

    /// <summary>What is differentiated.</summary>
    public Quantity Cost { get; }

    /// <summary>The derivatives in the order in which they are computed, from the cost backwards.</summary>
    public IReadOnlyList<BackwardStep> Steps { get; }

    private Dictionary<Family, BackwardStep> ByFamily => field ??= Steps.ToDictionary(step => step.Below);

    /// <summary>The derivative of the cost with respect to a symbol, a quantity, or the elements of a family.</summary>
    /// <exception cref="KeyNotFoundException">The cost does not depend on it, or it was not asked for.</exception>
    public BackwardStep this[Expr by] => ByFamily.TryGetValue(Family.Require(by), out var step)
        ? step
        : throw new KeyNotFoundException($"No derivative of {Cost.Name} with respect to {by} in this sweep; there are those with respect to {string.Join(", ", Steps.Select(other => other.By))}.");

    /// <summary>The sweep for a cost.</summary>
    /// <param name="cost">The quantity that is differentiated.</param>
    /// <param name="by">The symbols, quantities or families whose derivatives are wanted; none means all that are given. What they do not need is left out.</param>
    /// <exception cref="ArgumentException">Something else is wanted, or the cost does not depend on it, or two quantities have one name.</exception>
    public static BackwardSweep Of(Quantity cost, params IEnumerable<Expr> by) => Of(cost, [.. by.Select(Family.Require)], null);

    /// <summary>The same sweep in which the derivatives with respect to everything called by one letter are called by another, with the same layer.</summary>
    /// <param name="letter">The letter of quantities, such as z.</param>
    /// <param name="derivative">The letter of the derivatives, such as δ.</param>
    /// <exception cref="ArgumentException">No quantity of the sweep has that letter.</exception>
    /// <example><code>
    /// var z = Let("z", layer: "L", Symbol("w") * Symbol("x"));
    /// BackwardSweep.Of(Let("C", Square(z)), Symbol("w")).Naming("z", "δ")
    /// // δ⁽ᴸ⁾ = ∂C/∂z⁽ᴸ⁾ = 2z⁽ᴸ⁾
    /// // ∂C/∂w = δ⁽ᴸ⁾ x
    /// </code></example>
    public BackwardSweep Naming(string letter, string derivative)
    {
        Family[] computed = [.. Steps.Select(step => step.Below).Where(family => family.Definition is not null)];
        if (computed.All(family => Named(family) is null))
        {
            throw new ArgumentException(
                $"No quantity {letter} is in this sweep, so nothing would be called {derivative}; its quantities are {(computed.Length == 0 ? "none" : string.Join<Family>(", ", computed))}. A derivative with respect to what is given keeps its name.",
                nameof(letter));
        }

        var taken = FamilyOrder.Of(Cost.Family).DefinitionsFirst.Select(family => (family.Name, family.Indices.Length)).ToHashSet();
        foreach (var family in computed)
        {
            if ((Named(family) ?? _name?.Invoke(family)) is { } name && !taken.Add((name, family.Indices.Length)))
                throw new ArgumentException($"There is a {name} already, in {Cost.Name} or in another line; these derivatives need another name.", nameof(derivative));
        }

        return Of(Cost, _wanted, family => Named(family) ?? _name?.Invoke(family));

        LetterName? Named(Family family) => family.Name is LetterName name && name.Letter == letter ? new(derivative, name.Layer, name.Subscripts, name.Accent) : null;
    }

    /// <summary>The sweep of the same cost with an undefined function made a known one.</summary>
    /// <exception cref="ArgumentException">The function has a definition already.</exception>
    public BackwardSweep With(UnaryFunction undefined, UnaryFunction definition)
    {
        var known = Cost.With(undefined, definition);
        var order = FamilyOrder.Of(known.Family);
        return Of(known, [.. _wanted.Select(Now)], _name);

        Family Now(Family family) => order.Find(family.At(family.Indices).With(undefined, definition)) is { } now ? Family.Require(now)
            : throw new ArgumentException($"With {definition.Target()} in place of {undefined.Target()}, {Cost.Name} does not depend on {family} any more.", nameof(definition));
    }

    /// <summary>The sweep with fewer lines: a derivative with respect to a quantity that has no name of its own, such as δ, is written in where it is used.</summary>
    /// <param name="keep">Families and elements whose derivatives keep their line nevertheless.</param>
    /// <example><code>
    /// var z = Let("z", Symbol("w") * Symbol("x"));
    /// BackwardSweep.Of(Let("C", Square(z)), Symbol("w")).Merged()   // ∂C/∂w = 2z x
    /// </code></example>
    public BackwardSweep Merged(params IEnumerable<Expr> keep)
    {
        HashSet<Family> kept = [.. keep.Select(Family.Require)];
        var lines = new List<BackwardStep>();
        // Each line as it is now, with what has gone written into it.
        var now = new Dictionary<Family, (Family Family, bool IsGone)>();
        foreach (var step in Steps)
        {
            var shorter = step.With(step.Definition.Inline((family, at) => !now.TryGetValue(family, out var line) ? null : line.IsGone ? line.Family.DefinitionAt(at) : line.Family.At(at)));
            var isGone = !step.HasOwnName && step.Below.Definition is not null && !kept.Contains(step.Below);
            now[step.Derivatives] = (shorter.Derivatives, isGone);
            if (!isGone) lines.Add(shorter);
        }

        return new(Cost, lines, _wanted, _name);
    }

    /// <summary>All lines as one formula block in LaTeX.</summary>
    public string ToLatex() => Formula.Aligned(Steps.Select(step => step.ToLatex("&=")));

    /// <summary>All lines as plain text.</summary>
    public override string ToString() => string.Join('\n', Steps);

    private static BackwardSweep Of(Quantity cost, IReadOnlyList<Family> by, Func<Family, Name?>? name)
    {
        var root = cost.Family;
        var order = FamilyOrder.Of(root);
        order.RefuseNamesakes();
        foreach (var family in by.Where(family => family.IsScalar)) order.RefuseSize(family);
        IReadOnlyList<Family> wanted = by.Count > 0 ? by : [.. order.Given()];
        if (wanted.FirstOrDefault(family => !order.Contains(family)) is { } stranger)
        {
            order.RefuseOtherDefinition(stranger.At(stranger.Indices));
            throw new ArgumentException($"{cost.Name} does not depend on {stranger}.", nameof(by));
        }

        if (wanted.Contains(root)) throw new ArgumentException($"The derivative of {cost.Name} with respect to itself is 1; a sweep goes back to what {cost.Name} depends on.", nameof(by));

        // The wanted families and every name between them and the cost.
        var needed = order.LeadingTo(wanted);
        var arriving = new Dictionary<Family, Arriving>(needed.Count);
        foreach (var family in needed) arriving.Add(family, new(family));
        var users = new List<Arriving>(needed.Count);
        foreach (var family in order.DefinitionsFirst.Reverse())
        {
            if (family.Definition is null || !arriving.TryGetValue(family, out var user)) continue;
            users.Add(user);
            foreach (var used in order.Uses(family))
            {
                if (arriving.TryGetValue(used, out var part)) user.Mention(part);
            }
        }

        var steps = new List<BackwardStep>(needed.Count);
        foreach (var user in users)
        {
            var rate = user.Family.Equals(root) ? null : Finish(user, name?.Invoke(user.Family));
            foreach (var contribution in Contribution.From(user.Family, rate, needed)) arriving[contribution.Below].Contributions.Add(contribution);
            foreach (var part in user.Parts)
            {
                // A weight is done as soon as its last user is; its line then stands beside that of its layer.
                if (--part.UsersLeft == 0 && part.Family.Definition is null) Finish(part, null);
            }
        }

        return new(cost, steps, wanted, name);

        Family Finish(Arriving at, Name? given)
        {
            var step = BackwardStep.Of(cost, at.Family, at.Contributions, given);
            steps.Add(step);
            return step.Derivatives;
        }
    }
}
