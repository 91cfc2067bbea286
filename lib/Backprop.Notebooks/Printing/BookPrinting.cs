using Backprop.Notebooks.Browsing;

namespace Backprop.Notebooks.Printing;

/// <summary>Prints the page that holds the whole book as one PDF, by the machine's own Chromium.</summary>
internal static class BookPrinting
{
    // The whole book takes seconds; a browser that has not printed it by then will not.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Where the browser is.</summary>
    /// <exception cref="IOException">It is not here.</exception>
    public static string Browser() => Chromium.Find()
        ?? throw new IOException($"Chromium, which prints the book, was found neither by {Chromium.PathVariable} nor on the path");

    /// <summary>Prints a page of a built site; the file is there whole, or as it was.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="page">The page.</param>
    /// <param name="file">The PDF.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="IOException">It was not printed; the message says why.</exception>
    public static void Print(string browser, string page, string file, CancellationToken cancel)
    {
        using var run = new ChromiumRun(browser, "printing");
        var printed = run.File("book.pdf");
        run.Open(page, ["--no-pdf-header-footer", "--generate-pdf-document-outline", $"--print-to-pdf={printed}"], Limit, "did not print the book", cancel);
        if (!File.Exists(printed))
            throw new IOException($"Chromium ({browser}) ended and printed nothing");
        File.Move(printed, file, overwrite: true);
    }
}
