using System.Text.Json.Nodes;

namespace Backprop.Notebooks.Documents;

/// <summary>
/// The metadata that makes one file open in VS Code and in Jupyter alike, and have its colours on code hosts. Editors
/// write their own words for the same things: these are put back, so that who saved last leaves no trace.
/// </summary>
internal static class StandardMetadata
{
    private const string OfNotebook = """
        {
          "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" },
          "language_info": { "file_extension": ".cs", "mimetype": "text/x-csharp", "name": "polyglot-notebook", "pygments_lexer": "csharp" },
          "polyglot_notebook": {
            "kernelInfo": { "defaultKernelName": "csharp", "items": [ { "aliases": [], "name": "csharp" } ] }
          }
        }
        """;

    /// <summary>Metadata of a notebook; one in another language keeps its own, which nothing here may turn into C#.</summary>
    public static JsonObject CompleteNotebook(Notebook notebook)
    {
        var metadata = EditorTraces.Remove(notebook.Metadata);
        return CellLanguage.OfNotebook(notebook) != CellLanguage.CSharp ? metadata
            : NamesOtherKernels(metadata) ? Complete(metadata, OfNotebook)
            : Put(metadata, OfNotebook);
    }

    public static JsonObject CompleteCodeCell(Notebook notebook, Cell cell)
    {
        var language = CellLanguage.Of(notebook, cell);
        var standard = $$"""{ "language_info": { "name": "polyglot-notebook" }, "polyglot_notebook": { "kernelName": {{JsonValue.Create(language).ToJsonString()}} } }""";
        var metadata = EditorTraces.Remove(cell.Metadata);
        return language == CellLanguage.CSharp ? Put(metadata, standard) : Complete(metadata, standard);
    }

    /// <summary>Metadata of a cell that holds no code.</summary>
    public static JsonObject CompleteText(JsonObject found)
    {
        var metadata = EditorTraces.Remove(found);
        // It was a code cell once, and an editor has left the language that it had.
        metadata.Remove("polyglot_notebook");
        metadata.Remove("language_info");
        return metadata;
    }

    // A notebook may have kernels that its author has connected; those that every installation has are of no interest.
    private static bool NamesOtherKernels(JsonObject metadata) =>
        (metadata["polyglot_notebook"] as JsonObject)?["kernelInfo"] is JsonObject { } info
        && info["items"] is JsonArray items
        && items.Any(item => !(item is JsonObject kernel && kernel["name"] is JsonValue name && name.TryGetValue<string>(out var text) && EditorTraces.UsualKernels.Contains(text)));

    private static JsonObject Put(JsonObject metadata, string standard)
    {
        foreach (var (name, value) in JsonNode.Parse(standard)!.AsObject())
            metadata[name] = value!.DeepClone();
        return metadata;
    }

    private static JsonObject Complete(JsonObject metadata, string standard)
    {
        foreach (var (name, value) in JsonNode.Parse(standard)!.AsObject())
        {
            if (!metadata.ContainsKey(name))
                metadata[name] = value!.DeepClone();
        }

        return metadata;
    }
}
