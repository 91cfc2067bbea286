using Backprop.Notebooks.Commands;
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

    public void Dispose() => lib.Dispose();
}
