namespace Backprop;

/// <summary>Families in an order in which each comes after those that its definition uses.</summary>
internal static class FamilyOrder
{
    /// <summary>The symbols, quantities and families that an expression mentions by name, each once, without going into definitions.</summary>
    public static IEnumerable<Family> Mentioned(Expr expression) =>
        Traversal.ChildrenFirst(expression, node => node is not (Quantity or Element)).Select(Family.Of).OfType<Family>().Distinct();

    /// <summary>All families inside the roots, definitions first.</summary>
    public static List<Family> DefinitionsFirst(IEnumerable<Family> roots)
    {
        var order = new List<Family>();
        var seen = new HashSet<Family>();
        var stack = new Stack<(Family Family, IEnumerator<Family> Uses)>();
        foreach (var root in roots)
        {
            Visit(root);
            while (stack.TryPeek(out var frame))
            {
                if (frame.Uses.MoveNext())
                {
                    Visit(frame.Uses.Current);
                    continue;
                }

                frame.Uses.Dispose();
                order.Add(stack.Pop().Family);
            }
        }

        return order;

        void Visit(Family family)
        {
            if (seen.Add(family)) stack.Push((family, (family.Definition is null ? [] : Mentioned(family.Definition)).GetEnumerator()));
        }
    }

    /// <summary>The wanted families and every one from which one of them can be reached.</summary>
    public static HashSet<Family> LeadingTo(IEnumerable<Family> definitionsFirst, IEnumerable<Family> wanted)
    {
        HashSet<Family> leading = [.. wanted];
        foreach (var family in definitionsFirst)
        {
            if (family.Definition is not null && Mentioned(family.Definition).Any(leading.Contains)) leading.Add(family);
        }

        return leading;
    }
}
