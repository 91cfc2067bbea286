using System.Text.Json.Nodes;

namespace Backprop.Notebooks.Documents;

/// <summary>The metadata that Polyglot Notebooks writes: it makes one file open in VS Code and in Jupyter alike.</summary>
internal static class StandardMetadata
{
    private const string OfNotebook = """
        {
          "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" },
          "language_info": { "name": "polyglot-notebook" },
          "polyglot_notebook": {
            "kernelInfo": { "defaultKernelName": "csharp", "items": [ { "aliases": [], "name": "csharp" } ] }
          }
        }
        """;

    private const string OfCodeCell = """
        { "language_info": { "name": "polyglot-notebook" }, "polyglot_notebook": { "kernelName": "csharp" } }
        """;

    public static JsonObject CompleteNotebook(JsonObject found) => Complete(found, OfNotebook);

    public static JsonObject CompleteCodeCell(JsonObject found) => Complete(found, OfCodeCell);

    private static JsonObject Complete(JsonObject found, string standard)
    {
        var complete = found.DeepClone().AsObject();
        foreach (var (name, value) in JsonNode.Parse(standard)!.AsObject())
        {
            if (!complete.ContainsKey(name))
                complete[name] = value!.DeepClone();
        }

        return complete;
    }
}
