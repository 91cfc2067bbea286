using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Backprop.Notebooks.Hosting;

namespace Backprop.Notebooks.Site.Formulas;

/// <summary>KaTeX as the build has put it beside the program: it sets formulas, and its style and fonts go with the pages.</summary>
internal static class Katex
{
    // The book's formulas take seconds, on a busy machine too; a run that has not ended by then does not end.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static string Script => Path.Combine(AppContext.BaseDirectory, "katex", "typeset.mjs");

    private static string Package => Path.Combine(AppContext.BaseDirectory, "katex", "node_modules", "katex");

    /// <summary>The folder of these files in the site.</summary>
    public const string Folder = "katex";

    /// <summary>The files that pages with formulas need, by their names in the site.</summary>
    public static IEnumerable<(string Name, string Source)> Files()
    {
        yield return ($"{Folder}/LICENSE", Path.Combine(Package, "LICENSE"));
        yield return ($"{Folder}/katex.min.css", Path.Combine(Package, "dist", "katex.min.css"));
        foreach (var font in Directory.EnumerateFiles(Path.Combine(Package, "dist", "fonts"), "*.woff2").Order(StringComparer.Ordinal))
            yield return ($"{Folder}/fonts/{Path.GetFileName(font)}", font);
    }

    /// <summary>Sets all formulas in one go, in their order.</summary>
    /// <exception cref="KatexException">Node.js or KaTeX is not here, or they fail.</exception>
    /// <exception cref="OperationCanceledException">Stopped by <paramref name="cancel"/>.</exception>
    public static IReadOnlyList<SetFormula> Set(IReadOnlyList<Formula> formulas, CancellationToken cancel = default)
    {
        if (!File.Exists(Path.Combine(Package, "dist", "katex.mjs")))
            throw new KatexException("KaTeX was not found beside the program (npm brings it in when the program is built)");
        return SetAsync(formulas, cancel).GetAwaiter().GetResult();
    }

    private static async Task<IReadOnlyList<SetFormula>> SetAsync(IReadOnlyList<Formula> formulas, CancellationToken cancel)
    {
        using var node = Start();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        try
        {
            var output = node.StandardOutput.ReadToEndAsync(limit.Token);
            var error = node.StandardError.ReadToEndAsync(limit.Token);
            await WriteAsync(node, formulas, limit.Token);
            await node.WaitForExitAsync(limit.Token);
            ChildProcess.ThrowIfStopped(node, cancel);
            return node.ExitCode == 0 && JsonSerializer.Deserialize<SetFormula[]>(await output, Json) is { } set && set.Length == formulas.Count
                ? set
                : throw new KatexException($"KaTeX failed under Node.js (exit code {node.ExitCode}): {Reason(await error)}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new KatexException($"KaTeX under Node.js did not set {formulas.Count} formulas within {Limit.TotalMinutes} minutes");
        }
        finally
        {
            ChildProcess.End(node);
        }
    }

    private static async Task WriteAsync(Process node, IReadOnlyList<Formula> formulas, CancellationToken cancel)
    {
        try
        {
            await JsonSerializer.SerializeAsync(node.StandardInput.BaseStream, formulas, Json, cancel);
            node.StandardInput.Close();
        }
        catch (IOException)
        {
            // Node.js has ended before it had read everything; its exit code and message say why.
        }
    }

    private static Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [Script])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            })!;
        }
        catch (Win32Exception e)
        {
            throw new KatexException("Node.js, which runs KaTeX, was not found", e);
        }
    }

    // Node.js prints the source line, a caret and the stack around the one line that matters.
    private static string Reason(string error)
    {
        var lines = error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.FirstOrDefault(line => line.Contains("Error", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "no message";
    }
}
