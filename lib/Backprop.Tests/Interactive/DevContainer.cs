using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Backprop.Tests.Interactive;

/// <summary>The container in which the book opens ready to run: what its schema allows, and nothing that the repository does not have. CI runs its script.</summary>
public sealed partial class DevContainer
{
    // What devContainer.base.schema.json of the specification of development containers (https://containers.dev) says of a
    // container that is made from an image, in so far as it is used here: each property with its kind, and no other.
    private static readonly Dictionary<string, Func<JsonNode?, bool>> Schema = new()
    {
        ["name"] = IsText,
        ["image"] = IsText,
        ["features"] = node => node is JsonObject features && !features.Any(feature => feature.Key is "fish" or "maven" or "gradle" or "homebrew" or "jupyterlab"),
        ["onCreateCommand"] = node => IsCommand(node) || (node is JsonObject commands && commands.All(command => IsCommand(command.Value))),
        ["forwardPorts"] = node => node is JsonArray ports && ports.All(IsPort),
        ["portsAttributes"] = node => node is JsonObject ports && ports.All(port => port.Key.Length > 0 && port.Value is JsonObject attributes && attributes.All(IsPortAttribute)),
        ["customizations"] = node => node is JsonObject,
    };

    private static readonly JsonObject File = Read(".devcontainer", "devcontainer.json");

    [Fact]
    public void Every_property_is_one_of_the_schema_and_of_its_kind() => Assert.Empty(Faults(File));

    [Theory]
    [InlineData("name", "3")]
    [InlineData("image", null)]
    [InlineData("image", "[]")]
    [InlineData("imag", "\"debian\"")]
    [InlineData("features", "[\"dotnet\"]")]
    [InlineData("features", "{\"jupyterlab\": \"latest\"}")]
    [InlineData("onCreateCommand", "7")]
    [InlineData("onCreateCommand", "[\"bash\", 1]")]
    [InlineData("onCreateCommand", "{\"one\": {}}")]
    [InlineData("forwardPorts", "8888")]
    [InlineData("forwardPorts", "[65536]")]
    [InlineData("forwardPorts", "[1.5]")]
    [InlineData("forwardPorts", "[\"8888\"]")]
    [InlineData("portsAttributes", "{\"8888\": \"Jupyter\"}")]
    [InlineData("portsAttributes", "{\"8888\": {\"label\": 1}}")]
    [InlineData("portsAttributes", "{\"8888\": {\"onAutoForward\": \"shout\"}}")]
    [InlineData("customizations", "\"vscode\"")]
    public void One_that_is_not_is_found(string property, string? value)
    {
        var file = File.DeepClone().AsObject();
        if (value is null)
            file.Remove(property);
        else
            file[property] = JsonNode.Parse(value);

        Assert.Equal([property], Faults(file));
    }

    [Fact]
    public void Its_command_is_a_script_of_the_repository_and_CI_runs_it()
    {
        Assert.Equal("bash .devcontainer/setup", File["onCreateCommand"]!.GetValue<string>());
        Assert.True(System.IO.File.Exists(Path.Combine(Repository.Root, ".devcontainer", "setup")));
        Assert.Contains(System.IO.File.ReadLines(Path.Combine(Repository.Root, ".ci", "run")), line => line.TrimStart().StartsWith(".devcontainer/setup ", StringComparison.Ordinal));
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

    private static IEnumerable<string> Faults(JsonObject file) =>
        file.Where(property => !(Schema.TryGetValue(property.Key, out var isOfKind) && isOfKind(property.Value)))
            .Select(property => property.Key)
            // A container is made from an image, unless it is built or composed.
            .Concat(file.ContainsKey("image") ? [] : ["image"]);

    private static bool IsCommand(JsonNode? node) => IsText(node) || (node is JsonArray words && words.All(IsText));

    private static bool IsPort(JsonNode? node) => node is JsonValue port
        && (port.TryGetValue<int>(out var number) ? number is >= 0 and <= 65535 : port.TryGetValue<string>(out var place) && HostAndPort().IsMatch(place));

    private static bool IsPortAttribute(KeyValuePair<string, JsonNode?> attribute) => attribute.Key switch
    {
        "label" => IsText(attribute.Value),
        "onAutoForward" => IsText(attribute.Value) && attribute.Value!.GetValue<string>() is "notify" or "openBrowser" or "openBrowserOnce" or "openPreview" or "silent" or "ignore",
        "protocol" => IsText(attribute.Value) && attribute.Value!.GetValue<string>() is "http" or "https",
        "elevateIfNeeded" or "requireLocalPort" => attribute.Value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => false,
    };

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    private static IEnumerable<string> Texts(JsonNode array) => array.AsArray().Select(text => text!.GetValue<string>());

    private static JsonObject Read(params string[] path) =>
        JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine([Repository.Root, .. path])))!.AsObject();

    [GeneratedRegex(@"^[a-z0-9-]+:[0-9]{1,5}$")]
    private static partial Regex HostAndPort();
}
