using System.Xml.Linq;

namespace Backprop.Tests.Interactive;

/// <summary>The packages of .NET Interactive may not be had one day: then its folder is deleted, and everything else must still build. CI builds and runs the book without it.</summary>
public sealed class InteractiveApart
{
    private const string Name = "Backprop.Interactive";
    private static readonly string Lib = Path.Combine(Repository.Root, "lib");

    [Fact]
    public void The_solution_does_not_list_it() =>
        Assert.DoesNotContain(Name, File.ReadAllText(Path.Combine(Lib, "Backprop.slnx")), StringComparison.Ordinal);

    [Fact]
    public void No_project_needs_it_and_none_sees_its_code()
    {
        var references = Directory.GetFiles(Lib, "*.csproj", SearchOption.AllDirectories)
            .Where(project => Path.GetFileNameWithoutExtension(project) != Name)
            .SelectMany(project => XDocument.Load(project).Descendants("ProjectReference"))
            .Where(reference => reference.Attribute("Include")!.Value.Contains(Name, StringComparison.Ordinal));

        Assert.All(references, reference =>
        {
            Assert.Equal("false", reference.Attribute("ReferenceOutputAssembly")?.Value);
            Assert.Equal($"Exists('{reference.Attribute("Include")!.Value}')", reference.Attribute("Condition")?.Value);
        });
    }

    // What is built in the folder is no part of the repository: it may stay behind when the folder is deleted.
    [Fact]
    public void CI_asks_whether_its_project_is_there_before_it_builds_or_asks_for_it_and_says_when_it_is_not()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, ".ci", "run"));
        var question = Array.IndexOf(lines, "if [ -e lib/Backprop.Interactive/Backprop.Interactive.csproj ]; then");
        var otherwise = Array.IndexOf(lines, "else", question);
        var end = Array.IndexOf(lines, "fi", otherwise);

        Assert.InRange(question, 1, otherwise - 1);
        Assert.Contains("is not here", lines[otherwise + 1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines[..question].Concat(lines[(end + 1)..]), line => line.Contains($"build lib/{Name}", StringComparison.Ordinal) || line.Contains(".devcontainer/", StringComparison.Ordinal) || line.Contains(".ci/clients", StringComparison.Ordinal)
            || (line.Contains("--kernel interactive", StringComparison.Ordinal) && !line.Contains("--no-build", StringComparison.Ordinal) && !line.Contains("$said", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_it_the_tests_that_run_it_are_left_out_and_no_others_do()
    {
        var tests = Path.Combine(Lib, "Backprop.Tests");
        var leftOut = XDocument.Load(Path.Combine(tests, "Backprop.Tests.csproj")).Descendants("ItemGroup")
            .Where(group => group.Attribute("Condition")?.Value == $"!Exists('../{Name}/{Name}.csproj')")
            .SelectMany(group => group.Elements("Compile"))
            .Select(compile => compile.Attribute("Remove")!.Value);
        var running = Directory.GetFiles(tests, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("KernelProgram" + ".Interactive", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(tests, file).Replace('\\', '/'));

        Assert.Equal(leftOut.Order(StringComparer.Ordinal), running.Order(StringComparer.Ordinal));
    }
}
