namespace Backprop;

/// <summary>How many cases a network has right, after a sweep.</summary>
/// <remarks>
/// A target above one half means on, one below means off. A unit that should be on must be above the upper bound, one
/// that should be off below the lower one, and a case is right when all its units are.
/// </remarks>
public static class Correctness
{
    /// <summary>The number of cases that are right; with one half as both bounds, those on the right side of the middle.</summary>
    /// <param name="network">The network, as of its last sweep.</param>
    /// <param name="lower">Off means below this.</param>
    /// <param name="upper">On means above this; 0.2 and 0.8 are the bounds of the family trees.</param>
    /// <example><code>
    /// var trainer = new Trainer(network, new SeededRandom(1), range: 0.5);
    /// trainer.SweepsUntil(each => each.IsAllRight(), new LearningRule(0.5, 0.9), limit: 5_000);
    /// network.RightCases()   // 4
    /// </code></example>
    public static int RightCases(this CompiledNetwork network, double lower = 0.5, double upper = 0.5)
    {
        var output = network.Output;
        var target = network.Targets;
        var right = 0;
        for (var c = 0; c < network.Cases; c++)
        {
            if (IsRight(output, target, c, network.Cases, lower, upper)) right++;
        }

        return right;
    }

    /// <summary>True where every case is right; stops at the first that is not.</summary>
    public static bool IsAllRight(this CompiledNetwork network, double lower = 0.5, double upper = 0.5)
    {
        var output = network.Output;
        var target = network.Targets;
        for (var c = 0; c < network.Cases; c++)
        {
            if (!IsRight(output, target, c, network.Cases, lower, upper)) return false;
        }

        return true;
    }

    private static bool IsRight(ReadOnlySpan<double> output, ReadOnlySpan<double> target, int c, int cases, double lower, double upper)
    {
        for (var k = c; k < output.Length; k += cases)
        {
            if (target[k] > 0.5 ? !(output[k] > upper) : !(output[k] < lower)) return false;
        }

        return true;
    }
}
