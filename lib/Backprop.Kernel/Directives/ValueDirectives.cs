using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Kernel.Directives;

/// <summary>Reads <c>#!set</c> and <c>#!share</c>, which hand on values.</summary>
internal static partial class ValueDirectives
{
    private const string Name = "--name", Value = "--value", From = "--from", As = "--as", MimeType = "--mime-type", ByReference = "--byref";

    public static SetStep ParseSet(string line, string argument, int number) => Parse(line, number, "#!set --name variable --value text, or --value @csharp:variable, is expected", () =>
    {
        var options = DirectiveOptions.Parse(argument, [Name, Value, MimeType], [ByReference]);
        if (options.Words is [var word, ..])
            throw new FormatException($"{word} belongs to no option; a value of several words stands in double quotes, which stay a part of it");
        var name = Identifier(options[Name] ?? throw new FormatException("--name is missing"));
        var value = options[Value] ?? throw new FormatException("--value is missing");
        if (options[ByReference] is not null && options[MimeType] is not null)
            throw new FormatException("--mime-type and --byref exclude each other");
        if (value is ['\'', ..])
            throw new FormatException("single quotes keep no words together");
        if (value is not ['@', ..])
            return new SetStep(number, name, value, null, null, false);
        return Reference().Match(value) is { Success: true } reference && IsCSharp(reference.Groups["kernel"].Value)
            ? new SetStep(number, name, null, reference.Groups["name"].Value, options[MimeType], options[ByReference] is not null)
            : throw new FormatException($"{value} is no variable of C#, and only C# has variables here; nobody is asked for a value either");
    });

    /// <remarks>The name may stand before or behind the options.</remarks>
    public static ShareStep ParseShare(string line, string argument, int number) => Parse(line, number, "#!share --from csharp variable, with --as name or without, is expected", () =>
    {
        var options = DirectiveOptions.Parse(argument, [From, As, MimeType], []);
        if (options.Words is not [var shared])
            throw new FormatException("one variable is named");
        if (options[From] is not { } kernel || !IsCSharp(kernel))
            throw new FormatException("no other language has variables here");
        return new ShareStep(number, Identifier(shared), Identifier(options[As] ?? shared), options[MimeType]);
    });

    private static TStep Parse<TStep>(string line, int number, string expected, Func<TStep> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException e)
        {
            throw new CellFaultException("DirectiveError", $"{line}: {e.Message}; {expected}", number);
        }
    }

    private static string Identifier(string name) => SyntaxFacts.IsValidIdentifier(name) && SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
        ? name
        : throw new FormatException($"{name} is no name of a variable");

    private static bool IsCSharp(string kernel) => kernel is "" or "csharp" or "c#" or "C#";

    [GeneratedRegex(@"^@((?<kernel>[^:]+):)?(?<name>[\p{L}_][\p{L}\p{N}_]*)$")]
    private static partial Regex Reference();
}
