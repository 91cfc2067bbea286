using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Execution;
using Backprop.Notebooks.Hosting;

namespace Backprop.Tests.Notebooks;

/// <summary>A test that runs cells in a real kernel process.</summary>
public abstract class CellTest(KernelFixture kernel) : IClassFixture<KernelFixture>
{
    /// <summary>The folder that the cells run in.</summary>
    protected TemporaryFolder Folder => kernel.Folder;

    /// <summary>The outputs of the last cell, which all cells must have reached.</summary>
    private protected async Task<IReadOnlyList<Output>> OutputsAsync(params string[] cells)
    {
        var outputs = (IReadOnlyList<Output>)[];
        for (var i = 0; i < cells.Length; i++)
        {
            var outcome = await kernel.RunAsync(i + 1, cells[i]);
            Assert.Null(outcome.Fault);
            outputs = outcome.Outputs;
        }

        return outputs;
    }

    /// <summary>What stops the last cell; the cells before it must run.</summary>
    private protected async Task<CellFault> FaultAsync(params string[] cells)
    {
        await OutputsAsync(cells[..^1]);
        return Assert.IsType<CellFault>((await kernel.RunAsync(cells.Length, cells[^1])).Fault);
    }

    /// <summary>Runs a notebook of these cells in a kernel of its own.</summary>
    private protected async Task<IReadOnlyList<CellOutcome>> RunNotebookAsync(params string[] cells) =>
        await RunFileAsync(Folder.WriteNotebook("test.ipynb", cells));

    private protected static async Task<IReadOnlyList<CellOutcome>> RunFileAsync(string path)
    {
        var runner = new NotebookRunner(KernelProgram.Own, TimeSpan.FromMinutes(2));
        var run = await runner.RunAsync(NotebookReader.Read(path), _ => { }, TestContext.Current.CancellationToken);
        return [.. run.Cells.Select(cell => cell.Outcome)];
    }

    private protected static string Text(Output output, string mimeType = "text/plain") =>
        Assert.IsType<DataOutput>(output).Data[mimeType]!.GetValue<string>();
}
