using CsCheck;
using static Backprop.Tests.Expressions.RandomExpressions;

namespace Backprop.Tests.Expressions;

/// <summary>On random expressions: what is equal is never refuted, and what differs is never proved equal.</summary>
public class ComparisonProperties
{
    [Fact]
    public void Another_way_to_write_the_same_value_is_never_refuted() =>
        AllKinds.Sample(
            f => new[] { f.WrittenOut(), Doubled(f) }.All(other => f.CompareWith(other).Verdict != Verdict.Different),
            iter: Trials.Or(1_000),
            print: f => f.ToInfix());

    [Fact]
    public void Multiplied_out_it_is_proved_equal_or_too_large() =>
        SmoothOnes.Sample(
            f => f.CompareWith(f.Expand()).Verdict is Verdict.Equal or Verdict.NotDecided,
            iter: Trials.Or(1_000),
            print: f => f.ToInfix());

    [Fact]
    public void What_is_more_is_never_proved_equal() =>
        AllKinds.Sample(
            f => f.CompareWith(f + 1).Verdict != Verdict.Equal && f.CompareWith(f + X.Pow(2)).Verdict != Verdict.Equal,
            iter: Trials.Or(1_000),
            print: f => f.ToInfix());

    [Fact]
    public void Two_that_are_proved_equal_agree_wherever_they_are_tried()
    {
        var proved = 0;
        Gen.Select(Small, Small, Gen.Double[0.2, 2], Gen.Double[-2, 2]).Sample(
            (f, g, x, w) =>
            {
                if (f.CompareWith(g).Verdict != Verdict.Equal) return true;
                Interlocked.Increment(ref proved);
                var (one, other) = (f.Evaluate((X, x), (W, w)), g.Evaluate((X, x), (W, w)));
                return !double.IsFinite(one) || !double.IsFinite(other) || Math.Abs(one - other) <= 1e-6 * Math.Max(1, Math.Abs(one));
            },
            iter: Trials.Or(20_000),
            print: sample => $"{sample.Item1.ToInfix()}  and  {sample.Item2.ToInfix()}");
        Assert.True(proved > 200, $"only {proved} pairs were equal");
    }

    // sin f cos f/(½ sin 2f) is 1 by a rule that the library does not have.
    private static Expr Doubled(Expr f) =>
        f + Functions.Sin.Apply(2 * f) - 2 * Functions.Sin.Apply(f) * Functions.Cos.Apply(f);
}
