namespace Backprop;

/// <summary>Values of expressions in double precision, each shared part computed once.</summary>
internal static class Evaluation
{
    /// <summary>Values that a formula's user gives, by name.</summary>
    /// <exception cref="ArgumentException">Something else than a symbol, a quantity or an element is given a value, or one of them two, or the formula has another thing of that name.</exception>
    public static Dictionary<Expr, double> Given(Expr formula, IEnumerable<(Expr Variable, double Value)> values)
    {
        var given = new Dictionary<Expr, double>();
        foreach (var (variable, value) in values)
        {
            _ = Family.Require(variable);
            if (!given.TryAdd(variable, value)) throw new ArgumentException(FormattableString.Invariant($"{variable} has two values: {given[variable]} and {value}."), nameof(values));
        }

        formula.RefuseOtherDefinitions(given.Keys);
        return given;
    }

    /// <summary>The value of every expression inside the roots.</summary>
    /// <param name="roots">What is to be evaluated.</param>
    /// <param name="given">Values of symbols, and of quantities that are not to be computed from their definitions.</param>
    /// <param name="interpret">Values of undefined functions; where null, an undefined function is an error.</param>
    /// <param name="shown">The formula as its user wrote it, for messages; null for the first root.</param>
    /// <exception cref="InvalidOperationException">A symbol has no value, an undefined function no definition, or an index no size.</exception>
    public static Dictionary<Expr, double> Values(
        ReadOnlySpan<Expr> roots,
        IReadOnlyDictionary<Expr, double> given,
        Func<UndefinedFunction, double, double>? interpret = null,
        Expr? shown = null)
    {
        var values = new Dictionary<Expr, double>();
        foreach (var node in Traversal.ChildrenFirst(roots, node => !given.ContainsKey(node)))
        {
            if (node is IndexVariable && !roots.IsEmpty) throw WithoutSizes(shown ?? roots[0]);
            values.Add(node, given.TryGetValue(node, out var value) ? value : Value(node, values, interpret));
        }

        return values;
    }

    /// <summary>The value of a formula computed as it is written, where that is a number; else what another form gave.</summary>
    public static double AsWritten(Expr formula, IReadOnlyDictionary<Expr, double> given, double otherwise) =>
        Values([formula], given)[formula] is var value && double.IsFinite(value) ? value : otherwise;

    /// <summary>The value of one node from the values of its children.</summary>
    private static double Value(Expr node, Dictionary<Expr, double> values, Func<UndefinedFunction, double, double>? interpret)
    {
        switch (node)
        {
            case Number number:
                return number.Value.ToDouble();
            case Quantity quantity:
                return values[quantity.Definition];
            case Sum sum:
                // From the first term on, not from 0: 0 + (−0) is 0, and 1 over it has another sign.
                var total = values[sum.Terms[0]];
                foreach (var term in sum.Terms.AsSpan()[1..]) total += values[term];
                return total;
            case Product product:
                var result = product.Coefficient.ToDouble();
                foreach (var factor in product.Factors) result *= values[factor];
                return result;
            case Power { Exponent: Number { Value: var r } } power:
                return Powers.Raise(values[power.Base], r);
            case Power power:
                return Powers.Pow(values[power.Base], values[power.Exponent]);
            case Call { Function: KnownFunction known } call:
                return known.Value(values[call.Argument]);
            case Call { Function: UndefinedFunction undefined } call when interpret is not null:
                return interpret(undefined, values[call.Argument]);
            default:
                throw WithoutValue(node);
        }
    }

    /// <summary>Why a formula with indices cannot be evaluated, and what it would take.</summary>
    public static InvalidOperationException WithoutSizes(Expr formula)
    {
        var free = FreeIndices.Of(formula).OrderBy(index => index.Letter, StringComparer.Ordinal).ToList();
        var all = FreeIndices.Everywhere(formula).OrderBy(index => index.Letter, StringComparer.Ordinal).ToList();
        var sizes = $"new Sizes({string.Join(", ", all.Select(index => $"({index.Letter}, 3)"))})";
        var at = string.Concat(free.Select(index => $", ({index.Letter}, 1)"));
        return new($"{formula} has no value before its {(all.Count == 1 ? "index has a size" : "indices have sizes")}. Write it out first, as in .For({sizes}{at}); what its symbols are then, .Symbols() tells.");
    }

    /// <summary>Why an expression cannot be evaluated.</summary>
    public static InvalidOperationException WithoutValue(Expr node) => new(node switch
    {
        Symbol symbol => $"{symbol.Name} has no value; give it one, as in ({symbol.Name}, 0.5).",
        Call call => $"{call} has no value: the function {call.Function} is undefined. Give it a definition with .With({call.Function}, Logistic).",
        IndexVariable index => $"the index {index} stands for a number, which only a formula written out has; write it out with .For(new Sizes(({index}, 3))).",
        Element or IndexSum or KroneckerDelta => WithoutSizes(node).Message,
        Derivative => $"{node} has no value until it is worked out.",
        _ => throw node.WithoutRule("values"),
    });
}
