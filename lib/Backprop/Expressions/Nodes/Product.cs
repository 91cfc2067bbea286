using System.Collections.Immutable;

namespace Backprop;

/// <summary>A number times factors, in the order in which they were written; divisors come last.</summary>
public sealed class Product : Expr
{
    private Product(Rational coefficient, ImmutableArray<Expr> factors)
        : base(HashCode.Combine(coefficient, Hashing.Of(nameof(Product), factors)))
    {
        Coefficient = coefficient;
        Factors = factors;
    }

    /// <summary>The number in front; not 0, and not 1 where there is a single factor.</summary>
    public Rational Coefficient { get; }

    /// <summary>The factors without the number: at least one, no product among them, no two with the same base.</summary>
    public ImmutableArray<Expr> Factors { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Children => Factors;

    /// <summary>The product of the factors, tidied: numbers multiplied, products opened, equal bases joined.</summary>
    /// <remarks>x · x = x², x · x⁻¹ = 1, 0 · x = 0, 1 · x = x. Nothing is multiplied out.</remarks>
    public static Expr Of(params ReadOnlySpan<Expr> factors)
    {
        // 1 · u = u, which needs no list
        if (factors is [var single]) return single;
        if (factors is [{ IsOne: true }, var other]) return other;
        List<Rational>? numbers = null;
        var bases = new List<(Expr Base, Expr Exponent, List<Expr>? More)>(factors.Length);
        Dictionary<Expr, int>? position = null;
        foreach (var factor in factors)
        {
            if (factor is Product product)
            {
                Multiply(product.Coefficient);
                foreach (var inner in product.Factors) Collect(inner);
            }
            else
            {
                Collect(factor);
            }
        }

        if (numbers?.Any(number => number.IsZero) == true) return Zero;
        var above = ImmutableArray.CreateBuilder<Expr>(bases.Count);
        List<Expr>? below = null;
        var moved = false;
        foreach (var (@base, exponent, more) in bases)
        {
            var power = Power.Of(@base, more is null ? exponent : Sum.Of([exponent, .. more]));
            var (number, body) = SplitCoefficient(power);
            Multiply(number);
            if (body is null) continue;
            moved |= body is Product || !ReferenceEquals(BaseOf(body), @base);
            if (Power.IsDivisor(body)) (below ??= []).Add(body);
            else above.Add(body);
        }

        if (below is not null) above.AddRange(below);
        var coefficient = numbers is null ? Rational.One : Rational.Product([.. numbers]);
        // √(xy)·√(xy) has become xy, and 1/x³ a power of x: each x may meet another, so once more.
        return moved && above.Count > 0 ? Of([Number.Of(coefficient), .. above]) : Make(coefficient, above.DrainToImmutable());

        void Multiply(Rational number)
        {
            if (!number.IsOne) (numbers ??= []).Add(number);
        }

        void Collect(Expr factor)
        {
            if (factor is Number number)
            {
                Multiply(number.Value);
                return;
            }

            var (@base, exponent) = factor is Power power ? (power.Base, power.Exponent) : (factor, One);
            if (Hashing.PositionOf(bases, static known => known.Base, @base, ref position) is >= 0 and var at)
            {
                if (bases[at].More is { } more) more.Add(exponent);
                else bases[at] = bases[at] with { More = [exponent] };
            }
            else
            {
                position?.Add(@base, bases.Count);
                bases.Add((@base, exponent, null));
            }
        }
    }

    /// <summary>A number times an expression that has no number in front of it.</summary>
    internal static Expr Scale(Rational coefficient, Expr body) => body is Product product
        ? Make(coefficient * product.Coefficient, product.Factors)
        : Make(coefficient, [body]);

    /// <summary>3xy → (3, xy); x → (1, x); 5 → (5, null).</summary>
    internal static (Rational Coefficient, Expr? Body) SplitCoefficient(Expr term) => term switch
    {
        Number number => (number.Value, null),
        Product product => (product.Coefficient, Make(Rational.One, product.Factors)),
        null => throw new ArgumentNullException(nameof(term)),
        _ => (Rational.One, term),
    };

    internal override Expr Rebuild(ImmutableArray<Expr> children) => Of([Number.Of(Coefficient), .. children]);

    internal override bool HasSameParts(Expr other) =>
        other is Product product && product.Coefficient == Coefficient && Hashing.SameReferences(Factors, product.Factors);

    private static Expr BaseOf(Expr factor) => factor is Power power ? power.Base : factor;

    private static Expr Make(Rational coefficient, ImmutableArray<Expr> factors)
    {
        if (factors.IsEmpty || coefficient.IsZero) return Number.Of(coefficient);
        return factors.Length == 1 && coefficient.IsOne ? factors[0] : Unique(new Product(coefficient, factors));
    }
}
