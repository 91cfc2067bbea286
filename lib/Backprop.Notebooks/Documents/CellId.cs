using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Backprop.Notebooks.Documents;

/// <summary>Ids for cells that have none: from the content, so that the same file always gets the same ids.</summary>
internal static partial class CellId
{
    public static bool IsValid(string? id) => id is not null && Allowed().IsMatch(id);

    /// <summary>The id for a cell with this content that is not yet in <paramref name="taken"/>.</summary>
    public static string Create(CellKind kind, string source, IReadOnlySet<string> taken)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{source}"));
        var id = Convert.ToHexStringLower(hash.AsSpan(0, 4));
        var unique = id;
        for (var n = 2; taken.Contains(unique); n++)
            unique = $"{id}-{n}";
        return unique;
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex Allowed();
}
