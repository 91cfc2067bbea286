using System.Text.RegularExpressions;
using Backprop.Notebooks.Documents;

namespace Backprop.Tests.Book;

/// <summary>Under each picture of the book stands what there is to see, in a person's words; what the picture shows in numbers is its text alternative.</summary>
public sealed partial class Captions
{
    private static readonly string[] Pictures = ["application/vnd.plotly.v1+json", "image/svg+xml", "image/png"];

    [Theory]
    [MemberData(nameof(NumbersInProse.Notebooks), MemberType = typeof(NumbersInProse))]
    public void A_cell_that_shows_a_picture_says_what_to_see_in_it(string name)
    {
        var notebook = NotebookReader.Read(Path.Combine(Repository.Root, "notebooks", $"{name}.ipynb"));

        Assert.All(notebook.Cells.Where(cell => cell.Outputs.OfType<DataOutput>().Any(output => Pictures.Any(output.Data.ContainsKey))), cell =>
        {
            var caption = cell.Metadata["caption"]?.GetValue<string>() ?? "";
            Assert.True(caption.Length is >= 20 and <= 200 && caption.EndsWith('.'), $"{cell.Id}: \"caption\" in its metadata is \"{caption}\"; a sentence or two is expected");
            // No cell fills in a number here.
            Assert.False(Measured().IsMatch(caption), $"{cell.Id}: {caption}");
        });
    }

    [GeneratedRegex(@"[0-9]\.[0-9]|[0-9]\s?%|[0-9]{2}")]
    private static partial Regex Measured();
}
