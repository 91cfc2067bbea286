using System.Text;
using Backprop.Notebooks.Browsing;
using Backprop.Tests.Site;

namespace Backprop.Tests.Notebooks;

/// <summary>The book as one PDF: printed by a real browser, or refused by name.</summary>
public sealed class PrintedBook : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task One_command_prints_notebooks_with_the_outputs_that_they_hold()
    {
        if (Chromium.Find() is null) Requirement.Missing($"Chromium was not found, neither by {Chromium.PathVariable} nor on the path");
        SampleCells.SaveNotebook(folder.Path, "01-a", SampleCells.Markdown("# One\n\nText."), SampleCells.Code(1, "w", SampleCells.Latex("$$w$$")));
        SampleCells.SaveNotebook(folder.Path, "02-b", SampleCells.Markdown("# Two\n\nText."));
        var run = await CommandLine.RunAsync(folder.Path, "print", ".", "--pdf", "small.pdf");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("small.pdf: printed", run.LastLine);
        var pdf = await File.ReadAllBytesAsync(folder.File("small.pdf"), TestContext.Current.CancellationToken);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(pdf, 0, 5));
        // The title page, and each chapter on a page of its own.
        Assert.Contains("/Count 3", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Chromium_it_is_refused_by_name_and_the_file_that_stands_there_stays()
    {
        SampleCells.SaveNotebook(folder.Path, "01-a", SampleCells.Markdown("# One"));
        folder.Write("book.pdf", "as it was");
        using var process = CommandLine.Start(folder.Path, [(Chromium.PathVariable, "/nowhere/chromium")], ["print", "01-a.ipynb"]);
        var run = await CommandLine.EndAsync(process);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"the book was not printed: Chromium, which prints the book, was found neither by {Chromium.PathVariable} nor on the path", run.Errors.Trim());
        Assert.Equal("as it was", await File.ReadAllTextAsync(folder.File("book.pdf"), TestContext.Current.CancellationToken));
    }

    public void Dispose() => folder.Dispose();
}
