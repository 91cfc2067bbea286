using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Backprop.Tests.Expressions;

/// <summary>The elementary functions against values from 50-digit arithmetic, which elementary-values.py computes.</summary>
public class ElementaryValues
{
    // Units of the last place, read from the documentation of each function.
    private static readonly Lazy<Dictionary<string, double>> Bounds = new(() => XDocument.Load(Path.ChangeExtension(typeof(Expr).Assembly.Location, ".xml")).Descendants("member")
        .Where(member => member.Attribute("name")!.Value.StartsWith("P:Backprop.Functions.", StringComparison.Ordinal))
        .Select(member => (Name: member.Attribute("name")!.Value.Split('.')[^1], Said: Regex.Match(member.Element("remarks")?.Value ?? "", "within ([0-9.]+) units? of the last place")))
        .Where(member => member.Said.Success)
        .Select(member => (member.Name, Bound: member.Said.Groups[1].Value)).Append((Name: "Pow", Bound: "1"))
        .ToDictionary(member => member.Name.ToLowerInvariant(), member => double.Parse(member.Bound, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("exp", 80)]
    [InlineData("ln", 120)]
    [InlineData("sin", 120)]
    [InlineData("cos", 120)]
    [InlineData("tanh", 80)]
    [InlineData("logistic", 80)]
    [InlineData("softplus", 80)]
    [InlineData("pow", 80)]
    public void Every_value_is_within_the_stated_units_of_the_last_place(string name, int atLeast)
    {
        var rows = Table().Where(row => row.Function == name).ToList();
        Assert.InRange(rows.Count, atLeast, int.MaxValue);
        foreach (var (_, x, y, high, low) in rows)
        {
            var value = name == "pow" ? Powers.Pow(x, y) : Functions.All[name].Value(x);
            var error = Math.Abs(value - high - low) / UnitOfLastPlace(high);
            Assert.True(error <= Bounds.Value[name], $"{name}({x:R}, {y:R}) = {value:R}, {error} units of the last place from {high:R} + {low:R}");
        }
    }

    [Fact]
    public void Four_values_at_once_have_the_bits_of_one_after_the_other()
    {
        double[] special = [0.0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, double.Epsilon, 710, -746, 1025, 20.5];
        double[] arguments = [.. special, .. Table().SelectMany(row => new[] { row.X, -row.X })];
        foreach (var function in Functions.All.Values)
        {
            // The same argument in every lane, among others.
            for (var k = 0; k + 3 < arguments.Length; k++)
            {
                var together = function.Code.OnFour(Vector256.Create(arguments[k], arguments[k + 1], arguments[k + 2], arguments[k + 3]));
                for (var lane = 0; lane < 4; lane++)
                {
                    var (expected, found) = (function.Value(arguments[k + lane]), together[lane]);
                    Assert.True(expected.Equals(found) && BitConverter.DoubleToInt64Bits(expected + 0) == BitConverter.DoubleToInt64Bits(found + 0) || double.IsNaN(expected) && double.IsNaN(found), $"{function}({arguments[k + lane]:R}): {expected:R} alone, {found:R} in lane {lane}");
                }
            }
        }
    }

    [Fact]
    public void Powers_without_an_ordinary_value_are_those_of_IEEE_754()
    {
        double[] values = [0.0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 1e300, -1e300, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        foreach (var x in values)
        {
            foreach (var y in values)
            {
                var (expected, found) = (Math.Pow(x, y), Powers.Pow(x, y));
                Assert.True(expected.Equals(found) && double.IsNegative(expected) == double.IsNegative(found) || Math.Abs(expected - found) < 1e-15 * Math.Abs(expected) || double.IsNaN(expected) && double.IsNaN(found), $"({x:R})^({y:R}) = {found:R}, expected {expected:R}");
            }
        }
    }

    private static double UnitOfLastPlace(double value) => double.Max(double.Epsilon, Math.Abs(value) - Math.BitDecrement(Math.Abs(value)));

    private static IEnumerable<(string Function, double X, double Y, double High, double Low)> Table() =>
        File.ReadLines(Path.Combine(Repository.Root, "lib", "Backprop.Tests", "Expressions", "elementary-values.csv")).Skip(1).Select(line =>
        {
            var fields = line.Split(',');
            double Number(int at) => double.Parse(fields[at], CultureInfo.InvariantCulture);
            return (fields[0], Number(1), Number(2), Number(3), Number(4));
        });
}
