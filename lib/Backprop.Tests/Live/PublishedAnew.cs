using Backprop.Notebooks.Commands;
using Backprop.Notebooks.Site.Live;
using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Live;

/// <summary>The kernel for browsers is published anew when, and only when, it is made of something else.</summary>
public sealed class PublishedAnew : IDisposable
{
    private readonly TemporaryFolder lib = new();

    public PublishedAnew()
    {
        foreach (var file in new[] { "Directory.Build.props", "Backprop/Expr.cs", "Backprop/Old.cs", "Backprop.Live/wwwroot/page.js" })
            lib.Write(file, "");
        lib.Write("Backprop.Live/bin/publish/.published", LiveBuild.Listed(lib.Path));
        foreach (var file in Directory.EnumerateFiles(lib.Path, "*", SearchOption.AllDirectories).Where(file => file != Stamp))
            File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(Stamp).AddMinutes(-1));
    }

    private string Stamp => lib.File("Backprop.Live/bin/publish/.published");

    [Fact]
    public void Nothing_is_published_twice()
    {
        lib.Write("Backprop/obj/anew.cache", "");
        lib.Write("Backprop.Tests/Test.cs", "");

        Assert.True(LiveBuild.IsUpToDate(lib.Path, Stamp));
    }

    [Fact]
    public void A_source_that_is_gone_counts_as_one_that_has_changed()
    {
        File.Delete(lib.File("Backprop/Old.cs"));

        Assert.False(LiveBuild.IsUpToDate(lib.Path, Stamp));
    }

    [Theory]
    [InlineData("Backprop/Expr.cs")]
    [InlineData("Backprop.Live/wwwroot/page.js")]
    [InlineData("Directory.Build.props")]
    public void A_changed_source_counts(string file)
    {
        File.SetLastWriteTimeUtc(lib.File(file), File.GetLastWriteTimeUtc(Stamp).AddMinutes(1));

        Assert.False(LiveBuild.IsUpToDate(lib.Path, Stamp));
    }

    [Fact]
    public void A_source_more_counts_however_old_it_is()
    {
        lib.Write("Backprop/Moved.cs", "");
        File.SetLastWriteTimeUtc(lib.File("Backprop/Moved.cs"), File.GetLastWriteTimeUtc(Stamp).AddYears(-1));

        Assert.False(LiveBuild.IsUpToDate(lib.Path, Stamp));
        File.Delete(Stamp);
        Assert.False(LiveBuild.IsUpToDate(lib.Path, Stamp));
    }

    [Theory]
    [InlineData("echo 'MSBUILD : error NETSDK1147: no network'; exit 1", 5, "dotnet publish lib/Backprop.Live failed: MSBUILD : error NETSDK1147: no network")]
    [InlineData("exec sleep 600", 0.005, "dotnet publish lib/Backprop.Live did not end within 0.01 minutes")]
    public void Where_the_kernel_cannot_be_published_the_reason_is_given_in_time(string sdk, double minutes, string reason)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the SDK that fails is a shell script");
        if (!LivePart.HasBundles)
            Requirement.Missing("npm has not brought in what pages need to run cells");
        lib.Write("lib/Backprop.Live/Backprop.Live.csproj", "");
        var dotnet = lib.Write("dotnet", $"#!/bin/sh\n{sdk}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var (live, notice) = LiveBuild.Publish(lib.Path, dotnet, TimeSpan.FromMinutes(minutes), TestContext.Current.CancellationToken);

        Assert.Null(live);
        Assert.Equal($"the cells of the pages cannot be run in the browser: {reason}", notice);
    }

    public void Dispose() => lib.Dispose();
}
