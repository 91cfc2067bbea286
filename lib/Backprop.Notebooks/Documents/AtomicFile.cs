namespace Backprop.Notebooks.Documents;

/// <summary>Files that are replaced whole or left as they were.</summary>
internal static class AtomicFile
{
    public static void WriteAllText(string path, string text)
    {
        // In the same folder, because only within one file system is a move a single step.
        var temporary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            File.WriteAllText(temporary, text);
            if (!OperatingSystem.IsWindows() && File.Exists(path))
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
