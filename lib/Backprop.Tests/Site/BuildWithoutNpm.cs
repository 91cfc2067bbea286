using System.Diagnostics;
using Backprop.Notebooks.Hosting;
using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Site;

/// <summary>The program builds where npm fails or is missing: the .NET SDK is all that the README asks for.</summary>
public sealed class BuildWithoutNpm : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("echo 'npm error network unreachable' >&2; exit 1")]
    [InlineData("exit 127")] // what a shell answers when there is no npm
    public async Task A_build_goes_on_and_says_that_the_pages_will_link_to_the_public_copy(string npm)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("the npm that fails is a shell script");
            return;
        }

        var project = Path.Combine(Repository.Root, "lib", "Backprop.Notebooks");
        foreach (var name in new[] { "package.json", "package-lock.json" })
            folder.Write($"site/{name}", File.ReadAllText(Path.Combine(project, "Site", name)));
        File.SetUnixFileMode(folder.Write("bin/npm", $"#!/bin/sh\n{npm}\n"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        // The two targets that bring KaTeX in, with a folder of their own in place of the project's.
        var start = new ProcessStartInfo(DotnetHost.Path, ["msbuild", project, "-nologo", "-nodeReuse:false", "-target:RestoreKatex;IncludeKatex", $"-property:SiteFolder={folder.File("site")}/"])
        {
            RedirectStandardOutput = true,
            Environment = { ["PATH"] = $"{folder.File("bin")}:{Environment.GetEnvironmentVariable("PATH")}" },
        };
        using var build = Process.Start(start)!;
        var output = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(build.ExitCode == 0, output);
        Assert.Contains("Notice: npm could not bring in KaTeX", output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
