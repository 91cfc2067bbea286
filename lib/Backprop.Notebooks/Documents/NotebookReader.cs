using System.Buffers;
using System.Text;
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
        byte[] bytes;
        try
        {
            if (SpecialFile.IsOne(path))
                throw Fault(path, "this is no file that can be read to its end, but a pipe or a device");
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : "the file cannot be read";
            throw new DocumentException($"{DisplayPath.Of(path)}: {reason}", e);
        }

        return Parse(path, Text(path, bytes)) with { Read = FileStamp.Of(bytes) };
    }

    /// <summary>Reads the notebook that <paramref name="text"/> holds; <paramref name="path"/> names it in messages.</summary>
    public static Notebook Parse(string path, string text)
    {
        var root = ParseJson(path, text);
        if (root is not JsonObject document || document["nbformat"] is not { } format)
            throw Fault(path, "not a notebook: expected a JSON object with \"nbformat\" and \"cells\"");
        if (format is not JsonValue value || !value.TryGetValue<int>(out var version))
            throw Fault(path, $"\"nbformat\" is {format.ToJsonString()}, the number 4 is expected");
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
        return new Notebook(Path.GetFullPath(path), GiveIds(read, taken), Object(DisplayPath.Of(path), document, "metadata") ?? []);
    }

    private static JsonNode? ParseJson(string path, string text) => JsonPlaces.FirstFault(text) is { } fault
        ? throw new DocumentException($"{DisplayPath.Of(path)}, {fault}")
        : JsonNode.Parse(text, documentOptions: JsonPlaces.Options);

    private static string Text(string path, byte[] bytes)
    {
        try
        {
            // As other editors may have stored it; the mark at the beginning says how.
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            var (line, value) = FirstBadByte(bytes);
            throw new DocumentException($"{DisplayPath.Of(path)}, line {line}: not a notebook: the file is not UTF-8 text (byte 0x{value:x2})");
        }
    }

    private static (int Line, byte Value) FirstBadByte(ReadOnlySpan<byte> bytes)
    {
        var index = 0;
        while (index < bytes.Length && Rune.DecodeFromUtf8(bytes[index..], out _, out var length) == OperationStatus.Done)
            index += length;
        return (bytes[..index].Count((byte)'\n') + 1, bytes[Math.Min(index, bytes.Length - 1)]);
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
            Object(place, json, "metadata") ?? [])
        {
            Attachments = Object(place, json, "attachments"),
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

    private static JsonObject? Object(string place, JsonObject json, string name) => json[name] switch
    {
        null => null,
        JsonObject found => found.DeepClone().AsObject(),
        var other => throw new DocumentException($"{place}: \"{name}\" is {Short(other.ToJsonString())}; a JSON object is expected"),
    };

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
