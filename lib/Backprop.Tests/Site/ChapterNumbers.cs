using Backprop.Notebooks.Site.Book;

namespace Backprop.Tests.Site;

public sealed class ChapterNumbers
{
    [Theory]
    [InlineData("01-one-neuron", "1", "Chapter 1")]
    [InlineData("12-sums", "12", "Chapter 12")]
    [InlineData("a1-notation", "A1", "Appendix A1")]
    [InlineData("preface", "", "")]
    [InlineData("2nd-thoughts", "", "")]
    public void The_number_comes_from_the_file_name(string name, string number, string label) =>
        Assert.Equal((number, label), (ChapterNumber.Of(name).ToString(), ChapterNumber.Of(name).Label));

    [Fact]
    public void Chapters_come_by_number_then_appendices_then_the_rest()
    {
        string[] inOrder = ["2-b", "10-a", "a1-x", "a2-x", "b1-x", "zzz"];

        Assert.Equal(inOrder, inOrder.Reverse().OrderBy(ChapterNumber.Of));
    }
}
