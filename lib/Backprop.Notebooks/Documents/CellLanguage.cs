using System.Text.Json.Nodes;

namespace Backprop.Notebooks.Documents;

/// <summary>Which kernel a code cell is for, as the editors note it in the metadata.</summary>
public static class CellLanguage
{
    public const string CSharp = "csharp";

    /// <summary>The cell's kernel by its usual name: csharp, fsharp, markdown, python, …</summary>
    public static string Of(Notebook notebook, Cell cell) =>
        Usual(Text(cell.Metadata, "polyglot_notebook", "kernelName")
            ?? Text(cell.Metadata, "dotnet_interactive", "language")
            ?? LanguageOfEditor(cell)
            ?? OfNotebook(notebook));

    /// <summary>The kernel of the notebook's cells that name none.</summary>
    public static string OfNotebook(Notebook notebook) =>
        Usual(Text(notebook.Metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName")
            ?? Text(notebook.Metadata, "kernelspec", "language")
            ?? Text(notebook.Metadata, "kernelspec", "name")
            ?? Text(notebook.Metadata, "language_info", "name")
            ?? CSharp);

    private static string? LanguageOfEditor(Cell cell) =>
        Text(cell.Metadata, "vscode", "languageId") is { } id && id != "polyglot-notebook" ? id : null;

    private static string Usual(string name) => name.ToLowerInvariant() switch
    {
        "c#" or "csharp" or ".net-csharp" or "polyglot-notebook" or "dotnet-interactive.csharp" => CSharp,
        "f#" or ".net-fsharp" => "fsharp",
        "powershell" or ".net-powershell" => "pwsh",
        var other => other,
    };

    private static string? Text(JsonObject metadata, params ReadOnlySpan<string> names)
    {
        JsonNode? node = metadata;
        foreach (var name in names)
            node = (node as JsonObject)?[name];
        return node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
    }
}
