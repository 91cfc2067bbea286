using System.IO.Compression;

namespace Backprop.Tests.Notebooks;

/// <summary>Packages that a notebook's folder brings along, so that a test needs no registry.</summary>
internal static class LocalPackages
{
    /// <summary>NuGet settings under which no package can be had.</summary>
    public const string NoSource = "<configuration><packageSources><clear/><add key=\"none\" value=\".\"/></packageSources></configuration>";

    /// <summary>Puts a package of these files into the folder, and makes the folder the only source of packages.</summary>
    public static void Add(TemporaryFolder folder, string name, string version, params (string Path, byte[] Content)[] files)
    {
        // What is restored stays in the folder too: the machine's own store of packages must not learn of it.
        folder.Write("nuget.config", """
            <configuration>
              <config><add key="globalPackagesFolder" value="restored" /></config>
              <packageSources><clear /><add key="here" value="." /></packageSources>
            </configuration>
            """);
        using var archive = ZipFile.Open(folder.File($"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        Write(archive, $"{name}.nuspec", System.Text.Encoding.UTF8.GetBytes($"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata><id>{name}</id><version>{version}</version><authors>test</authors><description>test</description></metadata>
            </package>
            """));
        foreach (var (path, content) in files) Write(archive, path, content);
    }

    private static void Write(ZipArchive archive, string path, byte[] content)
    {
        using var stream = archive.CreateEntry(path).Open();
        stream.Write(content);
    }
}
