using System.Collections.Immutable;

namespace Backprop;

/// <summary>Walks an expression with a stack of its own: a chain of a hundred thousand layers cannot overflow it.</summary>
/// <remarks>
/// Nearly every algorithm of the library is a loop over this order: children come before what uses them, each shared
/// expression comes once. What an algorithm does at a node is then one short rule.
/// </remarks>
internal static class Traversal
{
    // Most walks are over a handful of nodes; their set and their stack serve the next one.
    private const int MostKept = 64;

    [ThreadStatic]
    private static Scratch? _spare;

    /// <summary>All distinct expressions inside the roots, children first.</summary>
    /// <param name="roots">Where to start.</param>
    /// <param name="opens">Which expressions to go into; the others come without their children. Null opens all.</param>
    public static List<Expr> ChildrenFirst(ReadOnlySpan<Expr> roots, Func<Expr, bool>? opens = null) =>
        Ordered(roots, opens, null);

    /// <summary>All distinct expressions inside the roots, each after its parts.</summary>
    /// <param name="roots">Where to start.</param>
    /// <param name="parts">What an expression is made of: its children, or a definition that an element of a family stands for.</param>
    public static List<Expr> PartsFirst(ReadOnlySpan<Expr> roots, Func<Expr, ImmutableArray<Expr>> parts) => Ordered(roots, null, parts);

    // Null opens all, and null parts are the children: two functions that are handed on cost nothing, one made of them a closure for each walk.
    private static List<Expr> Ordered(ReadOnlySpan<Expr> roots, Func<Expr, bool>? opens, Func<Expr, ImmutableArray<Expr>>? parts)
    {
        var order = new List<Expr>();
        var scratch = _spare ?? new([], []);
        _spare = null;
        var (seen, stack) = scratch;
        foreach (var root in roots)
        {
            Visit(root);
            while (stack.TryPop(out var frame))
            {
                if (frame.Next == frame.Children.Length)
                {
                    order.Add(frame.Node);
                    continue;
                }

                stack.Push(frame with { Next = frame.Next + 1 });
                Visit(frame.Children[frame.Next]);
            }
        }

        if (seen.Count > MostKept) return order;
        seen.Clear();
        _spare = scratch;
        return order;

        void Visit(Expr node)
        {
            if (seen.Add(node)) stack.Push((node, opens?.Invoke(node) == false ? [] : parts?.Invoke(node) ?? node.Children, 0));
        }
    }

    /// <summary>All distinct expressions inside one root, children first.</summary>
    public static List<Expr> ChildrenFirst(Expr root, Func<Expr, bool>? opens = null) => ChildrenFirst([root], opens);

    /// <summary>A value for each expression inside the root, each computed from those of its children.</summary>
    public static T Fold<T>(Expr root, Func<Expr, Dictionary<Expr, T>, T> rule, Func<Expr, bool>? opens = null) => Values([root], rule, opens)[root];

    /// <summary>The same for several roots: a value for each expression inside them.</summary>
    public static Dictionary<Expr, T> Values<T>(ReadOnlySpan<Expr> roots, Func<Expr, Dictionary<Expr, T>, T> rule, Func<Expr, bool>? opens = null)
    {
        var values = new Dictionary<Expr, T>();
        foreach (var node in ChildrenFirst(roots, opens)) values.Add(node, rule(node, values));
        return values;
    }

    /// <summary>A value for one root after another: what has one already is not asked again.</summary>
    /// <param name="known">The values so far.</param>
    /// <param name="root">What is asked for now.</param>
    /// <param name="rule">Given an expression and the values of its parts, its value.</param>
    /// <param name="parts">What an expression is made of: its children, or a definition that it stands for.</param>
    public static T FoldInto<T>(Dictionary<Expr, T> known, Expr root, Func<Expr, Dictionary<Expr, T>, T> rule, Func<Expr, ImmutableArray<Expr>> parts)
    {
        if (known.TryGetValue(root, out var value)) return value;
        foreach (var node in PartsFirst([root], node => known.ContainsKey(node) ? [] : parts(node)))
        {
            if (!known.ContainsKey(node)) known[node] = rule(node, known);
        }

        return known[root];
    }

    /// <summary>The expression with a rule applied from the inside out; the rule sees each node after its children were rewritten.</summary>
    /// <param name="root">What to rewrite.</param>
    /// <param name="rule">Given the original node and the node rebuilt around its rewritten children, what stands in its place.</param>
    /// <param name="opens">Which expressions to go into. Null opens all.</param>
    public static Expr Rewrite(Expr root, Func<Expr, Expr, Expr> rule, Func<Expr, bool>? opens = null)
    {
        var done = new Dictionary<Expr, Expr>();
        RewriteInto(done, root, rule, opens);
        return done[root];
    }

    /// <summary>The same for one root after another: what was rewritten before is not rewritten again.</summary>
    /// <param name="done">What stands in the place of each expression so far.</param>
    /// <param name="root">What to rewrite.</param>
    /// <param name="rule">Given the original node and the node rebuilt around its rewritten children, what stands in its place.</param>
    /// <param name="opens">Which expressions to go into. Null opens all.</param>
    public static void RewriteInto(Dictionary<Expr, Expr> done, Expr root, Func<Expr, Expr, Expr> rule, Func<Expr, bool>? opens = null)
    {
        bool Opens(Expr node) => opens is null || opens(node);
        FoldInto(done, root, (node, done) => rule(node, Opens(node) ? Rebuilt(node, done) : node), node => Opens(node) ? node.Children : []);
    }

    private static Expr Rebuilt(Expr node, Dictionary<Expr, Expr> done)
    {
        var children = node.Children;
        var builder = ImmutableArray.CreateBuilder<Expr>(children.Length);
        var changed = false;
        foreach (var child in children)
        {
            var rewritten = done[child];
            changed |= !ReferenceEquals(rewritten, child);
            builder.Add(rewritten);
        }

        if (!changed) return node;
        try
        {
            return node.Rebuild(builder.MoveToImmutable());
        }
        catch (DivideByZeroException e)
        {
            throw new DivideByZeroException($"{node}: {e.Message}", e);
        }
    }

    private sealed record Scratch(HashSet<Expr> Seen, Stack<(Expr Node, ImmutableArray<Expr> Children, int Next)> Stack);
}
