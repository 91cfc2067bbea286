using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Backprop.Notebooks.Documents;

/// <summary>Reads <c>.ipynb</c> files of nbformat 4.</summary>
public static class NotebookReader
{
    /// <summary>Reads the notebook in a file.</summary>
    /// <exception cref="DocumentException">The file is missing or is no notebook of nbformat 4.</exception>
    public static Notebook Read(string path)
    {
        if (Path.GetExtension(path).Equals(".dib", StringComparison.OrdinalIgnoreCase))
            throw new DocumentException($"{DisplayPath.Of(path)}: a .dib file; only .ipynb notebooks are run here: open it in VS Code with Polyglot Notebooks and save it as .ipynb");
        try
        {
            return Parse(path, File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)));
        }
        catch (DecoderFallbackException)
        {
            throw new DocumentException($"{DisplayPath.Of(path)}: not a notebook: the file is not UTF-8 text");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : "the file cannot be read";
            throw new DocumentException($"{DisplayPath.Of(path)}: {reason}", e);
        }
    }

    /// <summary>Reads the notebook that <paramref name="text"/> holds; <paramref name="path"/> names it in messages.</summary>
    public static Notebook Parse(string path, string text)
    {
        var root = ParseJson(path, text);
        if (root is not JsonObject document || document["nbformat"] is not JsonValue format || !format.TryGetValue<int>(out var version))
            throw Fault(path, "not a notebook: expected a JSON object with \"nbformat\" and \"cells\"");
        if (version != 4)
        {
            throw Fault(path, $"nbformat {version} was found, nbformat 4 is expected"
                + (version < 4 ? ": open the file in Jupyter and save it, which brings it up to date" : ""));
        }

        if (document["cells"] is not JsonArray cells)
            throw Fault(path, "not a notebook: \"cells\" is missing or no list");

        var taken = new HashSet<string>(StringComparer.Ordinal);
        var read = new List<Cell>(cells.Count);
        for (var i = 0; i < cells.Count; i++)
            read.Add(ReadCell($"{DisplayPath.Of(path)}, cell {i + 1} of {cells.Count}", cells[i], taken));
        return new Notebook(Path.GetFullPath(path), GiveIds(read, taken), Object(document["metadata"]) ?? []);
    }

    private static JsonNode? ParseJson(string path, string text)
    {
        try
        {
            var node = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 512, AllowDuplicateProperties = false });
            return node;
        }
        catch (JsonException e)
        {
            // The reader's message ends in its own count from zero; the line and column here count from one.
            var reason = e.Message.Split(" Path: ", 2)[0].Split(" LineNumber: ", 2)[0].TrimEnd('.');
            throw new DocumentException($"{DisplayPath.Of(path)}, line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: not valid JSON: {reason}", e);
        }
    }

    private static Cell ReadCell(string place, JsonNode? node, HashSet<string> taken)
    {
        if (node is not JsonObject json)
            throw new DocumentException($"{place}: a JSON object is expected");
        var kind = Text(json["cell_type"]) switch
        {
            "markdown" => CellKind.Markdown,
            "code" => CellKind.Code,
            "raw" => CellKind.Raw,
            var other => throw new DocumentException($"{place}: \"cell_type\" is {other ?? "missing"}; markdown, code or raw is expected"),
        };
        var source = MultilineText.Read(json["source"])
            ?? throw new DocumentException($"{place}: \"source\" must be a string or a list of strings");

        // An id that is missing, ill-formed or already seen becomes the empty string here and is replaced below.
        var id = Text(json["id"]);
        return new Cell(
            kind,
            CellId.IsValid(id) && taken.Add(id!) ? id! : "",
            source,
            kind == CellKind.Code ? ReadOutputs(place, json["outputs"]) : [],
            json["execution_count"] is JsonValue count && count.TryGetValue<int>(out var number) ? number : null,
            Object(json["metadata"]) ?? [])
        {
            Attachments = Object(json["attachments"]),
        };
    }

    private static Output[] ReadOutputs(string place, JsonNode? node)
    {
        if (node is null)
            return [];
        if (node is not JsonArray outputs)
            throw new DocumentException($"{place}: \"outputs\" must be a list");
        return [.. outputs.Select(output => (output is JsonObject json ? OutputJson.Read(json) : null)
            ?? throw new DocumentException($"{place}: an output is none of stream, display_data, execute_result, error"))];
    }

    private static List<Cell> GiveIds(List<Cell> cells, HashSet<string> taken)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Id.Length > 0)
                continue;
            cells[i] = cells[i] with { Id = CellId.Create(cells[i].Kind, cells[i].Source, taken) };
            taken.Add(cells[i].Id);
        }

        return cells;
    }

    private static DocumentException Fault(string path, string message) => new($"{DisplayPath.Of(path)}: {message}");

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject? Object(JsonNode? node) => node is JsonObject json ? json.DeepClone().AsObject() : null;
}
