using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;

namespace Backprop.Tests.Site;

/// <summary>Cells and outputs for notebooks made in tests.</summary>
internal static class SampleCells
{
    public static Cell Markdown(string source, JsonObject? attachments = null) =>
        new(CellKind.Markdown, Id(source), source, [], null, []) { Attachments = attachments };

    public static Cell Code(int number, string source, params Output[] outputs) =>
        new(CellKind.Code, $"code-{number}", source, outputs, number, []);

    public static DataOutput Value(params (string MimeType, string Content)[] forms) => new(Data(forms), 1, []);

    public static DataOutput Latex(string latex, string plain = "a value") => Value(("text/latex", latex), ("text/plain", plain));

    /// <summary>Writes the notebook's file, as a page offers it for download, and gives the notebook.</summary>
    public static Notebook SaveNotebook(string folder, string name, params Cell[] cells)
    {
        var notebook = new Notebook(Path.Combine(folder, name + ".ipynb"), cells, []);
        NotebookWriter.Save(notebook);
        return notebook;
    }

    private static JsonObject Data((string MimeType, string Content)[] forms)
    {
        var data = new JsonObject();
        foreach (var (mimeType, content) in forms)
            data[mimeType] = content;
        return data;
    }

    private static string Id(string source) =>
        "text-" + new string([.. source.Where(char.IsAsciiLetterOrDigit).Take(24)]);
}
