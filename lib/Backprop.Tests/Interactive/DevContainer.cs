using System.Text.Json;
using System.Text.Json.Nodes;

namespace Backprop.Tests.Interactive;

/// <summary>The container in which the book opens ready to run: what its schema allows, and nothing that the repository does not have.</summary>
public sealed class DevContainer
{
    // Of what devContainer.base.schema.json allows, the properties that are used here, each with its kind.
    private static readonly Dictionary<string, Func<JsonNode, bool>> Schema = new()
    {
        ["name"] = IsText,
        ["image"] = IsText,
        ["features"] = node => node is JsonObject,
        ["onCreateCommand"] = IsText,
        ["forwardPorts"] = node => node is JsonArray ports && ports.All(port => port!.GetValueKind() == JsonValueKind.Number && port.GetValue<int>() is > 0 and <= 65535),
        ["portsAttributes"] = node => node is JsonObject ports && ports.All(port => port.Value is JsonObject attributes && attributes.All(attribute => attribute.Key == "label" && IsText(attribute.Value!))),
        ["customizations"] = node => node is JsonObject tools && tools.All(tool => tool.Value is JsonObject),
    };

    private static readonly JsonObject File = Read(".devcontainer", "devcontainer.json");

    [Fact]
    public void Every_property_is_one_of_the_schema_and_of_its_kind() =>
        Assert.All(File, property => Assert.True(Schema.TryGetValue(property.Key, out var isOfKind) && isOfKind(property.Value!), $"{property.Key}: {property.Value}"));

    [Fact]
    public void Its_command_is_a_script_of_the_repository()
    {
        Assert.Equal("bash .devcontainer/setup", File["onCreateCommand"]!.GetValue<string>());
        Assert.True(System.IO.File.Exists(Path.Combine(Repository.Root, ".devcontainer", "setup")));
    }

    [Fact]
    public void The_script_makes_ready_by_the_commands_of_the_readme()
    {
        var readme = System.IO.File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var commands = System.IO.File.ReadLines(Path.Combine(Repository.Root, ".devcontainer", "setup")).Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal) || line.StartsWith("jupyter ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.Contains(command, readme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_extensions_are_those_that_are_recommended_outside_of_it() => Assert.Equal(
        Texts(Read(".vscode", "extensions.json")["recommendations"]!),
        Texts(File["customizations"]!["vscode"]!["extensions"]!));

    [Fact]
    public void The_sdk_is_the_one_that_the_repository_asks_for()
    {
        var version = File["features"]!["ghcr.io/devcontainers/features/dotnet:2"]!["version"]!.GetValue<string>();

        Assert.StartsWith($"{version}.", Read("global.json")["sdk"]!["version"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static bool IsText(JsonNode node) => node.GetValueKind() == JsonValueKind.String;

    private static IEnumerable<string> Texts(JsonNode array) => array.AsArray().Select(text => text!.GetValue<string>());

    private static JsonObject Read(params string[] path) =>
        JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine([Repository.Root, .. path])))!.AsObject();
}
