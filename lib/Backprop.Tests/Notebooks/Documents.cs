using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;

namespace Backprop.Tests.Notebooks;

public sealed class Documents : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("{\n \"nbformat\": 4,\n \"cells\": [,]\n}", "bad.ipynb, line 3, column 12: not valid JSON")]
    [InlineData("{\"nbformat\": 4,\n \"nbformat\": 4}", "bad.ipynb, line 2, column 2: not valid JSON: the property \"nbformat\" stands there twice")]
    [InlineData("{\"nbformat\": 4, \"cells\": [\n{\"σ̂𝒙\": 1, \"a\" 2}]}", "bad.ipynb, line 2, column 17 (cell 1): not valid JSON")]
    [InlineData("{\"nbformat\": 4.0, \"cells\": []}", "\"nbformat\" is 4.0, the number 4 is expected")]
    [InlineData("{\"nbformat\": \"4\", \"cells\": []}", "\"nbformat\" is \"4\", the number 4 is expected")]
    [InlineData("{\"nbformat\": 4, \"metadata\": 5, \"cells\": []}", "\"metadata\" is 5; a JSON object is expected")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\", \"metadata\": [1]}]}", "cell 1 of 1: \"metadata\" is [1]; a JSON object is expected")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"markdown\", \"source\": \"\", \"attachments\": 5}]}", "cell 1 of 1: \"attachments\" is 5; a JSON object is expected")]
    [InlineData("", "bad.ipynb, line 1, column 1: not valid JSON")]
    [InlineData("[1, 2]", "not a notebook: expected a JSON object with \"nbformat\"")]
    [InlineData("{\"a\": 1}", "not a notebook: expected a JSON object with \"nbformat\"")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "nbformat 3 was found, nbformat 4 is expected: open the file in Jupyter and save it")]
    [InlineData("{\"nbformat\": 5, \"cells\": []}", "nbformat 5 was found, nbformat 4 is expected")]
    [InlineData("{\"nbformat\": 4}", "\"cells\" is missing or no list")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\", \"source\": \"\"}]}", "cell 1 of 1: \"cell_type\" is heading; markdown, code or raw is expected")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": [1]}]}", "cell 1 of 1: \"source\" must be a string or a list of strings")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\", \"outputs\": [{\"output_type\": \"sound\"}]}]}", "cell 1 of 1: an output is none of stream, display_data, execute_result, error")]
    public void What_is_no_notebook_is_refused_with_file_place_and_reason(string text, string message)
    {
        var path = folder.Write("bad.ipynb", text);

        var error = Assert.Throws<DocumentException>(() => NotebookReader.Read(path));

        Assert.Contains("bad.ipynb", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"nbformat\": 4, \"cells\": [{}, {\"source\": \"x\\ud800\"}]}", "line 1, column 42 (cell 2)")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"code\", \"source\": \"\",\n\"outputs\": [{\"text\": [\"a\", \"\\udc00\"]}]}]}", "line 2, column 28 (cell 1)")]
    [InlineData("{\"nbformat\": 4,\n\"metadata\": {\"\\ud800\": 1}}", "line 2, column 14")]
    [InlineData("{\"nbformat\": 4,\n\"metadata\": {\"a\": \"\\ud800\\u0041\"}}", "line 2, column 19")]
    public void Half_of_a_character_is_refused_with_file_place_and_cell(string text, string place)
    {
        var error = Assert.Throws<DocumentException>(() => NotebookReader.Read(folder.Write("bad.ipynb", text)));

        Assert.Contains($"bad.ipynb, {place}: the string that begins here holds half of a character", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Both_halves_of_a_character_are_one()
    {
        var path = folder.Write("n.ipynb", """{"nbformat": 4, "cells": [{"cell_type": "markdown", "source": "\ud835\udc99"}]}""");

        Assert.Equal("𝒙", NotebookReader.Read(path).Cells[0].Source);
    }

    [Fact]
    public void What_is_no_UTF_8_is_refused_with_line_and_byte()
    {
        File.WriteAllBytes(folder.File("y.ipynb"), [(byte)'{', (byte)'\n', (byte)' ', 0x80, (byte)'}']);

        Assert.Contains("y.ipynb, line 2: not a notebook: the file is not UTF-8 text (byte 0x80)", Assert.Throws<DocumentException>(() => NotebookReader.Read(folder.File("y.ipynb"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_missing_or_not_text_is_refused()
    {
        Assert.Contains("there is no such file", Assert.Throws<DocumentException>(() => NotebookReader.Read(folder.File("x.ipynb"))).Message, StringComparison.Ordinal);
        File.WriteAllBytes(folder.File("y.ipynb"), [0xff, 0xfe, 0xfd, 0x80]);
        Assert.Throws<DocumentException>(() => NotebookReader.Read(folder.File("y.ipynb")));
    }

    [Fact]
    public void A_source_may_be_one_string_or_a_list_of_lines()
    {
        var cell = TemporaryFolder.Code("");
        cell["source"] = new JsonArray("a\n", "b\r\n", "c");
        var path = folder.WriteNotebook("n.ipynb", cell, TemporaryFolder.Code("a\nb\nc"));

        Assert.All(NotebookReader.Read(path).Cells, read => Assert.Equal("a\nb\nc", read.Source));
    }

    [Fact]
    public void Cells_without_an_id_get_one_that_is_the_same_every_time_and_ids_that_are_there_stay()
    {
        var cell = TemporaryFolder.Markdown("x");
        cell["id"] = "my-id";
        var path = folder.WriteNotebook("n.ipynb", TemporaryFolder.Code("same"), TemporaryFolder.Code("same"), cell, cell.DeepClone().AsObject());

        var ids = NotebookReader.Read(path).Cells.Select(read => read.Id).ToList();

        Assert.Equal(ids, NotebookReader.Read(path).Cells.Select(read => read.Id));
        Assert.Equal("my-id", ids[2]);
        Assert.Equal(4, ids.Distinct().Count());
    }

    [Fact]
    public void Writing_gives_the_bytes_that_Jupyter_gives()
    {
        var notebook = NotebookReader.Parse(folder.File("n.ipynb"), """
            {"nbformat": 4, "nbformat_minor": 2, "metadata": {"kernelspec": {"name": "k", "display_name": "K"}, "language_info": {}, "polyglot_notebook": {}},
             "cells": [
              {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# σ 𝒙 \"q\" \\ \t\u0001"},
              {"cell_type": "code", "id": "b", "metadata": {"z": 1.50, "language_info": {}, "polyglot_notebook": {"kernelName": "k"}}, "execution_count": 1, "source": "1\n2\n",
               "outputs": [{"output_type": "display_data", "metadata": {}, "data": {"text/html": "<b>\n</b>", "image/png": "AA==", "application/json": {"b": [], "a": null}}}]}]}
            """);

        Assert.Equal(
            """
            {
             "cells": [
              {
               "cell_type": "markdown",
               "id": "a",
               "metadata": {},
               "source": [
                "# σ 𝒙 \"q\" \\ \t\u0001"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": 1,
               "id": "b",
               "metadata": {
                "language_info": {},
                "polyglot_notebook": {
                 "kernelName": "k"
                },
                "z": 1.50
               },
               "outputs": [
                {
                 "data": {
                  "application/json": {
                   "a": null,
                   "b": []
                  },
                  "image/png": "AA==",
                  "text/html": [
                   "<b>\n",
                   "</b>"
                  ]
                 },
                 "metadata": {},
                 "output_type": "display_data"
                }
               ],
               "source": [
                "1\n",
                "2\n"
               ]
              }
             ],
             "metadata": {
              "kernelspec": {
               "display_name": "K",
               "name": "k"
              },
              "language_info": {},
              "polyglot_notebook": {}
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """.ReplaceLineEndings("\n"),
            NotebookWriter.ToText(notebook));
    }

    [Fact]
    public void What_was_written_reads_back_the_same_and_keeps_what_this_program_does_not_know()
    {
        var markdown = TemporaryFolder.Markdown("![x](attachment:x.png)");
        markdown["attachments"] = new JsonObject { ["x.png"] = new JsonObject { ["image/png"] = "AA==" } };
        markdown["metadata"] = new JsonObject { ["slideshow"] = new JsonObject { ["slide_type"] = "slide" } };
        var path = folder.WriteNotebook("n.ipynb", markdown, TemporaryFolder.Code("1"));
        var text = NotebookWriter.ToText(NotebookReader.Read(path));

        Assert.Equal(text, NotebookWriter.ToText(NotebookReader.Parse(path, text)));
        Assert.Contains("\"slide_type\": \"slide\"", text, StringComparison.Ordinal);
        Assert.Contains("\"attachments\": {", text, StringComparison.Ordinal);
        NotebookSchema.Check(text);
    }

    [Fact]
    public void Metadata_that_is_missing_is_that_of_Polyglot_Notebooks()
    {
        var path = folder.WriteNotebook("n.ipynb", TemporaryFolder.Code("1"), TemporaryFolder.Markdown("x"));

        var written = JsonNode.Parse(NotebookWriter.ToText(NotebookReader.Read(path)))!;

        Assert.Equal(
            """{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"language_info":{"file_extension":".cs","mimetype":"text/x-csharp","name":"polyglot-notebook","pygments_lexer":"csharp"},"polyglot_notebook":{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}}""",
            written["metadata"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal("""{"language_info":{"name":"polyglot-notebook"},"polyglot_notebook":{"kernelName":"csharp"}}""", written["cells"]![0]!["metadata"]!.ToJsonString());
        Assert.Empty(written["cells"]![1]!["metadata"]!.AsObject());
    }

    [Fact]
    public void Saving_leaves_a_file_that_already_is_right_and_no_other_file_behind()
    {
        var path = folder.WriteNotebook("n.ipynb", TemporaryFolder.Code("1"));
        var notebook = NotebookReader.Read(path);

        Assert.True(NotebookWriter.Save(notebook));
        File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
        Assert.False(NotebookWriter.Save(NotebookReader.Read(path)));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("""{"polyglot_notebook": {"kernelName": "fsharp"}}""", "fsharp")]
    [InlineData("""{"dotnet_interactive": {"language": "pwsh"}}""", "pwsh")]
    [InlineData("""{"vscode": {"languageId": "python"}}""", "python")]
    [InlineData("""{"vscode": {"languageId": "polyglot-notebook"}}""", "csharp")]
    [InlineData("{}", "csharp")]
    public void A_cells_language_is_what_its_editor_noted(string metadata, string language)
    {
        var cell = TemporaryFolder.Code("1");
        cell["metadata"] = JsonNode.Parse(metadata);
        var notebook = NotebookReader.Read(folder.WriteNotebook("n.ipynb", cell));

        Assert.Equal(language, CellLanguage.Of(notebook, notebook.Cells[0]));
    }

    [Theory]
    [InlineData("python")]
    [InlineData("f#")]
    [InlineData("\\u0000C#")]
    public void A_notebook_in_another_language_stays_in_it_when_it_is_written(string language)
    {
        var path = folder.Write("n.ipynb", $$$"""{"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"language": "{{{language}}}", "name": "k", "display_name": "K"}}, "cells": [{"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": null, "source": "1"}]}""");
        var notebook = NotebookReader.Read(path);

        Assert.Equal(CellLanguage.OfNotebook(notebook), CellLanguage.OfNotebook(NotebookReader.Parse(path, NotebookWriter.ToText(notebook))));
    }

    public void Dispose() => folder.Dispose();
}
