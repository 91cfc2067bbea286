using Backprop.Symbolics;

namespace Backprop.Derivations;

/// <summary>What a definition mentions by name.</summary>
internal static class DirectDependence
{
    /// <summary>The symbols and quantities in a quantity's definition, without going into further definitions.</summary>
    public static IEnumerable<Expr> DirectNames(this Quantity quantity) =>
        Traversal.ChildrenFirst(quantity.Definition, node => node is not Quantity).Where(node => node is Symbol or Quantity);
}
