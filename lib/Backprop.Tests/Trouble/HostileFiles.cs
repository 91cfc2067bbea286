using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Prose;
using Backprop.Notebooks.Site;
using Backprop.Notebooks.Site.Formulas;
using Backprop.Tests.Notebooks;
using CsCheck;

namespace Backprop.Tests.Trouble;

/// <summary>Files that are nearly right: read and kept, or refused in words; nothing else.</summary>
public sealed class HostileFiles : IDisposable
{
    private const string Notebook = """
        {"cells": [
          {"attachments": {"p.png": {"image/png": "iVBORw0KGgo="}}, "cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# Title σ\n", "\n", "See ![p](attachment:p.png), $x^{{2}}$, <!--{{n:N0}}-->1,000<!--/--> and\n", "\n", "$$\\frac{a}{b}$$\n", "\n", "| a | b |\n", "|---|---|\n", "| 1 | <!--{{m}}-->2<!--/--> |\n", "\n", "- x[^1]\n", "\n", "[^1]: note"]},
          {"cell_type": "code", "execution_count": 1, "id": "b", "metadata": {"polyglot_notebook": {"kernelName": "csharp"}}, "outputs": [
            {"name": "stdout", "output_type": "stream", "text": ["a\n", "b"]},
            {"data": {"image/png": "iVBORw0KGgo=", "text/plain": ["p"]}, "metadata": {"image/png": {"width": 10, "height": 20}}, "output_type": "display_data"},
            {"data": {"text/html": "<b>x</b>", "text/latex": "$$x$$", "application/json": {"a": [1, null]}}, "execution_count": 1, "metadata": {}, "output_type": "execute_result"},
            {"ename": "E", "evalue": "v", "output_type": "error", "traceback": ["t"]}], "source": "1"},
          {"cell_type": "raw", "id": "c", "metadata": {}, "source": "raw"}],
         "metadata": {"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}}, "nbformat": 4, "nbformat_minor": 5}
        """;

    private const string Prose = """
        # Title with $x$ and <!--{{n:N0}}-->1,000<!--/-->

        Of *all* **runs** <!--{{solved}}-->983<!--/--> solve `code <!--{{` it[^1], see [there](https://example.org "t") and ![p](attachment:p.png).

        $$
        \frac{\partial E}{\partial w_{ji}} = \sum_c \delta_j y_i
        $$

        > [!NOTE]
        > - a <b>bold</b> list
        >   1. with <!--{{m}}-->2<!--/--> levels

        | a | $b$ |
        |---|----:|
        | <!--{{s}}-->x<!--/--> | \$5 |

        ```csharp
        var x = 1;
        ```

        [^1]: A note.
        """;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_notebook_file_is_read_and_written_back_the_same_or_refused_with_its_name() => Mutations.Of(Notebook).Sample(
        text =>
        {
            if (Parse(text) is not { } notebook)
                return;
            var written = NotebookWriter.ToText(notebook);
            Assert.Equal(written, NotebookWriter.ToText(NotebookReader.Parse(folder.File("n.ipynb"), written)));
        },
        iter: Rounds.Of(1_500),
        threads: 1);

    [Fact]
    public void The_site_of_any_notebook_that_can_be_read_is_built_or_refused_cell_by_cell()
    {
        var path = folder.Write("n.ipynb", Notebook);
        Mutations.Of(Notebook, most: 3).Sample(
            text =>
            {
                if (Parse(text) is not { } notebook)
                    return;
                var result = SiteBuilder.Build([notebook with { Path = path }], folder.File("site"), Set);
                Assert.True(result.Succeeded || result.Faults.All(fault => fault.Place.StartsWith("n.ipynb, cell ", StringComparison.Ordinal)), string.Join('\n', result.Faults));
            },
            iter: Rounds.Of(150),
            threads: 1);
    }

    [Fact]
    public void Markdown_is_set_or_refused_and_its_values_are_found_where_they_stand()
    {
        var path = folder.Write("n.ipynb", Notebook);
        Mutations.Of(Prose).Sample(
            text =>
            {
                var (values, faults) = ProseReader.Read(text);
                if (faults.Count == 0)
                {
                    Assert.Equal(text, ProseValue.Fill(text, values.Select(value => (value, (string?)value.Text))));
                    var filled = ProseValue.Fill(text, values.Select((value, i) => (value, (string?)$"value {i}")));
                    Assert.Equal(values.Select((_, i) => $"value {i}"), ProseReader.Read(filled).Values.Select(value => value.Text));
                }

                var cell = new Cell(CellKind.Markdown, "a", text, [], null, []);
                SiteBuilder.Build([new Notebook(path, [cell], [])], folder.File("site"), Set);
            },
            iter: Rounds.Of(300),
            threads: 1);
    }

    [Fact]
    public void A_table_is_read_or_refused_with_file_line_and_what_was_expected() => Mutations.Of("name,σ,\"target, desired\"\r\na,0.5,1\r\n\"b \"\"x\"\"\",-1e-3,0\r\nc,,1\r\n").Sample(
        text =>
        {
            try
            {
                var table = CsvTable.Parse("t.csv", text);
                foreach (var column in table.Columns)
                    table.Numbers(column);
            }
            catch (CsvException e)
            {
                Assert.StartsWith("t.csv", e.Message, StringComparison.Ordinal);
                Assert.NotEqual("", e.Expected);
            }
        },
        iter: Rounds.Of(2_000));

    [Fact]
    public void Infix_text_is_an_expression_that_prints_and_reads_back_or_is_refused_with_its_column() =>
        Mutations.Of("2*(a - y)*exp(-x_1^2)/(1 + σ(z)) - ln(w)*tanh(b^(1/2))").Sample(
            text =>
            {
                try
                {
                    var expression = Expr.Parse(text);
                    Assert.Same(expression, Expr.Parse(expression.ToInfix()));
                }
                catch (InfixSyntaxException e)
                {
                    Assert.InRange(e.Column, 1, text.Length + 1);
                }
            },
            iter: Rounds.Of(1_500));

    public void Dispose() => folder.Dispose();

    private Notebook? Parse(string text)
    {
        try
        {
            return NotebookReader.Parse(folder.File("n.ipynb"), text);
        }
        catch (DocumentException e)
        {
            Assert.Contains("n.ipynb", e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("line ,", e.Message, StringComparison.Ordinal);
            return null;
        }
    }

    // What KaTeX itself makes of formulas is tested where it runs.
    private static SetFormula[] Set(IReadOnlyList<Backprop.Notebooks.Site.Formulas.Formula> formulas) => [.. formulas.Select(formula => new SetFormula(formula.Tex, null))];
}
