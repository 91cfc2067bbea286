using System.Text.RegularExpressions;

namespace Backprop.Kernel.Directives;

/// <summary>Takes the lines that speak to the kernel (<c>#!…</c>, <c>#r "nuget:…"</c>) out of a cell.</summary>
internal static partial class CellParser
{
    /// <summary>The magic commands that are carried out here.</summary>
    public static readonly IReadOnlyList<string> Known =
        ["#!about", "#!csharp", "#!html", "#!import", "#!javascript", "#!lsmagic", "#!markdown", "#!set", "#!share", "#!time", "#!who", "#!whos"];

    private static readonly string[] WithoutOptions = [.. Known.Except(["#!import", "#!set", "#!share"]).Select(command => command[2..])];

    // Commands of .NET Interactive that are not carried out here, and why.
    private static readonly Dictionary<string, string> OtherCommands = new(StringComparer.Ordinal)
    {
        ["connect"] = "it connects to another kernel, and only C# is run here",
        ["log"] = "it belongs to an editor",
    };

    /// <summary>The steps of a cell that starts in the given language; packages come first, as the kernel restores them before any code.</summary>
    /// <exception cref="CellFaultException">A line that the kernel would not accept.</exception>
    /// <exception cref="CellSkippedException">A part of the cell is in a language that is not run here.</exception>
    public static IReadOnlyList<CellStep> Parse(string text, string language)
    {
        var steps = new List<CellStep>();
        var packages = new List<CellStep>();
        var lines = text.Split('\n');
        var code = new string[lines.Length];
        Clear();
        var first = 1;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            var number = i + 1;
            // Where it is indented, the kernel takes it for code.
            if (lines[i].StartsWith("#!", StringComparison.Ordinal))
            {
                Cut(number);
                var step = ParseMagic(line, number);
                if (step is SetStep or ShareStep && language is ("html" or "javascript" or "markdown"))
                    throw new CellFaultException("DirectiveError", $"{line}: {language} has no variables here", number);
                if (step is not null)
                    steps.Add(step);
                else
                    language = Usual(line[2..].Split([' ', '\t'], 2)[0]);
            }
            else if (language == "csharp" && line.StartsWith("#i", StringComparison.Ordinal) && Source().Match(line) is { Success: true } source)
            {
                packages.Add(ParseSource(Named(source, number), number));
            }
            else if (language == "csharp" && line.StartsWith("#r", StringComparison.Ordinal) && Reference().Match(line) is { Success: true } reference)
            {
                if (reference.Groups["rest"].Value is { Length: > 0 } rest)
                    throw new CellFaultException("DirectiveError", $"the .NET Interactive kernel takes nothing after #r \"…\" on its line, but \"{rest}\" follows", number);
                if (ParsePackage(Named(reference, number), number) is { } package)
                    packages.Add(package);
                else
                    code[i] = lines[i];
            }
            else
            {
                code[i] = lines[i];
            }
        }

        Cut(lines.Length + 1);
        // A cell without anything takes its number all the same.
        if (steps.Count + packages.Count == 0)
            steps.Add(new CodeStep(1, language, ""));
        return [.. packages, .. steps];

        void Cut(int next)
        {
            if (code.Any(line => !string.IsNullOrWhiteSpace(line)))
                steps.Add(new CodeStep(first, language, language == "csharp" ? string.Join('\n', code) : string.Join('\n', code[(first - 1)..(next - 1)]).Trim('\n')));
            Clear();
            first = next + 1;
        }

        void Clear() => Array.Fill(code, "");
    }

    /// <summary>Whether a line of a C# cell is <c>#r "nuget:…"</c>.</summary>
    public static bool AsksForPackage(string text) => text.Split('\n').Any(line =>
        Reference().Match(line.Trim()) is { Success: true } reference && IsPackage(reference.Groups["path"].Value + reference.Groups["bare"].Value));

    /// <summary>The step of a magic command; null when it names the kernel for the lines that follow.</summary>
    private static CellStep? ParseMagic(string line, int number)
    {
        var words = line[2..].Split([' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var name = words.FirstOrDefault("");
        var argument = words.ElementAtOrDefault(1) ?? "";
        if (WithoutOptions.Contains(Usual(name)) && argument.Split([' ', '\t']).FirstOrDefault(word => word.StartsWith("--", StringComparison.Ordinal)) is { } option)
            throw new CellFaultException("DirectiveError", $"#!{name} takes no options, but {option} follows", number);
        switch (name)
        {
            case "time":
                return new TimeStep(number);
            case "lsmagic":
                return new ListMagicStep(number);
            case "about":
                return new AboutStep(number);
            case "who" or "whos":
                return new ListVariablesStep(number, WithValues: name == "whos");
            case "set":
                return ValueDirectives.ParseSet(line, argument, number);
            case "share":
                return ValueDirectives.ParseShare(line, argument, number);
            case "import" when argument.Length > 0:
                return new ImportStep(number, argument.Trim('"'));
            case "import":
                throw new CellFaultException("DirectiveError", "#!import needs a file: #!import other.ipynb", number);
        }

        if (OtherKernels.IsNamedBy(line))
            throw new CellSkippedException(OtherKernels.Refusal(line, number));
        if (OtherCommands.TryGetValue(name, out var reason))
            throw new CellFaultException("DirectiveError", $"the magic command #!{name} of .NET Interactive is not carried out here: {reason}", number);
        if (Usual(name) is "csharp" or "markdown" or "html" or "javascript")
            return null;
        throw new CellFaultException("DirectiveError", $"unknown magic command #!{name}; known are {string.Join(", ", Known)}", number);
    }

    // Without quotes nothing that follows nuget: may hold a space.
    private static string Named(Match line, int number) =>
        line.Groups["path"] is { Success: true } quoted ? quoted.Value
        : line.Groups["bare"].Value is var bare && !bare.Any(char.IsWhiteSpace) ? bare
        : throw new CellFaultException("DirectiveError", $"{line.Value}: what has spaces stands in quotes, as in {line.Value[..2]} \"nuget: …\"", number);

    private static PackageStep? ParsePackage(string path, int number)
    {
        if (!IsPackage(path))
            return null;
        var parts = path["nuget:".Length..].Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length > 2 || !PackageName().IsMatch(parts[0]) || (parts.Length == 2 && !PackageVersion().IsMatch(parts[1])))
            throw new CellFaultException("DirectiveError", $"#r \"{path}\" names no package; #r \"nuget: Name, Version\" is expected", number);
        return new PackageStep(number, parts[0], parts.ElementAtOrDefault(1));
    }

    private static PackageSourceStep ParseSource(string path, int number)
    {
        if (!IsPackage(path) || path["nuget:".Length..].Trim() is not { Length: > 0 } source)
            throw new CellFaultException("DirectiveError", $"#i \"{path}\" names no source of packages; #i \"nuget: address or folder\" is expected", number);
        return new PackageSourceStep(number, source);
    }

    private static bool IsPackage(string path) => path.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase);

    private static string Usual(string name) => name.Trim() switch
    {
        "c#" or "C#" => "csharp",
        "js" => "javascript",
        var other => other,
    };

    [GeneratedRegex("""^#r\s+("(?<path>[^"]*)"\s*(?<rest>.*)|(?<bare>nuget:.*))$""", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex("""^#i\s+("(?<path>[^"]*)"\s*|(?<bare>nuget:.*))$""", RegexOptions.IgnoreCase)]
    private static partial Regex Source();

    [GeneratedRegex("^[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*$")]
    private static partial Regex PackageName();

    [GeneratedRegex(@"^[0-9A-Za-z.+*\-\[\](),]+$")]
    private static partial Regex PackageVersion();
}
