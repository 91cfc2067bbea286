using System.Text;

namespace Backprop.Notebooks.Site.Markup;

/// <summary>The files of <c>Site/Assets</c>, which travel inside the program.</summary>
internal static class Asset
{
    private const string Prefix = "Site/Assets/";

    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"no asset {name} in this program");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name)).ReplaceLineEndings("\n");
}
