using System.Text.RegularExpressions;

namespace Backprop.Notebooks.Site.Markup;

/// <summary>A file of markup with places to fill in, each written <c>{{name}}</c>.</summary>
internal sealed partial class Template(string name, string text)
{
    public static Template Load(string asset) => new(asset, Asset.Text(asset));

    /// <summary>Fills every place once or more; a value without a place, or a place without a value, is a mistake in the program.</summary>
    public Html Fill(params IReadOnlyList<(string Place, Html Value)> values)
    {
        var byPlace = values.ToDictionary(value => value.Place, value => value.Value, StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var filled = Place().Replace(text, match =>
        {
            var place = match.Groups[1].Value;
            used.Add(place);
            return byPlace.TryGetValue(place, out var value)
                ? value.ToString()
                : throw new InvalidOperationException($"{name}: nothing was given for {match.Value}");
        });
        return used.Count == byPlace.Count
            ? new Html(filled)
            : throw new InvalidOperationException($"{name}: no place for {string.Join(", ", byPlace.Keys.Except(used))}");
    }

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}")]
    private static partial Regex Place();
}
