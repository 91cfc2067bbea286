namespace Backprop;

/// <summary>Answers that are right but for one thing: the sign, a constant factor, a link, a path. Each test is one comparison.</summary>
internal static class NearMiss
{
    private const int LargestPart = 12;

    /// <summary>What is missing or too much; null where it is not one thing.</summary>
    public static Wording? Of(FormulaAnswer part, Expr given)
    {
        if (given.IsZero) return null;
        if (part.AreEqual(given, -part.Answer)) return "All but the sign: yours is −1 times the answer.";
        if (Factor(part, given) is { } factor) return $"All but a constant factor: yours is {factor} times the answer, at every point.";
        foreach (var link in part.Links.Where(link => !link.Value.IsOne))
        {
            if (part.AreEqual(given * link.Value, part.Answer)) return $"One link is missing, {link.Name}: how fast {link.Of} changes with {link.By}.";
            if (part.AreEqual(given, part.Answer * link.Value)) return $"The link {link.Name} is in it twice.";
        }

        foreach (var (value, through) in part.Paths)
        {
            if (part.AreEqual(given, value)) return $"That is the path through {through}. It is not the only one.";
            if (part.AreEqual(given, part.Answer - value)) return $"The path through {through} is missing.";
        }

        foreach (var (value, itIs) in part.Neighbours)
        {
            if (part.AreEqual(given, value)) return $"That is {itIs}.";
        }

        return null;
    }

    /// <summary>Which links of the product are right, and the first that is not in it; null where none is right.</summary>
    public static Wording? RightLinks(FormulaAnswer part, Expr given)
    {
        var links = part.Links.Where(link => !link.Value.IsOne).ToList();
        if (links.Count < 2) return null;
        // Each factor belongs to one link only.
        var left = FactorsOf(given).ToList();
        var right = links.Where(link => TakeAll(part, left, FactorsOf(link.Value))).ToList();
        if (right.Count == 0 || right.Count == links.Count) return null;
        var wrong = links.First(link => !right.Contains(link));
        var known = Wording.Joined(" and ", right.Select(link => (Wording)$"{link.Name}"));
        var number = Product.SplitCoefficient(given).Coefficient;
        var hasNumber = number == NumberIn(links) || number == NumberIn(right);
        return $"{known} {(right.Count == 1 ? "is" : "are")} right{(hasNumber ? "" : ", apart from the number in front")}. The link that is not is {wrong.Name}: how fast {wrong.Of} changes with {wrong.By}.";
    }

    private static Rational NumberIn(List<Link> links) => links.Aggregate(Rational.One, (product, link) => product * Product.SplitCoefficient(link.Value).Coefficient);

    // Takes the factors of a link out of those that are left, if all of them are there.
    private static bool TakeAll(FormulaAnswer part, List<Expr> left, IEnumerable<Expr> factors)
    {
        var rest = left.ToList();
        foreach (var factor in factors)
        {
            var at = rest.FindIndex(own => part.AreEqual(own, factor));
            if (at < 0) return false;
            rest.RemoveAt(at);
        }

        left.Clear();
        left.AddRange(rest);
        return true;
    }

    // σ′(x)² is the factor σ′(x) twice.
    private static IEnumerable<Expr> FactorsOf(Expr formula) => (formula is Product { Factors: var factors } ? factors : [formula])
        .SelectMany(factor => factor is Power { Base: var root, Exponent: Number { Value: var times } } && times.IsInteger && times.Numerator > 1 && times.Numerator <= LargestPart
            ? Enumerable.Repeat(root, (int)times.Numerator) : [factor]);

    // A ratio that is the same fraction at several points is only a guess; then it is proved.
    private static Number? Factor(FormulaAnswer part, Expr given)
    {
        var ratios = CounterExample.Ratios(given, part.Answer, part.Sizes).Take(3).ToList();
        if (ratios.Count == 0 || ratios.Exists(ratio => Math.Abs(ratio - ratios[0]) > 1e-9 * Math.Abs(ratios[0]))) return null;
        for (var below = 1; below <= LargestPart; below++)
        {
            var above = Math.Round(ratios[0] * below);
            if (above == 0 || Math.Abs(above) > LargestPart || Math.Abs(above / below - ratios[0]) > 1e-9) continue;
            var factor = Number.Of(new Rational((int)above, below));
            return part.AreEqual(given, factor * part.Answer) ? factor : null;
        }

        return null;
    }
}
