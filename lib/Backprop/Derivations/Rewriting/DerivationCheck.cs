using System.Collections.Immutable;

namespace Backprop;

/// <summary>Compares two lines of a derivation in numbers, with small sizes and everything written out.</summary>
internal static class DerivationCheck
{
    /// <summary>Why the two are different, or that they could nowhere be compared; null where no difference is found.</summary>
    public static string? Different(Expr one, Expr other, IEnumerable<(Expr Left, Expr Right)> assumed)
    {
        Expr[] formulas = [one, other, .. assumed.SelectMany(pair => new[] { pair.Left, pair.Right })];
        var sizes = Sizes.Different(FreeIndices.Everywhere(formulas));
        IndexVariable[] free = [.. FreeIndices.Of(one).Union(FreeIndices.Of(other)).OrderBy(index => index.Letter, StringComparer.Ordinal)];
        var writer = new Instantiation(sizes, formulas);
        // Each choice of the free indices: δ_jk is 1, and then 0.
        var comparisons = sizes.Choices(free, SmallSizes.MostElements).Select(ComparedAt).OfType<Comparison>().ToList();
        return (comparisons.Find(comparison => comparison.Verdict == Verdict.Different) ?? comparisons.Find(comparison => comparison is { Verdict: Verdict.NotDecided, Compared: 0 }))?.Reason;

        Comparison? ComparedAt(ImmutableDictionary<IndexVariable, int> at)
        {
            if (Written(at) is not var (left, right)) return null;
            foreach (var (assumption, value) in assumed)
            {
                var (symbol, solution) = Solve(writer.Apply(assumption, at), writer.Apply(value, at));
                (left, right) = (left.Substitute(symbol, solution), right.Substitute(symbol, solution));
            }

            return left.CompareWith(right);
        }

        // Where one of them would be divided by 0 at these sizes, there is nothing to compare.
        (Expr Left, Expr Right)? Written(ImmutableDictionary<IndexVariable, int> at)
        {
            try
            {
                return (writer.Apply(one, at), writer.Apply(other, at));
            }
            catch (DivideByZeroException)
            {
                return null;
            }
        }
    }

    // d₁ + d₂ + d₃ = 1 holds where d₁ = 1 − d₂ − d₃; of d₁ + d₁y₁ = 1 that would be no solution.
    private static (Symbol, Expr) Solve(Expr left, Expr right)
    {
        var symbol = (left is Sum sum ? sum.Terms : [left]).OfType<Symbol>().FirstOrDefault(symbol => !(right - (left - symbol)).Symbols().Contains(symbol));
        return symbol is null
            ? throw new InvalidOperationException($"{left} = {right} is no equation that the check can solve; expected a sum on the left with a symbol that stands nowhere else.")
            : (symbol, right - (left - symbol));
    }
}
