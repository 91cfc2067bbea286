using System.Reflection;
using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace Backprop.Tests;

/// <summary>Every example in the documentation of the library and of what only the book needs runs, and shows what the comment behind it says.</summary>
/// <remarks>
/// A comment after a line of code, on the same line or below, is what a notebook shows for that line. A comment at the beginning, or
/// after an empty line, is a remark. What an example does not declare itself comes from one of the settings below.
/// </remarks>
public class DocumentedExamples
{
    private const string Indices = """
        var (i, j, k, l, m, c) = (Index("i"), Index("j"), Index("k", size: "n_j"), Index("l", size: "n_j"), Index("m"), Index("c", size: "n"));
        """;

    // What the examples take for granted, in the order in which they are tried.
    private static readonly (string Name, string Code)[] Settings =
    [
        ("one neuron", Indices + """
            var (w, x, b, y, d, u) = (Symbol("w"), Symbol("x"), Symbol("b"), Symbol("y"), Symbol("d"), Symbol("u"));
            var σ = Function("σ");
            var z = Let("z", w * x + b);
            var a = Let("a", σ(z));
            var C = Let("C", Square(a - y));
            var E = Let("E", Square(Logistic(z) - d) / 2);
            var network = Network.Layered(2, 2, 1);
            var cost = CostFunction.Of(E, [w, b], (x, 1), (d, 1));
            """),
        ("a layer with indices", Indices + """
            var (w, y, d, b) = (Indexed("w", j, i), Indexed("y", i), Indexed("d", j), Indexed("b", j));
            var σ = Function("σ");
            var x = Let("x", j, Sum(i, y[i] * w[j, i]));
            var output = Let("y", j, Logistic(x[j]));
            var E = Let("E", OneHalf * Sum(j, Square(output[j] - d[j])));
            var sweep = BackwardSweep.Of(E, w, y);
            """),
        ("learning XOR", """
            var xor = new DataSet([0, 0, 1, 1, 0, 1, 0, 1], [0, 1, 1, 0], 4);
            var network = Network.Layered(2, 2, 1).Compile(cases: 4);
            network.Load(xor);
            """),
        ("the family trees", """
            var trees = FamilyTree.Read("../data");
            """),
    ];

    private static readonly Assembly[] Documented = [typeof(Expr).Assembly, typeof(FamilyTree).Assembly];

    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences([.. Documented, typeof(Enumerable).Assembly])
        .WithImports("System", "System.Linq", "System.Collections.Generic", "Backprop", "Backprop.Notation");

    private static readonly Lazy<Task<ScriptState<object>>[]> Ready = new(() => [.. Settings.Select(setting => CSharpScript.RunAsync<object>(AtHome(setting.Code), Options))]);

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Examples = new(() => Documented
        .SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
        .SelectMany(member => member.Elements("example").Select((example, at) => (Name: $"{member.Attribute("name")!.Value}{(at > 0 ? $" {at + 1}" : "")}", Code: example.Value)))
        .ToDictionary(example => example.Name, example => example.Code));

    public static TheoryData<string> Members() => [.. Examples.Value.Keys];

    [Fact]
    public void There_are_examples() => Assert.True(Members().Count > 100);

    [Theory]
    [MemberData(nameof(Members))]
    public async Task The_example_shows_what_it_says(string member)
    {
        Assert.Contains(Steps(Examples.Value[member]), step => step.Expected is not null);
        var complaints = new List<string>();
        foreach (var (setting, ready) in Settings.Zip(Ready.Value))
        {
            try
            {
                var state = await ready;
                foreach (var (code, expected) in Steps(Examples.Value[member]))
                {
                    state = await state.ContinueWithAsync<object>(AtHome(code), Options, TestContext.Current.CancellationToken);
                    if (expected is null) continue;
                    var shown = Declared(code) is { } name ? state.GetVariable(name).Value : state.ReturnValue;
                    Assert.Equal(expected, shown is string text ? text : shown.ToDisplayString("text/plain").TrimEnd());
                }

                return;
            }
            catch (CompilationErrorException e)
            {
                complaints.Add($"{setting.Name}: {e.Message}");
            }
        }

        Assert.Fail($"{member} does not compile.\n{string.Join('\n', complaints)}");
    }

    // Examples name files as a notebook does, from the notebook's folder.
    private static string AtHome(string code) => code.Replace("\"../data", $"@\"{Path.Combine(Repository.Root, "data")}", StringComparison.Ordinal);

    // The code up to each comment behind it, and the comment without its slashes.
    private static IEnumerable<(string Code, string? Expected)> Steps(string example)
    {
        var (code, expected) = (new StringBuilder(), new StringBuilder());
        var indent = example.Split('\n').Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        foreach (var line in example.Split('\n').Select(line => line.Length > indent ? line[indent..].TrimEnd() : ""))
        {
            var slashes = line.IndexOf("//", StringComparison.Ordinal);
            var (text, comment) = slashes < 0 ? (line, null) : (line[..slashes].TrimEnd(), line[slashes..]);
            if (text.Length > 0 && expected.Length > 0)
            {
                yield return (code.ToString(), expected.ToString());
                (code, expected) = (new(), new());
            }

            if (text.Length > 0) code.AppendLine(text);
            if (comment is null || code.Length == 0) continue;
            if (expected.Length > 0) expected.Append('\n');
            expected.Append(comment.Length > 3 ? comment[3..] : "");
        }

        if (code.Length > 0) yield return (code.ToString(), expected.Length > 0 ? expected.ToString() : null);
    }

    private static string? Declared(string code) =>
        code.TrimEnd().Split('\n')[^1].Trim() is ['v', 'a', 'r', ' ', .. var rest] and [.., ';'] ? rest.Split('=')[0].Trim() : null;
}
