using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Backprop.Notebooks.Site.Formulas;

/// <summary>KaTeX as the build has put it beside the program: it sets formulas, and its style and fonts go with the pages.</summary>
internal static class Katex
{
    // The book's formulas take seconds, on a busy machine too; a run that has not ended by then does not end.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static string Script => Path.Combine(AppContext.BaseDirectory, "katex", "typeset.mjs");

    private static string Package => Path.Combine(AppContext.BaseDirectory, "katex", "node_modules", "katex");

    /// <summary>The files that pages with formulas need, by their names in the site.</summary>
    public static IEnumerable<(string Name, string Source)> Files()
    {
        yield return ("katex/LICENSE", Path.Combine(Package, "LICENSE"));
        yield return ("katex/katex.min.css", Path.Combine(Package, "dist", "katex.min.css"));
        foreach (var font in Directory.EnumerateFiles(Path.Combine(Package, "dist", "fonts"), "*.woff2").Order(StringComparer.Ordinal))
            yield return ($"katex/fonts/{Path.GetFileName(font)}", font);
    }

    /// <summary>Sets all formulas in one go, in their order.</summary>
    /// <exception cref="KatexException">Node.js or KaTeX is not here, or they fail.</exception>
    public static IReadOnlyList<SetFormula> Set(IReadOnlyList<Formula> formulas)
    {
        if (!File.Exists(Path.Combine(Package, "dist", "katex.mjs")))
            throw new KatexException("KaTeX was not found beside the program (npm brings it in when the program is built)");
        return SetAsync(formulas).GetAwaiter().GetResult();
    }

    private static async Task<IReadOnlyList<SetFormula>> SetAsync(IReadOnlyList<Formula> formulas)
    {
        using var node = Start();
        var output = node.StandardOutput.ReadToEndAsync();
        var error = node.StandardError.ReadToEndAsync();
        try
        {
            await JsonSerializer.SerializeAsync(node.StandardInput.BaseStream, formulas, Json);
            node.StandardInput.Close();
        }
        catch (IOException)
        {
            // Node.js has ended before it had read everything; its exit code and message say why.
        }

        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await node.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            node.Kill(entireProcessTree: true);
            throw new KatexException($"KaTeX did not set {formulas.Count} formulas within {Limit.TotalMinutes:0} minutes");
        }

        return node.ExitCode == 0 && JsonSerializer.Deserialize<SetFormula[]>(await output, Json) is { } set && set.Length == formulas.Count
            ? set
            : throw new KatexException($"KaTeX failed under Node.js (exit code {node.ExitCode}): {Reason(await error)}");
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
