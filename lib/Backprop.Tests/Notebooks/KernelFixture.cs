using Backprop.Notebooks.Hosting;

namespace Backprop.Tests.Notebooks;

/// <summary>
/// A kernel process that the tests of a class share, one test after the other: starting one costs a second or two.
/// A cell that fails leaves the session as it was; a test that ends the process uses a kernel of its own.
/// </summary>
public sealed class KernelFixture : IAsyncLifetime
{
    private KernelProcess? kernel;

    public TemporaryFolder Folder { get; } = new();

    public async ValueTask InitializeAsync() =>
        kernel = await KernelProcess.StartAsync(KernelProgram.Own, Folder.Path, TestContext.Current.CancellationToken);

    internal Task<CellOutcome> RunAsync(int number, string cell) =>
        kernel!.RunAsync(new KernelRequest(number, "csharp", cell), TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await kernel!.DisposeAsync();
        Folder.Dispose();
    }
}
