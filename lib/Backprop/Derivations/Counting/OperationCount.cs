using System.Globalization;
using System.Numerics;

namespace Backprop;

/// <summary>How many operations it takes to compute something: exact, since a formula written out can need 10³⁰ of them.</summary>
/// <remarks>
/// A sum of n terms takes n − 1 additions; a subtraction is an addition, so a minus sign is free. A product of n factors
/// takes n − 1 multiplications; a division is a multiplication. A whole power is multiplied out by squaring: x⁸ takes 3.
/// A function of one argument, a root or any other power is one call.
/// </remarks>
/// <param name="Additions">Additions and subtractions.</param>
/// <param name="Multiplications">Multiplications and divisions.</param>
/// <param name="Calls">Function calls.</param>
public readonly record struct OperationCount(BigInteger Additions, BigInteger Multiplications, BigInteger Calls)
{
    /// <summary>All operations together.</summary>
    public BigInteger Total => Additions + Multiplications + Calls;

    /// <summary>Both one after the other.</summary>
    public static OperationCount operator +(OperationCount left, OperationCount right) =>
        new(left.Additions + right.Additions, left.Multiplications + right.Multiplications, left.Calls + right.Calls);

    /// <summary>What the expressions take when each part is computed once and used wherever it occurs.</summary>
    /// <param name="expressions">What is computed.</param>
    /// <param name="known">Expressions whose values are there already, with everything inside them; null means none.</param>
    /// <example><code>
    /// var t = Symbol("t");
    /// OperationCount.Shared([σ(t) * (1 - σ(t))]).ToString()   // 1 addition, 1 multiplication, 1 call
    /// </code></example>
    public static OperationCount Shared(IEnumerable<Expr> expressions, IEnumerable<Expr>? known = null) =>
        SharedBeyond(expressions, [.. Traversal.ChildrenFirst([.. known ?? []])]);

    /// <summary>The same where what is known has been gathered with everything inside it.</summary>
    internal static OperationCount SharedBeyond(IEnumerable<Expr> expressions, HashSet<Expr> there)
    {
        Expr[] roots = [.. expressions.Where(expression => !there.Contains(expression))];
        var order = Traversal.ChildrenFirst(roots, node => !there.Contains(node)).Where(node => !there.Contains(node)).ToList();
        var divisors = order.SelectMany(NodeCost.DivisorsAlone).Concat(roots.Where(Power.IsDivisor)).Where(node => !there.Contains(node)).Distinct();
        return order.Aggregate(default(OperationCount), (total, node) => total + NodeCost.Of(node)) + NodeCost.Multiplied(divisors.Count());
    }

    /// <summary>What expressions take when each is computed as it is written: a part that stands in two places is computed twice, a named quantity too.</summary>
    /// <example><code>
    /// var t = Symbol("t");
    /// OperationCount.AsWritten(σ(t) * (1 - σ(t))).ToString()   // 1 addition, 1 multiplication, 2 calls
    /// </code></example>
    public static OperationCount AsWritten(params IEnumerable<Expr> expressions)
    {
        Expr[] roots = [.. expressions];
        var counts = Traversal.Values<OperationCount>(roots, (node, done) => node.Children
            .Aggregate(NodeCost.Of(node) + NodeCost.Multiplied(NodeCost.DivisorsAlone(node).Count()), (total, child) => total + done[child]));
        return roots.Aggregate(NodeCost.Multiplied(roots.Count(Power.IsDivisor)), (total, root) => total + counts[root]);
    }

    /// <summary>The three counts in words.</summary>
    public override string ToString() =>
        $"{Words(Additions, "addition")}, {Words(Multiplications, "multiplication")}, {Words(Calls, "call")}";

    private static string Words(BigInteger count, string noun) =>
        $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count.IsOne ? "" : "s")}";
}
