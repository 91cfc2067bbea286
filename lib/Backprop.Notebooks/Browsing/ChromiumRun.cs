using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Backprop.Notebooks.Hosting;

namespace Backprop.Notebooks.Browsing;

/// <summary>Headless Chromium for one page, in a temporary folder that ends with it: no driver, no network, no port.</summary>
internal sealed class ChromiumRun : IDisposable
{
    private static readonly TimeSpan StreamLimit = TimeSpan.FromSeconds(30);

    private static readonly string[] Options =
        ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly string _browser;
    private readonly DirectoryInfo _folder;

    /// <param name="browser">The browser, as <see cref="Chromium.Find"/> gives it.</param>
    /// <param name="purpose">A word for the temporary folder.</param>
    public ChromiumRun(string browser, string purpose) => (_browser, _folder) = (browser, Directory.CreateTempSubdirectory($"backprop-{purpose}-"));

    /// <summary>A file of this name in the temporary folder.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Opens a page.</summary>
    /// <param name="page">The page's file.</param>
    /// <param name="options">What is asked of the browser.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="undone">What it has not done when that time is over, in words that follow its name.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>What the browser printed.</returns>
    /// <exception cref="ChromiumException">It cannot be started, takes too long, or fails.</exception>
    /// <exception cref="OperationCanceledException">Stopped by <paramref name="cancel"/>.</exception>
    public string Open(string page, IEnumerable<string> options, TimeSpan limit, string undone, CancellationToken cancel)
    {
        using var process = Start([.. Options, .. options, $"--user-data-dir={File("profile")}", new Uri(Path.GetFullPath(page)).AbsoluteUri]);
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        using var stop = cancel.Register(() => ChildProcess.End(process));
        if (!process.WaitForExit(limit))
        {
            ChildProcess.End(process);
            throw new ChromiumException($"Chromium ({_browser}) {undone} within {limit.TotalMinutes:F0} minutes");
        }

        ChildProcess.ThrowIfStopped(process, cancel);
        // A process that it started may hold its streams open although it has ended itself.
        if (!Task.WaitAll([output, errors], (int)StreamLimit.TotalMilliseconds, cancel))
            throw new ChromiumException($"Chromium ({_browser}) has ended, but something that it started has not");
        if (process.ExitCode != 0)
            throw new ChromiumException($"Chromium ({_browser}) failed with exit code {process.ExitCode}: {errors.Result.Trim().Split('\n')[^1]}");
        return output.Result;
    }

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A browser that is just being stopped may still write there; the system clears its own temporary folder.
        }
    }

    private Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(_browser, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
        }
        catch (Win32Exception e)
        {
            throw new ChromiumException($"Chromium ({_browser}) cannot be started: {e.Message}");
        }
    }
}

/// <summary>Why the browser did not do what was asked of it, as a sentence.</summary>
internal sealed class ChromiumException(string message) : IOException(message);
