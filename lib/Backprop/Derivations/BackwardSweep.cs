namespace Backprop;

/// <summary>One sweep from the cost back to every symbol, in which each derivative gets a name and is used by those further back.</summary>
/// <remarks>
/// ∂C/∂p = Σ over the quantities q that mention p of ∂C/∂q · ∂q/∂p. Each line is as long as the number of direct uses,
/// so the whole gradient of a chain of n layers has a length proportional to n; one formula for each weight would be
/// proportional to n². Naming ∂C/∂z as δ is this idea.
/// </remarks>
/// <example><code>
/// var sweep = BackwardSweep.Of(C);
/// sweep[w]   // ∂C/∂w = ∂C/∂z · x
/// </code></example>
[TypeFormatterSource(typeof(BackwardSweepFormatters), PreferredMimeTypes = ["text/latex", "text/plain"])]
public sealed class BackwardSweep
{
    private readonly Dictionary<Expr, BackwardStep> _steps;

    private BackwardSweep(Quantity cost, IReadOnlyList<BackwardStep> steps)
    {
        Cost = cost;
        Steps = steps;
        _steps = steps.ToDictionary(step => step.By);
    }

    /// <summary>What is differentiated.</summary>
    public Quantity Cost { get; }

    /// <summary>The derivatives in the order in which they are computed, from the cost backwards.</summary>
    public IReadOnlyList<BackwardStep> Steps { get; }

    /// <summary>The derivative of the cost by one symbol or quantity.</summary>
    /// <exception cref="KeyNotFoundException">The cost does not depend on it.</exception>
    public BackwardStep this[Expr by] => _steps.TryGetValue(by, out var step)
        ? step
        : throw new KeyNotFoundException($"{Cost.Name} does not depend on {by}.");

    /// <summary>The sweep for a cost.</summary>
    /// <param name="cost">The quantity that is differentiated.</param>
    /// <param name="by">The symbols whose derivatives are wanted; null means all. What they do not need is left out.</param>
    /// <param name="name">A name for the derivative by a quantity, such as δ for ∂C/∂z; null keeps ∂C/∂z.</param>
    public static BackwardSweep Of(Quantity cost, IEnumerable<Expr>? by = null, Func<Quantity, Name?>? name = null)
    {
        var order = Traversal.ChildrenFirst(cost);
        // The wanted symbols and every name between them and the cost.
        var needed = order.LeadingTo(by ?? order.OfType<Symbol>());
        var users = order.OfType<Quantity>().Where(needed.Contains).Reverse().ToList();
        var usesLeft = users.SelectMany(user => user.DirectNames()).Where(needed.Contains).CountBy(name => name).ToDictionary();
        var arrived = new Dictionary<Expr, List<Expr>>();
        var steps = new List<BackwardStep>();
        foreach (var user in users)
        {
            var rate = ReferenceEquals(user, cost) ? Expr.One : Finish(user, name?.Invoke(user));
            foreach (var part in user.DirectNames().Where(needed.Contains))
            {
                if (!arrived.TryGetValue(part, out var list)) arrived.Add(part, list = []);
                list.Add(rate * Differentiation.Link(user, part));

                // A weight is done as soon as its last user is; its line then stands beside that of its layer.
                if (--usesLeft[part] == 0 && part is Symbol) Finish(part, null);
            }
        }

        return new(cost, steps);

        Quantity Finish(Expr node, Name? given)
        {
            var meaning = new DerivativeName(cost.Name, Link.NameOf(node));
            var value = Quantity.Of(given ?? meaning, Sum.Of([.. arrived[node]]));
            steps.Add(new(meaning, node, value));
            return value;
        }
    }

    /// <summary>All lines as one formula block in LaTeX.</summary>
    public string ToLatex() =>
        Formula.Aligned(Steps.Select(step => step.ToLatex("&=")));

    /// <summary>All lines as plain text.</summary>
    public override string ToString() => string.Join('\n', Steps);
}

/// <summary>One line of a backward sweep.</summary>
/// <param name="Meaning">Which derivative it is: ∂C/∂z.</param>
/// <param name="By">The symbol or quantity below.</param>
/// <param name="Value">The derivative as a named quantity; its definition uses the lines before.</param>
[TypeFormatterSource(typeof(BackwardStepFormatters), PreferredMimeTypes = ["text/latex", "text/plain"])]
public sealed record BackwardStep(DerivativeName Meaning, Expr By, Quantity Value)
{
    /// <summary>The line as LaTeX.</summary>
    public string ToLatex(string equals = "=") => Value.Name.Equals(Meaning)
        ? $"{Line.Of(Meaning).Latex} {equals} {Value.Definition.ToLatex()}"
        : $"{Line.Of(Value.Name).Latex} = {Line.Of(Meaning).Latex} {equals} {Value.Definition.ToLatex()}";

    /// <summary>The line as plain text.</summary>
    public override string ToString() => Value.Name.Equals(Meaning)
        ? $"{Meaning} = {Value.Definition}"
        : $"{Value.Name} = {Meaning} = {Value.Definition}";
}
