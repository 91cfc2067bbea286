using System.Globalization;
using System.Text.RegularExpressions;
using Asker = Backprop.Exercises;

namespace Backprop.Tests.Teaching;

/// <summary>A program that a question prints, carried out as it is printed, prints what the question says that it prints.</summary>
public sealed partial class ProgramsInQuestions
{
    private const string Line = "arrived[part] = arrived[user] * rate;";

    public static TheoryData<string> Ids() => [.. Asker.Ids.Where(id => Prints().IsMatch(Asker.Of(id).Question.Text))];

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_prints_what_the_question_says_and_when_it_adds_up_what_it_should(string id)
    {
        var question = Asker.Of(id).Question.Text;
        Assert.Contains(Line, question, StringComparison.Ordinal);

        Assert.Equal(double.Parse(Prints().Match(question).Groups["number"].Value, CultureInfo.InvariantCulture), Arrived(question, adds: false), 6);
        Assert.Equal(Asker.Of(id).Parts.OfType<NumberAnswer>().Single().Value, Arrived(question, adds: true), 6);
    }

    [Fact]
    public void A_square_passes_on_its_slope_and_a_name_that_stands_twice_is_two_parts()
    {
        const string program = "p = q + q, q = x². At x = 3 it prints …";

        Assert.Equal(6, Arrived(program, adds: false), 6);
        Assert.Equal(12, Arrived(program, adds: true), 6);
    }

    // Users before parts, which is the order in which they stand there; each place of a letter is a part, and its rate is measured.
    private static double Arrived(string question, bool adds)
    {
        var definitions = Definition().Matches(question.Split('.')[0]).Select(match => (User: match.Groups["name"].Value, Formula: match.Groups["formula"].Value)).ToList();
        var start = Start().Match(question);
        var values = new Dictionary<string, double> { [start.Groups["name"].Value] = double.Parse(start.Groups["number"].Value, CultureInfo.InvariantCulture) };
        foreach (var (user, formula) in Enumerable.Reverse(definitions)) values[user] = Value(formula, values);

        var arrived = new Dictionary<string, double> { [definitions[0].User] = 1 };
        foreach (var (user, formula) in definitions)
        {
            foreach (Match part in Letter().Matches(formula))
            {
                double At(double by) => Value($"{formula[..part.Index]}u{formula[(part.Index + part.Length)..]}", new(values) { ["u"] = values[part.Value] + by });
                var rate = (At(1e-5) - At(-1e-5)) / 2e-5;
                arrived[part.Value] = (adds ? arrived.GetValueOrDefault(part.Value) : 0) + arrived[user] * rate;
            }
        }

        return arrived[start.Groups["name"].Value];
    }

    private static double Value(string formula, Dictionary<string, double> values) =>
        Expr.ParseAsWritten(formula, values.Keys.Select(name => (Expr)Notation.Symbol(name))).Evaluate([.. values.Select(value => ((Expr)Notation.Symbol(value.Key), value.Value))]);

    [GeneratedRegex(@"it prints (?<number>[0-9.]*[0-9])")]
    private static partial Regex Prints();

    [GeneratedRegex(@"(?<name>[a-z]) = (?<formula>[^,.]+)")]
    private static partial Regex Definition();

    [GeneratedRegex(@"At (?<name>[a-z]) = (?<number>[0-9]+)")]
    private static partial Regex Start();

    [GeneratedRegex("[a-z]")]
    private static partial Regex Letter();
}
