using System.Text;

namespace Backprop.Notebooks.Documents;

/// <summary>Files that are replaced whole or left as they were; links, modes and owners stay.</summary>
/// <remarks>
/// The new text is written beside the file under a name of its own, and takes the file's name in a single step. A run that
/// is killed in between leaves that one file, which the next run uses for itself.
/// </remarks>
internal static class AtomicFile
{
    /// <summary>Replaces the text of a file.</summary>
    /// <param name="path">The file; of a link, the file that it leads to is replaced.</param>
    /// <param name="text">The new text.</param>
    /// <param name="unchanged">Asked at the last moment whether the file's bytes are still those that it had; null when there need be no file.</param>
    /// <exception cref="IOException">The file was not replaced; the message says why.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void WriteAllText(string path, string text, Func<byte[], bool>? unchanged = null)
    {
        var target = Target(path);
        if (!OperatingSystem.IsWindows() && File.Exists(target) && (File.GetUnixFileMode(target) & AnyWrite) == 0)
            throw new UnauthorizedAccessException("the file is read-only");
        var temporary = TemporaryOf(target);
        using var stream = Open(temporary);
        try
        {
            WriteWhole(stream, Encoding.UTF8.GetBytes(text));
            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                UnixOwner.Copy(target, temporary);
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            if (unchanged is not null && !(File.Exists(target) && unchanged(File.ReadAllBytes(target))))
                throw new IOException($"it was {(File.Exists(target) ? "changed" : "removed")} after it had been read; what it holds now is kept: run again");
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Removes what a run that was killed left beside the file, unless another run is just writing it.</summary>
    public static void RemoveLeftover(string path)
    {
        var temporary = TemporaryOf(Target(path));
        if (!File.Exists(temporary))
            return;
        try
        {
            using var stream = Open(temporary);
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It belongs to somebody else.
        }
    }

    /// <summary>Makes these bytes the content of an open file, on the disk and not only on the way there.</summary>
    /// <exception cref="IOException">There is no room for them.</exception>
    public static void WriteWhole(FileStream stream, ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.SetLength(0);
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // So the base class library calls a file that is too large for its file system, or for its user.
            throw new IOException($"{DisplayPath.Of(stream.Name)}: no file of {bytes.Length} bytes can be made there", e);
        }
    }

    private static UnixFileMode AnyWrite => UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private static string Target(string path) => new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Path.GetFullPath(path);

    // In the same folder, because only within one file system is a move a single step.
    private static string TemporaryOf(string target) => Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.new");

    // The lock keeps two runs from writing into each other's file. Windows can move only a file that others may delete.
    private static FileStream Open(string temporary)
    {
        if (SpecialFile.IsOne(temporary))
            throw new IOException($"{DisplayPath.Of(temporary)}, where the new text would be made, is a pipe or a device");
        try
        {
            return new FileStream(temporary, FileMode.OpenOrCreate, FileAccess.Write, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None);
        }
        catch (IOException e) when (File.Exists(temporary))
        {
            throw new IOException("another run is writing it", e);
        }
    }
}
