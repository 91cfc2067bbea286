using System.ComponentModel;
using System.Diagnostics;
using Backprop.Notebooks.Pictures;

namespace Backprop.Notebooks.Printing;

/// <summary>Prints the page that holds the whole book as one PDF, by the machine's own Chromium.</summary>
internal static class BookPrinting
{
    // The whole book takes seconds; a browser that has not printed it by then will not.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    // No driver, no network, no port.
    private static readonly string[] Options =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--no-pdf-header-footer", "--generate-pdf-document-outline",
    ];

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
        var folder = Directory.CreateTempSubdirectory("backprop-printing-");
        try
        {
            var printed = Path.Combine(folder.FullName, "book.pdf");
            Run(browser, [.. Options, $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", $"--print-to-pdf={printed}", new Uri(Path.GetFullPath(page)).AbsoluteUri], cancel);
            if (!File.Exists(printed))
                throw new IOException($"Chromium ({browser}) ended and printed nothing");
            File.Move(printed, file, overwrite: true);
        }
        finally
        {
            Delete(folder);
        }
    }

    private static void Run(string browser, string[] arguments, CancellationToken cancel)
    {
        using var process = Start(browser, arguments);
        using var stop = cancel.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new IOException($"Chromium ({browser}) did not print the book within {Limit.TotalMinutes:F0} minutes");
        }

        cancel.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new IOException($"Chromium ({browser}) failed with exit code {process.ExitCode}{(errors.Wait(TimeSpan.FromSeconds(5), CancellationToken.None) ? ": " + errors.Result.Trim().Split('\n')[^1] : "")}");
    }

    private static Process Start(string browser, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(browser, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception e)
        {
            throw new IOException($"Chromium ({browser}) cannot be started: {e.Message}");
        }
    }

    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A browser that is just ending may still write there; the system clears its own temporary folder.
        }
    }
}
