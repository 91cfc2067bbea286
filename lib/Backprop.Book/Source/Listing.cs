using System.Reflection;

namespace Backprop;

/// <summary>A piece of the engine's own source, as it stands in its file: nothing on the page is a copy that could grow old.</summary>
/// <example><code>
/// // The method with its comments; a notebook shows it in the colours of C#.
/// Listing.Of("Rules.cs", "NameOf").ToString().Contains("NameOf(")   // True
/// </code></example>
[TypeFormatterSource(typeof(ListingFormatters), PreferredMimeTypes = ["text/markdown", "text/plain"])]
public sealed class Listing
{
    private Listing(string file, string text) => (File, Text) = (file, text);

    /// <summary>The name of the file.</summary>
    public string File { get; }

    /// <summary>The lines that are shown, without the indentation that they share.</summary>
    public string Text { get; }

    /// <summary>How many lines they are.</summary>
    public int Lines => Text.Count(character => character == '\n') + 1;

    /// <summary>A whole file of the differentiation room, from its namespace on.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static Listing Of(string file)
    {
        var source = Read(file);
        return new(file, source[(source.IndexOf("namespace Backprop;", StringComparison.Ordinal) + "namespace Backprop;".Length)..].Trim());
    }

    /// <summary>One method or property with its comments.</summary>
    /// <param name="file">The file, such as Rules.cs.</param>
    /// <param name="member">The member's name.</param>
    /// <exception cref="ArgumentException">There is no such file, or no such member in it.</exception>
    public static Listing Of(string file, string member)
    {
        var lines = Read(file).Split('\n');
        const string indent = "    ";
        var start = Array.FindIndex(lines, line => line.StartsWith(indent, StringComparison.Ordinal) && line.Length > 4 && line[4] is not (' ' or '/' or '{' or '}')
            && (line.Contains($" {member}(", StringComparison.Ordinal) || line.Contains($" {member} ", StringComparison.Ordinal)));
        if (start < 0) throw new ArgumentException($"{file} has no member {member}.", nameof(member));
        // A member ends with a bracket in its own column, or, where it is one expression, with the line that closes it.
        var end = lines[start].EndsWith(';') ? start : Array.FindIndex(lines, start + 1, line => line is indent + "}" or indent + "};" || line.StartsWith(indent + " ", StringComparison.Ordinal) && line.EndsWith(';') && !lines[start + 1].StartsWith(indent + "{", StringComparison.Ordinal));
        while (start > 0 && lines[start - 1].StartsWith(indent + "/", StringComparison.Ordinal)) start--;
        return new(file, string.Join('\n', lines[start..(end + 1)].Select(line => line.StartsWith(indent, StringComparison.Ordinal) ? line[4..] : line)));
    }

    /// <summary>The lines with the name of their file above them.</summary>
    public override string ToString() => $"// {File}\n{Text}";

    private static string Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new ArgumentException($"No source {file}; there are {string.Join(", ", Assembly.GetExecutingAssembly().GetManifestResourceNames())}.", nameof(file));
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }
}
