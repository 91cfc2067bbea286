using System.Text;
using System.Text.Json.Nodes;

namespace Backprop.Notebooks.Documents;

/// <summary>Writes notebooks as nbformat 4.5, byte for byte the same for the same notebook.</summary>
public static class NotebookWriter
{
    /// <summary>The text of the notebook's file.</summary>
    public static string ToText(Notebook notebook) => CanonicalJson.Write(new JsonObject
    {
        ["cells"] = new JsonArray([.. notebook.Cells.Select(cell => WriteCell(notebook, cell))]),
        ["metadata"] = StandardMetadata.CompleteNotebook(notebook),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    });

    /// <summary>Stores the notebook in its file, whole or not at all; false when the file already holds these bytes.</summary>
    /// <exception cref="IOException">It was not stored; one reason is that the file is no longer what was read.</exception>
    /// <exception cref="UnauthorizedAccessException">It was not stored.</exception>
    public static bool Save(Notebook notebook)
    {
        var text = ToText(notebook);
        AtomicFile.RemoveLeftover(notebook.Path);
        if (File.Exists(notebook.Path) && File.ReadAllBytes(notebook.Path).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(text)))
            return false;
        AtomicFile.WriteAllText(notebook.Path, text, notebook.Read is { } read ? bytes => FileStamp.Of(bytes) == read : null);
        return true;
    }

    private static JsonObject WriteCell(Notebook notebook, Cell cell)
    {
        var json = new JsonObject { ["id"] = cell.Id, ["source"] = MultilineText.Write(cell.Source) };
        if (cell.Attachments is not null)
            json["attachments"] = cell.Attachments.DeepClone();

        if (cell.Kind == CellKind.Code)
        {
            json["cell_type"] = "code";
            json["execution_count"] = cell.ExecutionCount;
            json["outputs"] = new JsonArray([.. cell.Outputs.Select(OutputJson.Write)]);
            json["metadata"] = StandardMetadata.CompleteCodeCell(notebook, cell);
        }
        else
        {
            json["cell_type"] = cell.Kind == CellKind.Markdown ? "markdown" : "raw";
            json["metadata"] = StandardMetadata.CompleteText(cell.Metadata);
        }

        return json;
    }
}
