namespace Backprop;

/// <summary>Multiplies out: (a − y)² becomes a² − 2ay + y². Terms and factors keep the order in which they first appear.</summary>
internal static class Expansion
{
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
                default:
                    // Anything else is an atom, but what is inside it is multiplied out as well.
                    return Atom(node.Rebuild([.. node.Children.Select(child => node is Derivative ? child : Rebuild(done[child]))]));
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
}
