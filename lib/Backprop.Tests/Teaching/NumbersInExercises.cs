using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Prose;
using Asker = Backprop.Exercises;

namespace Backprop.Tests.Teaching;

/// <summary>What a question says that a chapter found is what that chapter says, and what it says that was printed is what the data hold.</summary>
public sealed class NumbersInExercises
{
    [Theory]
    [InlineData("7.5", "07-symmetry", "fastRuns.Solved")]
    [InlineData("7.5", "07-symmetry", "softFastRuns.Solved")]
    [InlineData("7.5", "07-symmetry", "Limit:N0")]
    [InlineData("7.5", "07-symmetry", "SoftLimit:N0")]
    [InlineData("7.5", "07-symmetry", "10 * Math.Round(Quantile.Of(Solvers(fastRuns), 0.5) / 10):N0")]
    [InlineData("7.5", "07-symmetry", "10 * Math.Round(Quantile.Of(Solvers(softFastRuns), 0.5) / 10):N0")]
    [InlineData("8.6", "08-family-trees", "share:P0")]
    [InlineData("8.6", "08-family-trees", "hardShare:P0")]
    [InlineData("10.5", "08-family-trees", "share:P0")]
    [InlineData("10.5", "08-family-trees", "RightWhere(3):P0")]
    [InlineData("10.5", "08-family-trees", "RightWhere(0):P0")]
    public void A_number_that_a_chapter_found_is_the_one_that_its_text_is_filled_with(string exercise, string chapter, string expression)
    {
        var found = NotebookReader.Read(Path.Combine(Repository.Root, "notebooks", $"{chapter}.ipynb")).Cells
            .Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => ProseReader.Read(cell.Source).Values)
            .Where(value => value.Expression == expression)
            .Select(value => value.Text).Distinct();

        AssertSays(exercise, Assert.Single(found));
    }

    [Theory]
    [InlineData("7.2", "symmetry-published-weights.csv", "h1", "y")]
    [InlineData("7.2", "symmetry-published-weights.csv", "h2", "y")]
    [InlineData("7.2", "symmetry-published-weights.csv", "bias", "y")]
    [InlineData("7.2", "symmetry-published-weights.csv", "bias", "h1")]
    [InlineData("10.3", "pdp-chapter-8.csv", "XOR with H hidden units", "intercept of the fitted line")]
    [InlineData("10.3", "pdp-chapter-8.csv", "XOR with H hidden units", "slope of the fitted line for each doubling of H")]
    [InlineData("10.4", "pdp-chapter-8.csv", "XOR with one hidden unit and skip connections", "weight x1 to hidden")]
    [InlineData("10.4", "pdp-chapter-8.csv", "XOR with one hidden unit and skip connections", "weight x2 to hidden")]
    [InlineData("10.4", "pdp-chapter-8.csv", "XOR with one hidden unit and skip connections", "hidden bias")]
    [InlineData("10.4", "pdp-chapter-8.csv", "XOR with one hidden unit and skip connections", "weight x1 to output")]
    [InlineData("10.4", "pdp-chapter-8.csv", "XOR with one hidden unit and skip connections", "weight x2 to output")]
    [InlineData("10.4", "pdp-chapter-8.csv", "XOR with one hidden unit and skip connections", "weight hidden to output")]
    [InlineData("10.4", "pdp-chapter-8.csv", "XOR with one hidden unit and skip connections", "output bias")]
    public void A_number_that_was_printed_is_the_one_of_the_data(string exercise, string file, string first, string second)
    {
        var fields = File.ReadLines(Path.Combine(Repository.Root, "data", file)).Select(line => line.Split(',')).Single(row => row[0] == first && row[1] == second);

        // The question may have the sign before a space: 280 − 33 log₂ H.
        AssertSays(exercise, fields[2].TrimStart('-'));
    }

    private static void AssertSays(string exercise, string number) =>
        Assert.Matches($@"(?<![\d.,]){System.Text.RegularExpressions.Regex.Escape(number)}(?![\d,.]\d|\d)", Asker.Of(exercise).Question.Text);
}
