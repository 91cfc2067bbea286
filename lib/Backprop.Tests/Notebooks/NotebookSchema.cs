using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Backprop.Tests.Notebooks;

/// <summary>The rules of the nbformat 4.5 schema, for the properties that it defines.</summary>
internal static partial class NotebookSchema
{
    public static void Check(string text)
    {
        var notebook = JsonNode.Parse(text)!.AsObject();
        Keys(notebook, ["cells", "metadata", "nbformat", "nbformat_minor"]);
        Assert.Equal(4, notebook["nbformat"]!.GetValue<int>());
        Assert.Equal(5, notebook["nbformat_minor"]!.GetValue<int>());
        Assert.IsType<JsonObject>(notebook["metadata"]);
        var kernel = notebook["metadata"]!["kernelspec"]!.AsObject();
        Assert.All(["display_name", "name"], name => kernel[name]!.GetValue<string>());

        var cells = notebook["cells"]!.AsArray().Select(cell => cell!.AsObject()).ToList();
        Assert.All(cells, CheckCell);
        var ids = cells.Select(cell => cell["id"]!.GetValue<string>()).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    private static void CheckCell(JsonObject cell)
    {
        Assert.Matches(Id(), cell["id"]!.GetValue<string>());
        Assert.IsType<JsonObject>(cell["metadata"]);
        Lines(cell["source"]);
        switch (cell["cell_type"]!.GetValue<string>())
        {
            case "code":
                Keys(cell, ["cell_type", "execution_count", "id", "metadata", "outputs", "source"]);
                Assert.True(cell["execution_count"] is null || cell["execution_count"]!.GetValue<int>() >= 0);
                Assert.All(cell["outputs"]!.AsArray(), output => CheckOutput(output!.AsObject()));
                break;
            case "markdown" or "raw":
                Keys(cell, cell.ContainsKey("attachments") ? ["attachments", "cell_type", "id", "metadata", "source"] : ["cell_type", "id", "metadata", "source"]);
                break;
            case var other:
                Assert.Fail($"cell_type {other}");
                break;
        }
    }

    private static void CheckOutput(JsonObject output)
    {
        switch (output["output_type"]!.GetValue<string>())
        {
            case "stream":
                Keys(output, ["name", "output_type", "text"]);
                Lines(output["text"]);
                break;
            case "display_data":
                Keys(output, ["data", "metadata", "output_type"]);
                CheckData(output["data"]!.AsObject());
                break;
            case "execute_result":
                Keys(output, ["data", "execution_count", "metadata", "output_type"]);
                CheckData(output["data"]!.AsObject());
                break;
            case "error":
                Keys(output, ["ename", "evalue", "output_type", "traceback"]);
                break;
            case var other:
                Assert.Fail($"output_type {other}");
                break;
        }
    }

    private static void CheckData(JsonObject data)
    {
        foreach (var (mimeType, content) in data)
        {
            if (!mimeType.EndsWith("json", StringComparison.Ordinal) && content is not JsonValue)
                Lines(content);
        }
    }

    // Every line but the last ends in its line feed.
    private static void Lines(JsonNode? node)
    {
        var lines = node!.AsArray().Select(line => line!.GetValue<string>()).ToList();
        Assert.All(lines.SkipLast(1), line => Assert.EndsWith("\n", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain('\n', line[..^1]));
    }

    private static void Keys(JsonObject json, string[] expected) => Assert.Equal(expected, json.Select(property => property.Key));

    [GeneratedRegex("^[a-zA-Z0-9-_]{1,64}$")]
    private static partial Regex Id();
}
