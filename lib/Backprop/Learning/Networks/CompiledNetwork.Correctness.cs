namespace Backprop;

/// <content>How many cases are right, after a sweep.</content>
public sealed partial class CompiledNetwork
{
    /// <summary>The number of cases that are right; with one half as both bounds, those on the right side of the middle.</summary>
    /// <remarks>
    /// A target above one half means on, one below means off. A unit that should be on must be above the upper bound, one
    /// that should be off below the lower one, and a case is right when all its units are.
    /// </remarks>
    /// <param name="lower">Off means below this.</param>
    /// <param name="upper">On means above this; 0.2 and 0.8 are the bounds of the family trees.</param>
    /// <exception cref="ArgumentException">The lower bound is above the upper one, or one of them is NaN.</exception>
    /// <example><code>
    /// var trainer = new Trainer(network, new SeededRandom(1), range: 0.5);
    /// trainer.SweepsUntil(each => each.IsAllRight(), new LearningRule(0.5, 0.9), limit: 5_000);
    /// network.RightCases()   // 4
    /// </code></example>
    public int RightCases(double lower = 0.5, double upper = 0.5)
    {
        RequireOrder(lower, upper);
        var right = 0;
        for (var c = 0; c < Cases; c++)
        {
            if (IsRight(c, lower, upper)) right++;
        }

        return right;
    }

    /// <summary>True where every case is right; stops at the first that is not.</summary>
    /// <exception cref="ArgumentException">The lower bound is above the upper one, or one of them is NaN.</exception>
    public bool IsAllRight(double lower = 0.5, double upper = 0.5)
    {
        RequireOrder(lower, upper);
        for (var c = 0; c < Cases; c++)
        {
            if (!IsRight(c, lower, upper)) return false;
        }

        return true;
    }

    private static void RequireOrder(double lower, double upper)
    {
        if (!(lower <= upper)) throw new ArgumentException(FormattableString.Invariant($"Off is below {lower} and on above {upper}; expected the first to be no larger than the second."), nameof(lower));
    }

    private bool IsRight(int c, double lower, double upper)
    {
        var (output, target) = (_output, _targets);
        for (var k = c; k < output.Count; k += Cases)
        {
            if (target[k] > 0.5 ? !(output[k] > upper) : !(output[k] < lower)) return false;
        }

        return true;
    }
}
