using System.Formats.Tar;

namespace Backprop.Notebooks.Documents;

/// <summary>Tells pipes and devices, which a reader may wait at for ever, from files.</summary>
internal static class SpecialFile
{
    // Errors of the system, as the base class library passes them on for a file in use.
    private const int WouldBlock = 11, WouldBlockOnMac = 35;

    /// <summary>Whether the path leads to something else than a file or a folder.</summary>
    public static bool IsOne(string path)
    {
        if (OperatingSystem.IsWindows() || new FileInfo(path) is not { Exists: true } found)
            return false;
        var target = found.LinkTarget is null ? found : (FileInfo)found.ResolveLinkTarget(returnFinalTarget: true)!;
        // They seem to have no length; of what has none, the archive's writer tells the kind, or refuses it.
        return target is { Exists: true, Length: 0 } && !IsFile(target.FullName);
    }

    private static bool IsFile(string path)
    {
        try
        {
            using var archive = new MemoryStream();
            using (var writer = new TarWriter(archive, leaveOpen: true))
                writer.WriteEntry(path, "file");
            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry()!.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
        }
        catch (IOException e) when (e is not FileNotFoundException)
        {
            // One that another run has locked is a file all the same.
            return e.HResult is WouldBlock or WouldBlockOnMac;
        }
    }
}
