using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Backprop.Tests.Notebooks;

/// <summary>The C# compiler that kernels start with: code of this machine, or the build has said why not.</summary>
public class PrecompiledCompiler
{
    private static string Folder => Path.Combine(Repository.Root, "lib", "Backprop.Kernel", "Precompiling");

    [Fact]
    public void It_is_code_of_this_machine_unless_the_build_could_not_make_it_so()
    {
        string[] parts = [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.CodeAnalysis*.dll").Order(StringComparer.Ordinal)];
        Assert.Equal(4, parts.Length);
        var refused = Directory.EnumerateFiles(Path.Combine(Folder, "obj"), "refused-*", SearchOption.AllDirectories).Any();
        Assert.All(parts, part =>
        {
            using var file = new PEReader(File.OpenRead(part));
            Assert.True(refused || file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, $"{part} has no code of this machine, and nothing was said.");
        });
    }

    // Nothing that the two share may differ: what runs is what was referenced.
    [Fact]
    public void It_is_made_from_the_package_that_is_locked()
    {
        var version = XDocument.Load(Path.Combine(Repository.Root, "lib", "Directory.Packages.props")).Descendants("PackageVersion").Single(package => (string?)package.Attribute("Include") == "Microsoft.CodeAnalysis.CSharp").Attribute("Version")!.Value;
        var made = typeof(Microsoft.CodeAnalysis.CSharp.CSharpCompilation).Assembly;
        Assert.StartsWith(version, System.Diagnostics.FileVersionInfo.GetVersionInfo(made.Location).ProductVersion, StringComparison.Ordinal);
        Assert.Equal(AppContext.BaseDirectory, Path.GetDirectoryName(made.Location) + Path.DirectorySeparatorChar);
    }
}
