using System.Reflection;
using Xunit.v3;

[assembly: Backprop.Tests.EndsInTime]

namespace Backprop.Tests;

/// <summary>
/// In CI a test that hangs ends the whole run, and is named: nobody is there to ask it. What the longest test needs there
/// is a small part of the limit.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class EndsInTimeAttribute : BeforeAfterTestAttribute
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);
    private static readonly AsyncLocal<Timer?> Watch = new();

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Requirement.IsCI)
            Watch.Value = new Timer(_ => Environment.FailFast($"{test.TestDisplayName} has not ended within {Limit.TotalMinutes} minutes."), null, Limit, Timeout.InfiniteTimeSpan);
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test) => Watch.Value?.Dispose();
}
