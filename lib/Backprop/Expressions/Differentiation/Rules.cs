namespace Backprop;

/// <summary>The rules of differentiation: how fast an expression changes with each of its parts, the others held.</summary>
/// <remarks>
/// One table serves the derivative, the links of the chain rule, the steps of a derivation and the backward sweep.
/// The chain rule is not in it: it is what <see cref="Differentiation"/> does with the table.
/// </remarks>
internal static class Rules
{
    /// <summary>The rule's name, as a derivation cites it.</summary>
    /// <param name="node">What is differentiated.</param>
    /// <param name="parts">How many of its parts depend on the variable.</param>
    public static string NameOf(Expr node, int parts) => node switch
    {
        Sum => "sum rule",
        Product when parts < 2 => "constant factor rule",
        Product => "product rule",
        Power { Exponent: Number } => "power rule",
        Power => "general power rule",
        Call call => $"derivative of {call.Function}",
        Quantity or Element => "definition",
        IndexSum => "sum rule",
        Number or Symbol or IndexVariable or KroneckerDelta => "constant rule",
        _ => throw node.WithoutRule("the names of the rules of differentiation"),
    };

    /// <summary>Each part of the node with ∂node/∂part. Parts that are not wanted are passed over.</summary>
    public static IEnumerable<(Expr Part, Expr Rate)> RatesOf(Expr node, Func<Expr, bool> wanted)
    {
        switch (node)
        {
            // ∂(u + v + …)/∂u = 1
            case Sum sum:
                foreach (var term in sum.Terms.Where(wanted)) yield return (term, Expr.One);
                break;

            // ∂(c·u·v·…)/∂u = c·v·…
            case Product product:
                for (var i = 0; i < product.Factors.Length; i++)
                {
                    if (!wanted(product.Factors[i])) continue;
                    yield return (product.Factors[i], Product.Of([Number.Of(product.Coefficient), .. product.Factors.RemoveAt(i)]));
                }

                break;

            // ∂uʳ/∂u = r·uʳ⁻¹ and ∂uᵛ/∂v = uᵛ·ln u
            case Power power:
                if (wanted(power.Base)) yield return (power.Base, power.Exponent * power.Base.Pow(power.Exponent - 1));
                if (wanted(power.Exponent)) yield return (power.Exponent, power * Functions.Ln.Apply(power.Base));
                break;

            // ∂f(u)/∂u = f′(u)
            case Call call:
                if (wanted(call.Argument)) yield return (call.Argument, call.Function.DerivativeAt(call.Argument, call));
                break;

            case Quantity quantity:
                foreach (var pair in RatesOfNamed(quantity, quantity.Definition, wanted)) yield return pair;
                break;

            // ∂ Σ_i u_i/∂u_i = 1 under the sum; the chain that goes into the sum carries it along
            case IndexSum sum:
                if (wanted(sum.Body)) yield return (sum.Body, Expr.One);
                break;

            // Nothing inside these changes.
            case Number or Symbol or IndexVariable or KroneckerDelta:
                break;

            case Element element:
                throw new InvalidOperationException($"{element} stands for a definition of its family; it is differentiated where that is known.");

            case Derivative derivative:
                throw NotWorkedOut(derivative);

            default:
                throw node.WithoutRule("the rules of differentiation");
        }
    }

    /// <summary>What is thrown where a derivative is asked of one that is written and not worked out.</summary>
    public static InvalidOperationException NotWorkedOut(Expr derivative) => new($"{derivative} is not worked out yet; differentiate its result instead.");

    /// <summary>What a name's definition is made of, with the rates: those of a = f(u) in terms of a itself where the field writes it so.</summary>
    /// <param name="named">A quantity, or an element of a family with a definition.</param>
    /// <param name="definition">What it is equal to.</param>
    /// <param name="wanted">Which parts.</param>
    public static IEnumerable<(Expr Part, Expr Rate)> RatesOfNamed(Expr named, Expr definition, Func<Expr, bool> wanted)
    {
        // a = f(u): ∂a/∂u = a(1 − a)
        if (definition is Call call)
        {
            if (wanted(call.Argument)) yield return (call.Argument, call.Function.DerivativeAt(call.Argument, named));
        }
        // q = u: ∂q/∂u = 1
        else if (wanted(definition)) yield return (definition, Expr.One);
    }
}
