using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Backprop.Notebooks.Hosting;
using Backprop.Tests.Notebooks;

namespace Backprop.Tests;

/// <summary>What is taken from others: each with its reason, in the version that is locked.</summary>
public sealed class Dependencies : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string Lib => Path.Combine(Repository.Root, "lib");

    [Fact]
    public void Each_package_has_its_reason_in_the_README()
    {
        var readme = File.ReadAllText(Path.Combine(Lib, "README.md"));

        Assert.All(Packages(), package => Assert.Contains($"| `{package}` | ", readme, StringComparison.Ordinal));
        foreach (var packages in new[] { Path.Combine(Lib, "Backprop.Notebooks", "Site", "package.json"), Path.Combine(Lib, "Backprop.Benchmarks", "Browser", "package.json"), Path.Combine(Repository.Root, ".ci", "package.json") })
        {
            var npm = JsonNode.Parse(File.ReadAllText(packages))!;
            foreach (var section in new[] { "dependencies", "devDependencies" })
                Assert.All(npm[section]?.AsObject().Select(package => package.Key) ?? [], package => Assert.Contains($"`{package}`", readme, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("1.9.0", 0, "")]
    [InlineData("1.8.0", 1, "NU1004")]
    public async Task In_CI_a_version_that_is_not_the_locked_one_is_an_error(string version, int exitCode, string error)
    {
        folder.Write("Directory.Build.props", File.ReadAllText(Path.Combine(Lib, "Directory.Build.props")));
        folder.Write("Directory.Packages.props", $"<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup><ItemGroup><PackageVersion Include=\"DiffPlex\" Version=\"{version}\" /></ItemGroup></Project>");
        folder.Write("a/a.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"DiffPlex\" /></ItemGroup></Project>");
        var locked = JsonNode.Parse(File.ReadAllText(Path.Combine(Lib, "Backprop.Notebooks", "packages.lock.json")))!["dependencies"]!["net10.0"]!["DiffPlex"]!;
        folder.Write("a/packages.lock.json", new JsonObject { ["version"] = 2, ["dependencies"] = new JsonObject { ["net10.0"] = new JsonObject { ["DiffPlex"] = locked.DeepClone() } } }.ToJsonString());
        var before = File.ReadAllText(folder.File("a/packages.lock.json"));

        var start = new ProcessStartInfo(DotnetHost.Path, ["restore", folder.File("a"), "-nologo"]) { RedirectStandardOutput = true, Environment = { ["CI"] = "true" } };
        using var restore = Process.Start(start)!;
        var output = await restore.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await restore.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(restore.ExitCode == exitCode, output);
        Assert.Contains(error, output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(folder.File("a/packages.lock.json")));
    }

    [Fact]
    public void Packages_with_known_holes_are_looked_for_and_no_project_turns_that_off()
    {
        var set = XDocument.Load(Path.Combine(Lib, "Directory.Build.props")).Descendants().Where(property => property.Name.LocalName.StartsWith("NuGetAudit", StringComparison.Ordinal)).Select(property => $"{property.Name.LocalName}: {property.Value}");
        Assert.Equal(["NuGetAudit: true", "NuGetAuditMode: all", "NuGetAuditLevel: high"], set);
        Assert.All(Directory.EnumerateFiles(Lib, "*.csproj", SearchOption.AllDirectories), project => Assert.DoesNotContain("NuGetAudit", File.ReadAllText(project), StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private static IEnumerable<string> Packages() =>
        XDocument.Load(Path.Combine(Lib, "Directory.Packages.props")).Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value);
}
