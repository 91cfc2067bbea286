using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Backprop.Kernel.Directives;

namespace Backprop.Notebooks.Hosting.Packages;

/// <summary>What a restore gives.</summary>
/// <param name="Assemblies">The assemblies to reference and load.</param>
/// <param name="NativeFiles">The native libraries for this machine.</param>
/// <param name="Extension">The first package among them that extends the kernel of .NET Interactive; null when none does.</param>
internal sealed record RestoredPackages(IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeFiles, string? Extension);

/// <summary>Restores packages as a project that references them would: by the SDK, in a project written for the purpose.</summary>
internal static partial class PackageRestore
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <exception cref="PackageRestoreException">The SDK reports an error, or no end is in sight.</exception>
    public static async Task<RestoredPackages> RunAsync(IReadOnlyList<PackageStep> packages, IReadOnlyList<string> sources, string settingsFolder)
    {
        var folder = Directory.CreateTempSubdirectory("backprop-packages-");
        try
        {
            var project = Path.Combine(folder.FullName, "packages.csproj");
            await File.WriteAllTextAsync(project, Project(packages, sources, settingsFolder).ToString());
            var (exitCode, output) = await RunSdkAsync(project, folder.FullName);
            if (exitCode != 0)
                throw Failure(output);
            var items = JsonNode.Parse(output)!["Items"]!;
            return new RestoredPackages(Files(items["RuntimeCopyLocalItems"]), Files(items["NativeCopyLocalItems"]), Extension(await File.ReadAllTextAsync(Path.Combine(folder.FullName, "obj", "project.assets.json"))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static XElement Project(IReadOnlyList<PackageStep> packages, IReadOnlyList<string> sources, string settingsFolder) =>
        new("Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.{Environment.Version.Minor}"),
                // The files for this machine, native libraries too, and nothing to start them with.
                new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
                new XElement("SelfContained", "false"),
                new XElement("UseAppHost", "false"),
                new XElement("NuGetAudit", "false"),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources)),
                new XElement("RestoreRootConfigDirectory", settingsFolder)),
            new XElement("ItemGroup", packages.Select(package =>
                new XElement("PackageReference",
                    new XAttribute("Include", package.Name),
                    new XAttribute("Version", package.Version ?? "*")))));

    private static async Task<(int ExitCode, string Output)> RunSdkAsync(string project, string folder)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "msbuild", project, "-nologo", "-restore", "-target:ResolvePackageAssets", "-nodeReuse:false",
            "-getItem:RuntimeCopyLocalItems", "-getItem:NativeCopyLocalItems",
            // Nothing that happens to lie above the temporary folder takes part.
            "-property:ImportDirectoryBuildProps=false", "-property:ImportDirectoryBuildTargets=false", "-property:ImportDirectoryPackagesProps=false",
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await errors);
        }
        catch (OperationCanceledException)
        {
            ChildProcess.End(process);
            throw new PackageRestoreException($"the SDK was still at it after {Limit.TotalMinutes} minutes", isUnavailable: true);
        }
    }

    private static List<string> Files(JsonNode? items) =>
        items is JsonArray list ? [.. list.Select(item => item!["FullPath"]!.GetValue<string>())] : [];

    // The list of everything that was restored names the files of each package.
    private static string? Extension(string assets) => JsonNode.Parse(assets)!["libraries"]!.AsObject()
        .Where(library => library.Value!["files"] is JsonArray files && files.Any(file => file!.GetValue<string>().StartsWith("interactive-extensions/", StringComparison.OrdinalIgnoreCase)))
        .Select(library => library.Key.Replace('/', ' '))
        .FirstOrDefault();

    // "…/packages.csproj : error NU1101: Unable to find package …": the file is of no interest to anybody.
    private static PackageRestoreException Failure(string output)
    {
        var error = Error().Match(output);
        var (code, message) = (error.Groups["code"].Value, error.Groups["message"].Value.Trim());
        return new(
            (code, message) switch { (_, "") => "the SDK gives no reason", ("", _) => message, _ => $"{code}: {message}" },
            code.Length == 0 || Unavailable().IsMatch(code));
    }

    [GeneratedRegex(@"error (?<code>[A-Z]+[0-9]+)?\s?: (?<message>[^\r\n\[]*)")]
    private static partial Regex Error();

    // No such package, no such version, or a source that does not answer; a download that fails has no code at all.
    // Other codes tell of packages that do not fit: each other, or this framework.
    [GeneratedRegex("^NU(110[0-3]|130[0-9])$")]
    private static partial Regex Unavailable();
}
