namespace Backprop.Tests.Learning;

/// <summary>A number that a page lets its reader slide is that number, or is refused.</summary>
public sealed class Sliders
{
    [Fact]
    public void A_slider_is_its_number_and_whole_numbers_stay_whole()
    {
        Assert.Equal(0.1, Notation.Slider("ε", 0.01, 2, 0.1));
        Assert.Equal(3, Assert.IsType<int>((object)Notation.Slider("layers", 1, 6, 3)));
    }

    [Theory]
    [InlineData("", 0, 1, 0.5, "name")]
    [InlineData("ε", 1, 1, 1, "The slider ε runs from 1 to 1; expected a smaller and a larger finite number.")]
    [InlineData("ε", 0, double.PositiveInfinity, 1, "runs from 0 to Infinity")]
    [InlineData("ε", 0, 1, double.NaN, "The slider ε is at NaN; expected a number from 0 to 1.")]
    [InlineData("ε", 0, 1, 1.5, "The slider ε is at 1.5; expected a number from 0 to 1.")]
    public void A_range_that_is_none_and_a_number_outside_are_refused(string name, double from, double to, double value, string message) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(() => Notation.Slider(name, from, to, value)).Message, StringComparison.Ordinal);
}
