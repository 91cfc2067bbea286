using System.Globalization;

namespace Backprop.Tests.Trouble;

/// <summary>
/// How long the search for trouble goes on. A failure prints its seed, and <c>CsCheck_Seed=…</c> replays it;
/// <c>BACKPROP_ROUNDS=100</c> searches a hundred times as long.
/// </summary>
internal static class Rounds
{
    private static readonly int Factor = Math.Clamp(Number("BACKPROP_ROUNDS") ?? 1, 1, 10_000);

    /// <summary>Where random moments start from: <c>BACKPROP_SEED</c>, or another one each time.</summary>
    public static int Seed { get; } = Number("BACKPROP_SEED") ?? Random.Shared.Next();

    /// <summary>So many rounds, or the multiple of them that was asked for.</summary>
    public static int Of(int count) => count * Factor;

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
