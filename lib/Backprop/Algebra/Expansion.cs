namespace Backprop;

/// <summary>Multiplies out: (a − y)² becomes a² − 2ay + y². Terms and factors keep the order in which they first appear.</summary>
internal static class Expansion
{
    /// <summary>Multiplies out where that makes no more terms than this, also inside of functions; what would be longer stays as it is.</summary>
    /// <param name="terms">The most terms.</param>
    /// <param name="root">What is multiplied out.</param>
    /// <param name="workLeft">How many terms may be made on the way; less by those that were.</param>
    public static Expr UpTo(int terms, Expr root, ref long workLeft)
    {
        var counts = TermCounts(root, terms);
        if (counts[root] > terms)
        {
            workLeft -= counts.Count;
            return root;
        }

        workLeft -= counts.Values.Sum();
        return workLeft >= 0 ? Expand(root) : root;
    }

    public static Expr Expand(Expr root)
    {
        var atoms = new List<Expr>();
        var numbers = new Dictionary<Expr, int>();
        var expanded = Traversal.Fold<Polynomial>(root, Rule, node => node is not Quantity);
        return Rebuild(expanded);

        Polynomial Rule(Expr node, Dictionary<Expr, Polynomial> done)
        {
            switch (node)
            {
                case Number number:
                    return Polynomial.Constant(number.Value);
                case Sum sum:
                    return Polynomial.Total(sum.Terms.Select(term => done[term]));
                case Product product:
                    return Polynomial.Product([Polynomial.Constant(product.Coefficient), .. product.Factors.Select(factor => done[factor])], (x, y) => x * y);
                case Power { Exponent: Number { Value: { IsInteger: true, Sign: > 0 } n } } power when n <= 1_000:
                    return done[power.Base].Pow((int)n.Numerator);
                case Symbol or Quantity:
                    return Atom(node);
                // These are atoms, but what is inside them is multiplied out as well.
                case Power or Call or IndexSum or Element or IndexVariable or KroneckerDelta:
                    return Atom(node.Rebuild([.. node.Children.Select(child => Rebuild(done[child]))]));
                case Derivative:
                    return Atom(node.Rebuild(node.Children));
                default:
                    throw node.WithoutRule("the rules of multiplying out");
            }
        }

        Polynomial Atom(Expr node)
        {
            var (number, body) = Product.SplitCoefficient(node);
            if (body is null) return Polynomial.Constant(number);
            if (!numbers.TryGetValue(body, out var atom))
            {
                numbers.Add(body, atom = atoms.Count);
                atoms.Add(body);
            }

            return Polynomial.Of(Monomial.Of(atom, 1), number);
        }

        Expr Rebuild(Polynomial polynomial) => Sum.Of([.. polynomial.Terms.Select(term => Product.Of(
            [Number.Of(term.Coefficient), .. term.Monomial.Powers.Select(power => atoms[power.Atom].Pow(power.Exponent))]))]);
    }

    // How many terms each expression inside has when it is multiplied out, as if none were alike; every number beyond the limit counts as one more.
    private static Dictionary<Expr, long> TermCounts(Expr root, int limit)
    {
        return Traversal.Values<long>([root], (node, done) => Math.Min(limit + 1L, Rule(node, done)), node => node is not Quantity);

        long Rule(Expr node, Dictionary<Expr, long> done) => node switch
        {
            Sum sum => sum.Terms.Sum(term => done[term]),
            Product product => Times(product.Factors.Select(factor => done[factor])),
            Power { Exponent: Number { Value: { IsInteger: true, Sign: > 0 } n } } power when done[power.Base] > 1 => Times(Enumerable.Repeat(done[power.Base], n < 64 ? (int)n.Numerator : 64)),
            Quantity => 1,
            Number or Symbol or Power or Call or IndexSum or Element or IndexVariable or KroneckerDelta or Derivative =>
                node.Children.Any(child => done[child] > limit) ? limit + 1L : 1,
            _ => throw node.WithoutRule("the counts of terms"),
        };

        long Times(IEnumerable<long> counts) => counts.Aggregate(1L, (product, count) => Math.Min(limit + 1L, product * count));
    }
}
