using System.Text.Json.Nodes;

namespace Backprop.Notebooks.Documents;

/// <summary>What editors note in a notebook for themselves: when a cell ran, what was scrolled, what a panel has shown, older words for a cell's language.</summary>
internal static class EditorTraces
{
    /// <summary>The kernels that every installation of .NET Interactive has.</summary>
    public static IReadOnlySet<string> UsualKernels { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        ".NET", "csharp", "fsharp", "html", "http", "javascript", "kql", "markdown", "mermaid", "pwsh", "sql", "value", "vscode", "webview",
    };

    // When and for how long a cell ran (JupyterLab, an extension of Jupyter Notebook), and what JupyterLab and VS Code knew of the file.
    private static readonly string[] Always = ["execution", "ExecuteTime", "trusted", "orig_nbformat"];

    // What VS Code knew of the machine that the notebook was last opened on.
    private const string Interpreter = "interpreter";

    // What says only what is so anyway: left behind where something was folded and unfolded, or a panel of JupyterLab was opened.
    private static readonly (string Outer, string Name, string Nothing)[] WhenNothing =
    [
        ("", "collapsed", "false"), ("", "scrolled", "false"), ("", "editable", "true"), ("", "tags", "[]"),
        ("jupyter", "source_hidden", "false"), ("jupyter", "outputs_hidden", "false"), ("slideshow", "slide_type", "\"\""), ("slideshow", "slide_type", "\"-\""),
        ("", "widgets", "{}"), ("", "toc-autonumbering", "false"), ("", "toc-showcode", "false"), ("", "toc-showmarkdowntxt", "false"), ("", "toc-showtags", "false"),
    ];

    /// <summary>The metadata without such traces; everything else is kept.</summary>
    public static JsonObject Remove(JsonObject found)
    {
        var metadata = found.DeepClone().AsObject();
        foreach (var name in Always)
            metadata.Remove(name);
        foreach (var (outer, name, nothing) in WhenNothing)
        {
            if ((outer.Length == 0 ? metadata : metadata[outer] as JsonObject) is not { } holder || holder[name]?.ToJsonString() != nothing)
                continue;
            holder.Remove(name);
            if (holder.Count == 0)
                metadata.Remove(outer);
        }

        // The older word for polyglot_notebook, and VS Code's: both say the language that polyglot_notebook says.
        RemoveLanguage(metadata, "dotnet_interactive", "language", "defaultKernelName", "items");
        RemoveLanguage(metadata, "vscode", "languageId");
        if (metadata["vscode"] is JsonObject editor && editor.Remove(Interpreter) && editor.Count == 0)
            metadata.Remove("vscode");
        return metadata;
    }

    private static void RemoveLanguage(JsonObject metadata, string name, params ReadOnlySpan<string> words)
    {
        if (metadata[name] is not JsonObject editor)
            return;
        var saysCSharp = false;
        foreach (var word in words)
            saysCSharp |= editor[word] is JsonValue value && value.TryGetValue<string>(out var text) && text is "csharp" or "polyglot-notebook" or "dotnet-interactive.csharp";
        if (!saysCSharp)
            return;
        foreach (var word in words)
            editor.Remove(word);
        if (editor.Count == 0)
            metadata.Remove(name);
    }
}
