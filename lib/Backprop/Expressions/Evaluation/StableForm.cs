using System.Collections.Immutable;

namespace Backprop;

/// <summary>The same value by another route, on which no number on the way overflows or cancels where the result itself does not.</summary>
/// <remarks>
/// A value that is positive because it is made of exponentials is known by its logarithm: ln eᵘ = u, ln logistic u =
/// −softplus(−u), ln(eᵘ + eᵛ) = u + softplus(v − u). So logarithms of such values need no exponential, and quotients of them
/// are one logistic function of a difference: eᵘ/(eᵘ + eᵛ) = logistic(u − v). What is 1 less a logistic function is one too,
/// 1 − logistic u = logistic(−u), and a factor that would be divided by and multiplied with is cancelled. A logistic function
/// that is written with tanh is read as one.
/// </remarks>
internal sealed partial class StableForm
{
    // For each node of the formula so much may be compared and multiplied out; what is left after that is computed as it is
    // written.
    private const int WorkForEachNode = 100, WorkForAny = 10_000;

    private readonly Func<Expr, bool>? _opens;
    private readonly Func<Expr, Expr?> _definitionOf;
    private readonly Dictionary<Expr, Expr?> _logarithms = [];
    private readonly Dictionary<Expr, bool> _hasExponential = [];
    private long _workLeft = WorkForAny;
    private int _opened;

    // Of the exponents that will be shifted, none becomes large.
    private IReadOnlySet<Family> Shifted { get; init; } = new HashSet<Family>();

    private StableForm(Func<Expr, bool>? opens, Func<Expr, Expr?> definitionOf) => (_opens, _definitionOf) = (opens, definitionOf);

    /// <summary>The form that is evaluated in place of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="opens">Which quantities are computed from their definitions; null means all.</param>
    public static Expr Of(Expr expression, Func<Expr, bool>? opens = null) => Of([expression], opens)[0];

    /// <summary>The same for several expressions that share parts.</summary>
    public static Expr[] Of(ReadOnlySpan<Expr> expressions, Func<Expr, bool>? opens = null)
    {
        var form = new StableForm(opens, node => opens?.Invoke(node) != false ? Family.Of(node)?.DefinitionAt(Family.IndicesOf(node)) : null);
        var order = Traversal.ChildrenFirst(expressions, opens);
        return order.Any(node => node is Call { Function: KnownFunction known } && (known == Functions.Exp || known == Functions.Logistic || known == Functions.Tanh))
            ? form.Rewritten(expressions, order, form.IsLostNextToTanh(order))
            : [.. expressions];
    }

    private Expr[] Rewritten(ReadOnlySpan<Expr> expressions, List<Expr> order, bool isLostNextToTanh)
    {
        _workLeft += WorkForEachNode * (long)order.Count;
        var done = new Dictionary<Expr, Expr>();
        foreach (var node in order)
        {
            var isOpened = _opens?.Invoke(node) != false;
            var rebuilt = isOpened && node.Children.Any(child => !ReferenceEquals(done[child], child)) ? node.Rebuild([.. node.Children.Select(child => done[child])]) : node;
            if (isLostNextToTanh) rebuilt = isOpened ? TanhAsLogistic.In(rebuilt, Named) : TanhAsLogistic.InPlaceOf(rebuilt, _definitionOf, Named);
            done.Add(node, isOpened ? Rewritten(rebuilt) : rebuilt);
        }

        return [.. expressions.ToArray().Select(expression => done[expression])];
    }

    private Expr Rewritten(Expr node) => node switch
    {
        Call { Function: var function } call when function == Functions.Ln => LogarithmOf(call.Argument) ?? node,
        Sum sum => OneLess(sum) ?? node,
        Power power => OneOver(power) ?? node,
        Product product => OfProduct(product),
        _ => node,
    };

    private bool IsDivisorWithTanh(Expr node) => Power.IsDivisor(node) && TanhAsLogistic.IsWrittenWithTanh(((Power)node).Base, Named);

    // What 1 − tanh u and 1 − tanh² u lack of 0 shows where one divides by it, takes its logarithm, or multiplies it by what may be as large as it is small.
    private bool IsLostNextToTanh(List<Expr> order) =>
        order.Exists(node => node switch
        {
            Product product => product.Factors.Any(MayBeLarge) && product.Factors.Any(factor => TanhAsLogistic.IsWrittenWithTanh(BaseOf(factor), Named)),
            Call { Function: var function } call when function == Functions.Ln => (Named(call.Argument) is Product inside ? inside.Factors : [call.Argument]).Any(factor => TanhAsLogistic.IsWrittenWithTanh(BaseOf(factor), Named)),
            _ => false,
        })
        || Traversal.ChildrenFirst([.. order.Where(Power.IsDivisor).Select(BaseOf)], _opens).Exists(node => TanhAsLogistic.IsWrittenWithTanh(node, Named));

    private bool MayBeLarge(Expr factor) => (Named(factor) is Product inside ? inside.Factors : [factor]).Any(part => ArgumentOf(Functions.Exp, part) is not null) || Power.IsDivisor(factor) && ArgumentOf(Functions.Logistic, BaseOf(factor)) is not null;

    // What is asked of a value is asked of its parts, through names. Names share their parts, so each answer is kept; and the
    // parts are asked first, so that a long way through them needs no stack.
    private T Found<T>(Dictionary<Expr, T> known, Expr value, Func<Expr, T> answer) =>
        Traversal.FoldInto(known, value, (part, _) => answer(part), part => PartsOf(Named(part)));

    private static ImmutableArray<Expr> PartsOf(Expr value) => value switch
    {
        Product product => product.Factors,
        Sum sum => sum.Terms,
        Power { Exponent: Number } power => [power.Base],
        _ => [],
    };

    // Through names to what they stand for.
    private Expr Named(Expr node)
    {
        while (node is Quantity or Element && _definitionOf(node) is { } definition) node = definition;
        return node;
    }

    private Expr? ArgumentOf(KnownFunction function, Expr node) =>
        Named(node) is Call call && call.Function == function ? call.Argument : null;
}
