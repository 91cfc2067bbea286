using System.Reflection;
using Backprop.Kernel.Directives;

namespace Backprop.Notebooks.Hosting.Packages;

/// <summary>The packages that a notebook's cells have asked for so far.</summary>
/// <param name="folder">The notebook's folder: its NuGet settings are in force.</param>
/// <param name="announce">Told of each restore when it starts (the packages' names) and when it is over (null).</param>
internal sealed class PackageSession(string folder, Action<string?> announce)
{
    private readonly Dictionary<string, PackageStep> asked = new(StringComparer.OrdinalIgnoreCase);

    private readonly List<string> sources = [];

    /// <summary>Adds an address or folder to look for packages in; a relative path starts in the notebook's folder.</summary>
    /// <exception cref="CellFaultException">There is no such folder.</exception>
    public void AddSource(PackageSourceStep step)
    {
        var isAddress = step.Source.Contains("://", StringComparison.Ordinal);
        var source = isAddress ? step.Source : Path.GetFullPath(step.Source, folder);
        if (!isAddress && !Directory.Exists(source))
            throw new CellFaultException("DirectiveError", $"#i \"nuget: {step.Source}\": there is no such folder to look for packages in", step.Line);
        sources.Add(source);
    }

    /// <summary>Restores a package with all that it needs.</summary>
    /// <returns>The assemblies to reference.</returns>
    /// <exception cref="CellFaultException">The package was brought in already, in another version, or does not fit.</exception>
    /// <exception cref="CellSkippedException">The package cannot be had.</exception>
    public async Task<IReadOnlyList<Assembly>> AddAsync(PackageStep package)
    {
        if (asked.TryGetValue(package.Name, out var earlier))
        {
            if (package.Version is null || package.Version == earlier.Version)
                return [];
            throw new CellFaultException(
                "PackageError",
                $"{package.Name} {package.Version}: the notebook uses {earlier.Version ?? "the newest version"} of it already, and a kernel cannot change a version",
                package.Line);
        }

        asked.Add(package.Name, package);
        var name = $"{package.Name} {package.Version}".TrimEnd();
        announce(name);
        try
        {
            var restored = await PackageRestore.RunAsync([.. asked.Values], sources, folder);
            if (restored.Extension is { } extension)
                throw new CellFaultException("PackageError", $"the package {extension} brings an extension of the .NET Interactive kernel, which only that kernel loads; without it its values show themselves otherwise", package.Line);
            NativeLibraries.Add(restored.NativeFiles);
            return PackageAssemblies.Load(restored.Assemblies);
        }
        catch (PackageRestoreException e) when (e.IsUnavailable)
        {
            throw new CellSkippedException($"the package {name} cannot be restored: {e.Message}", missingPackage: name);
        }
        catch (PackageRestoreException e)
        {
            throw new CellFaultException("PackageError", $"the package {name} cannot be used: {e.Message}", package.Line);
        }
        finally
        {
            announce(null);
        }
    }
}
