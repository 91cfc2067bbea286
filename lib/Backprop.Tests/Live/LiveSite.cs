using Backprop.Notebooks.Documents;
using Backprop.Tests.Live;

[assembly: AssemblyFixture(typeof(LiveSite))]

namespace Backprop.Tests.Live;

/// <summary>Three chapters and the pages for formulas of one's own, with cells that run; built and served by the first test that asks.</summary>
public sealed class LiveSite : IDisposable
{
    /// <summary>A short page, which is quickly laid out anew with each key and looked through by axe.</summary>
    internal const string Short = "try-one-neuron.html";

    private readonly Lazy<ServedSite> served;

    public LiveSite() => served = new(() => new ServedSite(Notebooks, Starts));

    /// <summary>The folder of the site.</summary>
    public string Folder => served.Value.Folder;

    /// <summary>Where the site is.</summary>
    public string Address => served.Value.Address;

    /// <summary>The chapters, as they are committed.</summary>
    internal IReadOnlyList<Notebook> Notebooks { get; } = [.. new[] { "01-one-neuron", "03-neurons", "04-examples-and-descent" }.Select(Chapter)];

    /// <summary>The pages for formulas of one's own.</summary>
    internal IReadOnlyList<Notebook> Starts { get; } = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "try"), "*.ipynb").Order(StringComparer.Ordinal).Select(NotebookReader.Read)];

    /// <summary>The chapter with this name.</summary>
    internal static Notebook Chapter(string name) => NotebookReader.Read(Path.Combine(Repository.Root, "notebooks", $"{name}.ipynb"));

    public void Dispose()
    {
        if (served.IsValueCreated)
            served.Value.Dispose();
    }
}
