namespace Backprop;

/// <summary>What a definition mentions by name.</summary>
internal static class DirectDependence
{
    /// <summary>The symbols and quantities in a quantity's definition, without going into further definitions.</summary>
    public static IEnumerable<Expr> DirectNames(this Quantity quantity) =>
        Traversal.ChildrenFirst(quantity.Definition, node => node is not Quantity).Where(node => node is Symbol or Quantity);

    /// <summary>The variables themselves, and every quantity from which one of them can be reached.</summary>
    /// <param name="childrenFirst">The expressions to look through, definitions before what uses them.</param>
    /// <param name="variables">The symbols or quantities to be reached.</param>
    public static HashSet<Expr> LeadingTo(this IEnumerable<Expr> childrenFirst, IEnumerable<Expr> variables)
    {
        HashSet<Expr> leading = [.. variables];
        foreach (var quantity in childrenFirst.OfType<Quantity>())
        {
            if (quantity.DirectNames().Any(leading.Contains)) leading.Add(quantity);
        }

        return leading;
    }
}
