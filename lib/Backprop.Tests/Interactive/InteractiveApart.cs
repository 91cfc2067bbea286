using System.Xml.Linq;

namespace Backprop.Tests.Interactive;

/// <summary>The packages of .NET Interactive may not be had one day: then its folder is deleted, and everything else must still build.</summary>
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
}
