using System.Globalization;
using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;

namespace Backprop.Tests.Book;

/// <summary>
/// No number in the text that a run measures or computes is typed: it stands between the comments that fill it. A number
/// with a decimal point, a percent sign or above 12 may else only be a setting, which a cell or a reference of the same
/// section has too; the number of a year, a page, an equation, a figure, a volume; or one that is listed with its reason.
/// </summary>
public sealed partial class NumbersInProse
{
    public static TheoryData<string> Notebooks { get; } =
        [.. Repository.Notebooks.Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_number_is_filled_in_or_a_setting_or_has_its_reason(string name)
    {
        var listed = ListedNumbers.Of(name).ToHashSet();

        var typed = Typed(Read(name)).Where(number => !listed.Contains(number.Text));

        Assert.True(!typed.Any(), $"{name}: refer to a value, <!--{{{{x}}}}-->…<!--/-->, or list the number with its reason in {nameof(ListedNumbers)}:\n"
            + string.Join('\n', typed.Select(number => $"cell {number.Cell + 1}: {number.Text} in \"{number.Around}\"")));
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_listed_number_is_still_in_the_text(string name) =>
        Assert.Empty(ListedNumbers.Of(name).Except(Typed(Read(name)).Select(number => number.Text)));

    [Theory]
    [InlineData("983 of 1,000 runs, 97.3 %", "983 1,000 97.3 %")]
    [InlineData("<!--{{solved:N0}}-->983<!--/--> of 1,000", "1,000")]
    [InlineData("in 1986, pages 318 to 362, 318–362, equation (14), figure 17, cell [15], *Nature* **323**, 6-24-13", "")]
    [InlineData("30 January, doi 10.1038/323533a0, [x](https://example.org/77), `0.75`", "")]
    [InlineData("[2.3](02-layers.ipynb#cell-exercise-2-3) and [4.5](02-layers.ipynb)", "4.5")]
    [InlineData("twelve, 12 and 0.5, (0.25), a 64-bit number, **0.75**", "0.5 0.25 64 0.75")]
    [InlineData("$w_{31} + x^{(14)} = 0.16$ and −0.8, ±0.3", "0.16 −0.8 0.3")]
    public void What_counts_as_a_typed_number(string text, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', InText(text).Select(number => number.Text)));

    [Fact]
    public void A_setting_is_one_of_its_own_section()
    {
        var notebook = NotebookReader.Parse("n.ipynb", """
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "## One\nwith 0.5 and 25 %"},
              {"cell_type": "code", "id": "b", "metadata": {}, "execution_count": null, "outputs": [], "source": "Run(0.5, 0.25)"},
              {"cell_type": "markdown", "id": "c", "metadata": {}, "source": "and 0.7\n\n## Two\nwith 0.5, of <!--{{Within(4_000)}}-->7<!--/--> in 4,000"}]}
            """);

        Assert.Equal(["0.7", "0.5"], Typed(notebook).Select(number => number.Text));
    }

    private static Notebook Read(string name) => NotebookReader.Read(Path.Combine(Repository.Root, "notebooks", $"{name}.ipynb"));

    /// <summary>The numbers typed in the text that are no settings.</summary>
    private static IEnumerable<(int Cell, string Text, string Around)> Typed(Notebook notebook)
    {
        var parts = Parts(notebook).ToList();
        var settings = parts.ToLookup(part => part.Section, part => part.Settings).ToDictionary(group => group.Key, group => group.SelectMany(each => each).ToHashSet());
        return parts.SelectMany(part => InText(part.Text).Where(number => !settings[part.Section].Contains(number.Value)).Select(number => (part.Cell, number.Text, number.Around)));
    }

    // A cell of text can end one section and begin the next.
    private static IEnumerable<(int Cell, int Section, string Text, IEnumerable<double> Settings)> Parts(Notebook notebook)
    {
        var section = 0;
        foreach (var (index, cell) in notebook.Cells.Index())
        {
            if (cell.Kind == CellKind.Code)
                yield return (index, section, "", Settings(cell.Source));
            if (cell.Kind != CellKind.Markdown)
                continue;
            foreach (var (number, text) in Heading().Split(cell.Source).Index())
            {
                section += number > 0 ? 1 : 0;
                yield return (index, section, text, Filled().Matches(text).SelectMany(reference => Settings(reference.Groups["value"].Value)));
            }
        }
    }

    // A setting may be 0.002 in the code and 0.2 % in the text.
    private static IEnumerable<double> Settings(string code) => Literal().Matches(code)
        .Select(match => Value(match.Value.Replace("_", "", StringComparison.Ordinal)))
        .SelectMany(value => new[] { value, Math.Round(100 * value, 10) });

    private static IEnumerable<(string Text, double Value, string Around)> InText(string source)
    {
        var prose = NotRead().Replace(Filled().Replace(source, " "), " ");
        foreach (Match match in Number().Matches(prose))
        {
            var text = match.Value.TrimEnd(',', ' ');
            var value = Math.Abs(Value(text.TrimEnd('%', ' ').TrimStart('−', '-')));
            var isLarge = value > 12 || text.Contains('.', StringComparison.Ordinal) || text.EndsWith('%');
            if (isLarge && !Year().IsMatch(text) && !Reference().IsMatch(prose[..match.Index]))
                yield return (text, value, prose[Math.Max(0, match.Index - 30)..Math.Min(prose.Length, match.Index + 30)].ReplaceLineEndings(" "));
        }
    }

    private static double Value(string text) => double.Parse(text.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?=#{1,2} )", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"<!--\{\{(?<value>.*?)\}\}-->.*?<!--/-->")]
    private static partial Regex Filled();

    // Code and addresses, numbers of exercises; indices and numbers of layers in formulas; volumes, pages, days, shapes of networks, cells.
    [GeneratedRegex(@"```.*?```|`[^`]*`|\[[0-9]+\.[0-9]+\]\([^)]*#cell-exercise-[^)]*\)|\]\([^)]*\)|https?://\S+|\b(doi|arXiv)[ :]*\S+|[_^]\{[^}]*\}|(\*,?|Nature) \*\*[0-9]+\*\*( \([0-9]+\))?|[0-9]+–[0-9]+|\b[0-9]+(-[0-9]+)+\b|\[[0-9]+\]|[0-9]+ (January|February|March|April|May|June|July|August|September|October|November|December)\b", RegexOptions.Singleline)]
    private static partial Regex NotRead();

    [GeneratedRegex(@"(?<![\w.,])[-−]?[0-9][0-9,]*(\.[0-9]+)?(\s?%)?(?!\w|[.][0-9])")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<![\w.])[0-9][0-9_]*(\.[0-9]+)?(e-?[0-9]+)?")]
    private static partial Regex Literal();

    [GeneratedRegex("^(19|20)[0-9][0-9]$")]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(pages?|pp?\.|equations?|figures?|chapters?|volume|[Rr]eport)\s*(\(?[0-9]+\)?\s*(to|and)\s*)?\(?$", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
