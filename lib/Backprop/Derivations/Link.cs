namespace Backprop;

/// <summary>One link of the chain rule: how fast a quantity changes with something its definition mentions, everything else held.</summary>
/// <example><code>C.By(w).Links[0]   // ∂C/∂a = ∂/∂a (a − y)² = 2(a − y)</code></example>
[TypeFormatterSource(typeof(LinkFormatters), PreferredMimeTypes = ["text/latex", "text/plain"])]
public sealed class Link
{
    internal Link(Quantity of, Expr by)
    {
        (Of, By) = (of, by);
        Name = new DerivativeName(of.Name, NameOf(by));
        Value = Differentiation.Link(of, by);
    }

    /// <summary>The quantity above.</summary>
    public Quantity Of { get; }

    /// <summary>The symbol or quantity below.</summary>
    public Expr By { get; }

    /// <summary>The link as a name: ∂a/∂z.</summary>
    public DerivativeName Name { get; }

    /// <summary>The link solved: σ′(z).</summary>
    public Expr Value { get; }

    /// <summary>The link opened: the question, one rule a line, the answer.</summary>
    /// <remarks>Each step applies one rule of differentiation to every derivative that is still open; the rule is cited beside it.</remarks>
    public Formula Steps()
    {
        var current = (Expr)Derivative.Of(Of.Definition, By);
        var lines = new List<Line> { Line.Of(current) };
        while (OneStep(current) is var (next, rule) && !ReferenceEquals(next, current))
        {
            current = next;
            lines.Add(Line.Of(current, rule));
        }

        // The rules end at σ′(z); where the field writes it from the output, that is one line more.
        if (!ReferenceEquals(current, Value)) lines.Add(Line.Of(Value, "written with its own output"));
        return new(Line.Of(Name), lines);
    }

    /// <summary>The link and its value as one equation.</summary>
    public Formula Solved() => new(Line.Of(Name), [Line.Of(Value)]);

    /// <summary>The equation as plain text.</summary>
    public override string ToString() => Solved().ToString();

    internal static Name NameOf(Expr variable) => variable switch
    {
        Quantity quantity => quantity.Name,
        Symbol symbol => symbol.Name,
        _ => throw new ArgumentException($"Expected a symbol or a named quantity; found {variable}."),
    };

    private static (Expr Next, string Rule) OneStep(Expr expression)
    {
        var rules = new List<string>();
        var next = Traversal.Rewrite(
            expression,
            (original, node) => original is Derivative open ? Apply(open, rules) : node,
            node => node is not (Quantity or Derivative));
        return (next, string.Join(", ", rules.Distinct()));
    }

    // ∂u/∂x = Σ ∂u/∂p · ∂p/∂x over the parts p of u that depend on x
    private static Expr Apply(Derivative open, List<string> rules)
    {
        var (body, by) = (open.Body, open.Variable);
        if (ReferenceEquals(body, by))
        {
            rules.Add("derivative of a variable by itself");
            return Expr.One;
        }

        var dependent = DependentParts(body, by);
        rules.Add(Rules.NameOf(body, dependent.Count));
        return Sum.Of([.. Rules.RatesOf(body, dependent.Contains).Select(pair => pair.Rate * Rest(pair.Part, by))]);
    }

    private static Expr Rest(Expr part, Expr by) => ReferenceEquals(part, by) ? Expr.One : Derivative.Of(part, by);

    private static HashSet<Expr> DependentParts(Expr body, Expr by) =>
        [.. body.Children.Where(part => Traversal.ChildrenFirst(part, node => node is not Quantity).Contains(by))];
}
