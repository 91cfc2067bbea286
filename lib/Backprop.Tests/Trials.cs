using System.Globalization;

namespace Backprop.Tests;

/// <summary>How many random inputs a property is tried on.</summary>
internal static class Trials
{
    private static readonly int? Asked =
        Environment.GetEnvironmentVariable("TRIALS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The usual number, or as many as the environment variable <c>TRIALS</c> says: <c>TRIALS=100000 dotnet test lib</c>.</summary>
    public static int Or(int usual) => Asked ?? usual;
}
