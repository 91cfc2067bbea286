using System.Collections.Immutable;

namespace Backprop;

/// <content>Sums over indices, taken apart: Σᵢ (a uᵢ + vᵢ) = a Σᵢ uᵢ + Σᵢ vᵢ, each Σ of one product an atom.</content>
/// <remarks>
/// What does not mention the index goes in front, a delta picks its term, and a sum inside a sum becomes a sum over both indices, so that
/// neither the order of the sums nor their letters matter.
/// </remarks>
internal sealed partial class RationalForm
{
    // For more indices than these, ways to pair them are not tried.
    private const int MostIndices = 4;

    private readonly Dictionary<int, (ImmutableArray<IndexVariable> Over, Expr Body, Quotient Value, int Depth)> _sums = [];
    private int _letters;

    private Quotient Summed(IndexVariable index, Quotient body)
    {
        if (body.Numerator.IsZero) return body;
        if (body.Denominator.SingleTerm is (var below, var divisor))
            return Total(body.Numerator.Terms.Select(term => SummedProduct(index, term.Monomial * below.Pow(-1), term.Coefficient / divisor)));
        if (!body.Denominator.Terms.Any(term => Mentions(term.Monomial, index)))
            return Multiply(new(Polynomial.One, body.Denominator), Total(body.Numerator.Terms.Select(term => SummedProduct(index, term.Monomial, term.Coefficient))));

        // A divisor of several terms in which the index stands stays below its own sum.
        var common = body.Numerator.Terms.Select(term => Parts(term.Monomial, index).Outside).Aggregate(Common);
        var inside = Multiply(body.Numerator, Polynomial.Of(common.Pow(-1), 1));
        return Multiply(new(Polynomial.Of(common, 1), Polynomial.One), SumAtom([index], ToExpr(inside) / ToExpr(body.Denominator)));
    }

    private Quotient SummedProduct(IndexVariable index, Monomial product, Rational coefficient)
    {
        var (inside, outside) = Parts(product, index);
        var factor = Of(Number.Of(coefficient) * ToExpr(outside));
        if (inside.Powers.IsEmpty) return Multiply(factor, Of(index.Size));
        foreach (var (atom, exponent) in inside.Powers)
        {
            // Σᵢ δᵢₖ uᵢ = uₖ
            if (_atoms[atom].Key is KroneckerDelta delta && exponent > 0)
                return Multiply(factor, Of(Reindexing.Apply(ToExpr(inside * Monomial.Of(atom, -exponent)), [(index, delta.OtherThan(index))])));
        }

        // Σᵢ uᵢ Σⱼ vᵢⱼ = Σᵢⱼ uᵢ vᵢⱼ, and a square of a sum is a sum over two indices.
        ImmutableArray<IndexVariable> over = [index];
        var body = Expr.One;
        foreach (var (atom, exponent) in inside.Powers)
        {
            if (_sums.TryGetValue(atom, out var inner) && exponent is > 0 and <= MostIndices)
            {
                for (var copy = 0; copy < exponent; copy++)
                {
                    var letters = Letters(inner.Over);
                    over = over.AddRange(letters);
                    body *= Reindexing.Apply(inner.Body, inner.Over.Zip(letters));
                }
            }
            else body *= _atoms[atom].Key.Pow(exponent);
        }

        return Multiply(factor, SumAtom(over, body));
    }

    // Two sums are one atom when some pairing of their indices makes what they sum equal.
    private Quotient SumAtom(ImmutableArray<IndexVariable> over, Expr body)
    {
        var own = Letters(over);
        body = Reindexing.Apply(body, over.Zip(own));
        var depth = DepthOf(body);
        foreach (var (atom, known) in _sums.ToArray())
        {
            if (known.Over.Length != own.Length || known.Depth != depth) continue;
            foreach (var pairing in Pairings(own, known.Over))
            {
                Spend(1);
                if (SameValue(known.Value, Of(Reindexing.Apply(body, own.Zip(pairing))))) return new(Polynomial.Of(Monomial.Of(atom, 1), 1), Polynomial.One);
            }
        }

        var sum = IndexSum.Over(own, body);
        var made = Atom(sum, null);
        _sums[_atomOf[sum]] = (own, body, Of(body), depth);
        return made;
    }

    // How many sums stand inside one another. Only what is equally deep is compared: what is inside it is less deep, so that this ends.
    private int DepthOf(Expr expression) => _sums.Count == 0 ? 0 : Traversal.Fold<int>(
        expression,
        (node, done) => (Opens(node) ? node.Children.Select(child => done[child]).DefaultIfEmpty().Max() : 0) + (node is IndexSum ? 1 : 0),
        Opens);

    private static IEnumerable<ImmutableArray<IndexVariable>> Pairings(ImmutableArray<IndexVariable> from, ImmutableArray<IndexVariable> to)
    {
        if (from.Length > MostIndices) return from.Zip(to).All(pair => ReferenceEquals(pair.First.Size, pair.Second.Size)) ? [to] : [];
        return Some(from, [.. to]);

        static IEnumerable<ImmutableArray<IndexVariable>> Some(ImmutableArray<IndexVariable> from, ImmutableArray<IndexVariable> left) => from.IsEmpty
            ? [[]]
            : left.Where(to => ReferenceEquals(to.Size, from[0].Size)).SelectMany(to => Some(from.RemoveAt(0), left.Remove(to)).Select(rest => rest.Insert(0, to)));
    }

    // δⱼₖuₖ = δⱼₖuⱼ; null where nothing else has the second index, or the other way to write it has a divisor.
    private Polynomial? Picked(Monomial monomial, int atom, KroneckerDelta delta)
    {
        var others = monomial * Monomial.Of(atom, -monomial.Powers.First(power => power.Atom == atom).Exponent);
        if (!Mentions(others, delta.Right)) return null;
        var picked = Of(Reindexing.Apply(ToExpr(others), [(delta.Right, delta.Left)]));
        return ReferenceEquals(picked.Denominator, Polynomial.One) ? Multiply(Polynomial.Of(Monomial.Of(atom, 1), 1), picked.Numerator) : null;
    }

    private (Monomial Inside, Monomial Outside) Parts(Monomial product, IndexVariable index)
    {
        var parts = product.Powers.ToLookup(power => Mentions(power.Atom, index));
        return (new([.. parts[true]]), new([.. parts[false]]));
    }

    private static Monomial Common(Monomial one, Monomial other) => new(
        [.. one.Powers.Select(power => (power.Atom, Math.Min(power.Exponent, other.Powers.FirstOrDefault(known => known.Atom == power.Atom).Exponent))).Where(power => power.Item2 > 0)]);

    private bool Mentions(Monomial product, IndexVariable index) => product.Powers.Any(power => Mentions(power.Atom, index));

    private bool Mentions(int atom, IndexVariable index) => FreeIndices.Of(_atoms[atom].Key).Contains(index);

    // Letters that stand in no formula, each given once.
    private ImmutableArray<IndexVariable> Letters(ImmutableArray<IndexVariable> indices) => [.. indices.Select(index => IndexVariable.Apart(_letters++, index.Size))];
}
