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
    // In VS Code's own part stands which Python it had found on the machine.
    private static readonly (string Outer, string Name)[] Always =
        [("", "execution"), ("", "ExecuteTime"), ("", "trusted"), ("", "orig_nbformat"), ("vscode", "interpreter")];

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
        foreach (var (outer, name) in Always)
            Remove(metadata, outer, name, _ => true);
        foreach (var (outer, name, nothing) in WhenNothing)
            Remove(metadata, outer, name, value => value?.ToJsonString() == nothing);

        // The older word for polyglot_notebook, and VS Code's: both say the language that polyglot_notebook says.
        RemoveLanguage(metadata, "dotnet_interactive", "language", "defaultKernelName", "items");
        RemoveLanguage(metadata, "vscode", "languageId");
        return metadata;
    }

    // The empty name stands for the metadata itself; what is left empty goes as well.
    private static void Remove(JsonObject metadata, string outer, string name, Func<JsonNode?, bool> isTrace)
    {
        if ((outer.Length == 0 ? metadata : metadata[outer] as JsonObject) is not { } holder || !holder.TryGetPropertyValue(name, out var value) || !isTrace(value))
            return;
        holder.Remove(name);
        if (holder.Count == 0)
            metadata.Remove(outer);
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
