using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;

namespace Backprop.Tests.Teaching;

/// <summary>What the book says of its own places is so: every link leads to a cell, every question to an answer, every exercise stands somewhere.</summary>
public partial class WaysThroughTheBook
{
    private static readonly Lazy<IReadOnlyDictionary<string, Notebook>> Book = new(() =>
        Repository.Notebooks.ToDictionary(path => Path.GetFileName(path), NotebookReader.Read));

    [Fact]
    public void Every_link_into_a_notebook_leads_to_a_code_cell_that_is_there()
    {
        foreach (var (file, notebook) in Book.Value)
        {
            foreach (Match link in notebook.Cells.SelectMany(cell => Cell().Matches(cell.Source)))
            {
                var target = link.Groups["file"].Value is { Length: > 0 } other ? other : file;
                Assert.True(HasCell(target, link.Groups["cell"].Value), $"{file}: {link.Value}");
            }
        }
    }

    [Fact]
    public void The_tables_of_equations_symbols_and_words_lead_to_cells_that_are_there()
    {
        var places = PaperEquations.Places.Values.Select(one => one.Derived)
            .Concat(SymbolTable.Quantities.Select(row => row.Introduced)).Concat(SymbolTable.Shared.Concat(SymbolTable.Indices).Select(row => row.Introduced))
            .Concat(Glossary.Words.SelectMany(word => word.Used));

        Assert.All(places, place => Assert.True(HasCell(place.Notebook, place.Cell), place.ToString()));
    }

    [Fact]
    public void Twelve_questions_are_answered_each_at_a_place()
    {
        var rows = Book.Value["a4-finding-your-way.ipynb"].Cells.Single(cell => cell.Id == "questions").Source.Split('\n')
            .Where(line => line.StartsWith('|')).Skip(2).ToList();

        Assert.Equal(12, rows.Count);
        Assert.All(rows, row => Assert.Matches(Cell(), row));
    }

    [Fact]
    public void The_equations_are_those_of_the_paper()
    {
        // Typed from the paper, equations (1) to (9), without its sum over cases.
        string[] paper =
        [
            "xⱼ = Σᵢ yᵢ wⱼᵢ", "yⱼ = logistic(xⱼ)", "E = 1/2 Σⱼ (yⱼ − dⱼ)²", "∂E/∂yⱼ = yⱼ − dⱼ", "∂E/∂xⱼ = ∂E/∂yⱼ yⱼ(1 − yⱼ)",
            "∂E/∂wⱼᵢ = ∂E/∂xⱼ yᵢ", "∂E/∂yᵢ = Σⱼ ∂E/∂xⱼ wⱼᵢ", "Δw = −ε ∂E/∂w", "Δw(t) = −ε ∂E/∂w(t) + α Δw(t − 1)",
        ];

        Assert.Equal(paper, PaperEquations.Table().Rows.Select(row => row[1].Text.Replace("(∂E/∂yⱼ)", "∂E/∂yⱼ", StringComparison.Ordinal).Replace("(∂E/∂xⱼ)", "∂E/∂xⱼ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_symbol_has_the_name_that_each_text_gives_it()
    {
        var rows = SymbolTable.Of().Rows.ToDictionary(row => row[0].Text, row => row.Skip(1).Take(3).Select(cell => cell.Text).ToArray());

        Assert.Equal(["xⱼ", "zⱼ⁽ᴸ⁾", "zⱼ⁽ˡ⁾"], rows["net input"]);
        Assert.Equal(["yᵢ", "aₖ⁽ᴸ⁻¹⁾", "aₖ⁽ˡ⁻¹⁾"], rows["activation of a unit below"]);
        Assert.Equal(["wⱼᵢ", "wⱼₖ⁽ᴸ⁾", "wⱼₖ⁽ˡ⁾"], rows["weight from a unit to one above"]);
        Assert.Equal(["dⱼ", "yⱼ", "yⱼ"], rows["desired output, the truth"]);
        // Nielsen, chapters 1 to 3: bˡⱼ, η and μ.
        Assert.Equal(["bⱼ", "bⱼ⁽ᴸ⁾", "bⱼ⁽ˡ⁾"], rows["bias: a weight from a unit that is always 1"]);
        Assert.Equal(["ε", "ε", "η"], rows["learning rate"]);
        Assert.Equal(["α", "α", "μ"], rows["momentum"]);
        Assert.Equal(["i", "k", "k"], rows["index of a unit below"]);
    }

    [Fact]
    public void Every_exercise_stands_in_its_chapter_and_every_cell_asks_one_that_there_is()
    {
        var asked = Book.Value.SelectMany(pair => pair.Value.Cells.SelectMany(cell => Asked().Matches(cell.Source)).Select(match => (Id: match.Groups["id"].Value, File: pair.Key))).ToList();

        Assert.Equal(Backprop.Exercises.Ids, asked.Select(one => one.Id).OrderBy(id => int.Parse(id.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture)).ThenBy(id => id, StringComparer.Ordinal));
        Assert.All(asked, one => Assert.StartsWith($"{int.Parse(one.Id.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture):00}-", one.File, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_chapter_opens_with_questions_and_says_at_its_end_what_its_reader_can_do()
    {
        foreach (var (file, notebook) in Book.Value.Where(pair => char.IsAsciiDigit(pair.Key[0])))
        {
            var prose = string.Join('\n', notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source));
            Assert.Contains("## You can now …", prose, StringComparison.Ordinal);
            Assert.Contains("\nThree questions:\n", prose, StringComparison.Ordinal);
            if (file[..2] != "01") Assert.Contains("wo questions", prose, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whatever_a_reader_is_asked_to_predict_is_answered_in_a_fold()
    {
        foreach (var (file, notebook) in Book.Value)
        {
            var prose = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).ToList();
            for (var k = 0; k < prose.Count; k++)
            {
                if (!prose[k].Source.Contains("*Predict", StringComparison.Ordinal)) continue;
                // In the same text, or in one of the two after the cells that show it.
                Assert.True(prose.Skip(k).Take(3).Any(cell => cell.Source.Contains("<details>", StringComparison.Ordinal)), $"{file}, {prose[k].Id}");
            }
        }
    }

    private static bool HasCell(string file, string cell) =>
        Book.Value.TryGetValue(file, out var notebook) && notebook.Cells.Any(one => one.Id == cell && one.Kind == CellKind.Code);

    [GeneratedRegex(@"\((?<file>[0-9a-z-]+\.ipynb)?#cell-(?<cell>[^)]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Cell();

    [GeneratedRegex("""Exercises\.Check\("(?<id>[0-9.]+)",""", RegexOptions.CultureInvariant)]
    private static partial Regex Asked();
}
