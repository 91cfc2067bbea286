using System.Collections.Immutable;

namespace Backprop;

/// <summary>Two or more terms added up, in the order in which they were written.</summary>
public sealed class Sum : Expr
{
    private Sum(ImmutableArray<Expr> terms)
        : base(Hashing.Of(nameof(Sum), terms)) => Terms = terms;

    /// <summary>The terms: at least two, no sum among them, no two alike but for a number in front.</summary>
    public ImmutableArray<Expr> Terms { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Children => Terms;

    /// <summary>The sum of the terms, tidied: sums inside sums opened, like terms collected, zeros dropped.</summary>
    /// <remarks>x + x = 2x, x − x = 0, x + 0 = x. Nothing is multiplied out.</remarks>
    public static Expr Of(params ReadOnlySpan<Expr> terms)
    {
        var collected = new List<(Expr? Body, Rational Coefficient)>(terms.Length);
        // Many fractions are added at once: one after the other, each sum would be as long as all before it.
        Dictionary<int, List<Rational>>? more = null;
        Dictionary<Expr, int>? position = null;
        List<Rational>? constants = null;
        var constantAt = -1;
        foreach (var term in terms)
        {
            if (term is Sum sum)
            {
                foreach (var inner in sum.Terms) Collect(inner);
            }
            else
            {
                Collect(term);
            }
        }

        if (constants is not null) collected[constantAt] = (null, Rational.Sum([.. constants]));
        foreach (var (at, coefficients) in more ?? []) collected[at] = collected[at] with { Coefficient = Rational.Sum([collected[at].Coefficient, .. coefficients]) };
        var result = ImmutableArray.CreateBuilder<Expr>(collected.Count);
        var isNested = false;
        foreach (var (body, coefficient) in collected)
        {
            if (coefficient.IsZero) continue;
            var shown = body is null ? Number.Of(coefficient) : Product.Scale(coefficient, body);
            isNested |= shown is Sum;
            result.Add(shown);
        }

        // 2(a + b) − (a + b) is a sum again, whose terms may be like others.
        if (isNested) return Of(result.DrainToImmutable().AsSpan());

        return result.Count switch
        {
            0 => Zero,
            1 => result[0],
            _ => Unique(new Sum(result.DrainToImmutable())),
        };

        void Collect(Expr term)
        {
            var (coefficient, body) = Product.SplitCoefficient(term);
            if (body is null)
            {
                if (coefficient.IsZero) return;
                (constants ??= []).Add(coefficient);
                if (constantAt >= 0) return;
                constantAt = collected.Count;
                collected.Add((null, coefficient));
            }
            else if (Hashing.PositionOf(collected, static known => known.Body, body, ref position) is >= 0 and var at)
            {
                if (collected[at].Coefficient.Denominator.IsOne && coefficient.Denominator.IsOne)
                {
                    collected[at] = (body, collected[at].Coefficient + coefficient);
                    return;
                }

                more ??= [];
                if (!more.TryGetValue(at, out var coefficients)) more.Add(at, coefficients = []);
                coefficients.Add(coefficient);
            }
            else
            {
                position?.Add(body, collected.Count);
                collected.Add((body, coefficient));
            }
        }
    }

    internal override Expr Rebuild(ImmutableArray<Expr> children) => Of(children.AsSpan());

    internal override bool HasSameParts(Expr other) => other is Sum sum && Hashing.SameReferences(Terms, sum.Terms);
}
