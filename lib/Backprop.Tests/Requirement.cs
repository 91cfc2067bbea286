namespace Backprop.Tests;

/// <summary>What some tests need of the machine. In CI its absence fails them; elsewhere it skips them, and says why.</summary>
public static class Requirement
{
    public static bool IsCI => Environment.GetEnvironmentVariable("CI") is "true" or "1";

    /// <summary>Ends the running test, for something that it needs is not here.</summary>
    public static void Missing(string reason)
    {
        if (IsCI)
            Assert.Fail($"{reason} (in CI nothing that matters is skipped)");
        Assert.Skip(reason);
    }
}
