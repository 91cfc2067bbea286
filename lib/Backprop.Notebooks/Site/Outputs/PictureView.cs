using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Backprop.Notebooks.Site.Book;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>Pictures of dots: a file beside the page, described by the value's plain text.</summary>
internal sealed partial class PictureView(string mimeType, string extension) : IMimeView
{
    private const int LongestDescription = 250;

    public string MimeType => mimeType;

    public Html? Render(DataView value) => Image(value, Description(value)) is { } image ? Html.Of($"<div class=\"output picture\">{image}</div>") : null;

    /// <summary>The picture alone; null when the value has none.</summary>
    public Html? Image(DataView value, string description)
    {
        if (value.Text(mimeType) is not { } base64 || Base64.Decode(base64) is not { } bytes)
            return null;
        var link = value.Page.Files.Add(FileName(value), bytes);
        value.Page.FirstPicture ??= new PagePicture(link, description);
        return Html.Of($"<img class=\"still\" src=\"{link}\" alt=\"{description}\"{Size(value, bytes)} loading=\"lazy\">");
    }

    /// <summary>What a picture shows, for those who do not see it.</summary>
    public static string Description(DataView value)
    {
        var text = Space().Replace(value.Text("text/plain") ?? "", " ").Trim();
        if (text.Length == 0)
            return value.Cell.ExecutionCount is { } count ? $"Picture: the output of cell {count}" : "Picture: the output of a cell";
        return text.Length <= LongestDescription ? text : text[..LongestDescription].TrimEnd() + "…";
    }

    /// <summary>What to see in a picture, in the words of the cell's author: <c>caption</c> in the metadata of the cell; null when there are none.</summary>
    public static string? Caption(DataView value) =>
        value.Cell.Metadata["caption"] is JsonValue caption && caption.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    /// <summary>A figure's number as its caption begins with it, which is the link to the figure too.</summary>
    public static Html Number(string label, string id) =>
        Html.Of($"<a class=\"number\" href=\"#{id}\" tabindex=\"-1\" title=\"Link to this figure\">{label}.</a> ");

    private string FileName(DataView value) => $"{value.Cell.Id}{extension}";

    // Known before the file is there, so that the text below does not jump.
    private Html Size(DataView value, byte[] bytes)
    {
        if ((Declared(value) ?? PngSize.Of(bytes)) is not var (width, height))
            return Html.Empty;
        return Html.Of($" width=\"{width}\" height=\"{height}\"");
    }

    // A figure drawn with more dots for sharp screens says how large it is meant to be.
    private (int Width, int Height)? Declared(DataView value) =>
        value.Output.Metadata[mimeType] is JsonObject size
            && int.TryParse(size["width"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(size["height"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            ? (width, height)
            : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
