using System.Formats.Tar;
using System.Runtime.InteropServices;

namespace Backprop.Notebooks.Documents;

/// <summary>To whom a file belongs. The base class library tells it only where it writes archives.</summary>
internal static class UnixOwner
{
    /// <summary>Gives a new file the owner and the group of another one.</summary>
    /// <exception cref="UnauthorizedAccessException">They are other people's, and this process may not give files away.</exception>
    public static void Copy(string from, string to)
    {
        // Giving a file to whom it belongs already is allowed to everybody.
        var (user, group) = Read(from);
        if (ChangeOwner(to, user, group) != 0)
            throw new UnauthorizedAccessException("the file belongs to another user or group, and could not be given back to them");
    }

    private static (int User, int Group) Read(string path)
    {
        using var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, leaveOpen: true))
            writer.WriteEntry(path, "file");
        archive.Position = 0;
        using var reader = new TarReader(archive);
        var entry = reader.GetNextEntry()!;
        return (entry.Uid, entry.Gid);
    }

    [DllImport("libc", EntryPoint = "chown", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int user, int group);
}
