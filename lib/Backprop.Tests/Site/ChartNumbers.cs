using System.Text.Json.Nodes;
using Backprop.Notebooks.Site.Outputs;

namespace Backprop.Tests.Site;

/// <summary>Charts as pages hold them.</summary>
public sealed class ChartNumbers
{
    [Theory]
    [InlineData("0.123456789", "0.12346")]
    [InlineData("-1234567.8", "-1234567.8")]
    [InlineData("-123456789.5", "-1.2346E+08")]
    [InlineData("41", "41")]
    [InlineData("0.5", "0.5")]
    [InlineData("1e-9", "1e-9")]
    public void A_number_has_at_most_five_digits_and_is_never_longer_than_it_was(string stored, string shown) =>
        Assert.Equal(shown, JsonNode.Parse(Written($$$"""{"data": [{"x": [{{{stored}}}]}], "layout": {}}"""))!["data"]![0]!["x"]![0]!.ToJsonString());

    [Fact]
    public void Two_traces_of_one_table_hold_it_once_and_others_keep_their_own()
    {
        var chart = JsonNode.Parse(Written("""{"data": [{"type": "surface", "z": [[1, 2]]}, {"type": "contour", "z": [[1, 2]]}, {"type": "contour", "z": [[1, 3]]}], "layout": {}}"""))!;

        Assert.Equal("0", chart["data"]![1]!["z"]!.ToJsonString());
        Assert.Equal("[[1,3]]", chart["data"]![2]!["z"]!.ToJsonString());
    }

    [Fact]
    public void The_chart_of_the_notebook_itself_is_left_as_it_is()
    {
        var chart = JsonNode.Parse("""{"data": [{"z": [[0.123456]]}, {"z": [[0.123456]]}], "layout": {}}""")!.AsObject();
        var before = chart.ToJsonString();
        ChartJson.Write(chart);

        Assert.Equal(before, chart.ToJsonString());
    }

    private static string Written(string chart) => ChartJson.Write(JsonNode.Parse(chart)!.AsObject());
}
