using System.Reflection;
using System.Runtime.Loader;

namespace Backprop.Notebooks.Pictures;

/// <summary>The plotly.js that Plotly.NET ships and the charts are written for, taken out of the copy that the build puts beside this program.</summary>
internal static class PlotlyScript
{
    private const string Prefix = "Plotly.NET.plotly-";

    private static readonly Lazy<byte[]> Read = new(() =>
    {
        var path = Path.Combine(AppContext.BaseDirectory, "plotly", "Plotly.NET.dll");
        if (!File.Exists(path))
            throw new FileNotFoundException($"{path} was not found; `dotnet build lib/Backprop.Notebooks` puts it there.", path);
        // In a context of its own, and only as a bag of resources: nothing in it runs, so nothing that it needs is looked for.
        var context = new AssemblyLoadContext("plotly.js", isCollectible: true);
        try
        {
            return Resource(context.LoadFromAssemblyPath(path));
        }
        finally
        {
            context.Unload();
        }
    });

    public static byte[] Bytes => Read.Value;

    private static byte[] Resource(Assembly assembly)
    {
        var name = assembly.GetManifestResourceNames().Single(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
