namespace Backprop.Tests.Learning;

/// <summary>Where the tables of the book are.</summary>
internal static class BookData
{
    public static string Folder { get; } = Find();

    public static string File(string name) => Path.Combine(Folder, name);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "global.json"))) return Path.Combine(folder.FullName, "data");
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds global.json.");
    }
}
