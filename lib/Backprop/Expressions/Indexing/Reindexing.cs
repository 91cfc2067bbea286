using System.Collections.Immutable;

namespace Backprop;

/// <summary>Other letters for the indices of an expression, so that nothing free is caught by a sum.</summary>
internal static class Reindexing
{
    private const string Alphabet = "ijklmnpqrstuvabcdefgh";

    /// <summary>The expression with free indices replaced, all at once.</summary>
    /// <remarks>In Σ_i y_i w_ji, j becomes i only after the sum's own i has become another letter: Σ_k y_k w_ik.</remarks>
    public static Expr Apply(Expr expression, IEnumerable<(IndexVariable From, IndexVariable To)> replacements)
    {
        var table = replacements.Where(pair => !ReferenceEquals(pair.From, pair.To)).ToDictionary(pair => pair.From, pair => pair.To);
        if (table.Count == 0) return expression;
        var apart = BindApart(expression, table.Values.Concat(table.Keys).Select(index => index.Letter));
        return Replace(apart, table);
    }

    /// <summary>The expression with bound indices renamed, so that none has a letter that is taken, nor one that a sum around it binds.</summary>
    public static Expr BindApart(Expr expression, IEnumerable<string> taken)
    {
        // No sum stands inside another of its letter, so one new letter serves all that had the same one: what was shared stays shared.
        var letters = taken.Distinct().ToDictionary(letter => letter, _ => (string?)null);
        if (!Traversal.ChildrenFirst(expression, Opens).OfType<IndexSum>().Any(sum => letters.ContainsKey(sum.Index.Letter))) return expression;
        // Nor the letter of a symbol: Σ_m m x_m beside a symbol m would be read wrongly.
        HashSet<string> used = [.. letters.Keys, .. FreeIndices.Letters(expression), .. FamilyOrder.Mentioned(expression).Where(family => family.IsScalar).Select(LetterOf)];
        return Traversal.Rewrite(expression, (_, node) => node is IndexSum sum && letters.ContainsKey(sum.Index.Letter) ? Renamed(sum) : node, Opens);

        Expr Renamed(IndexSum sum)
        {
            var letter = letters[sum.Index.Letter];
            if (letter is null) used.Add(letters[sum.Index.Letter] = letter = Fresh(sum.Index.Letter, used));
            var fresh = sum.Index.Renamed(letter);
            return IndexSum.Of(fresh, Replace(sum.Body, new() { [sum.Index] = fresh }));
        }
    }

    // An index i1 is printed as i₁, and so is a symbol i with the subscript 1.
    private static string LetterOf(Family scalar) =>
        scalar.Name is LetterName { Layer: null, Accent: null } name ? name.Letter + string.Concat(name.Subscripts) : scalar.Name.ToString();

    /// <summary>A letter that is not taken: the next in the alphabet after the one that is wanted.</summary>
    public static string Fresh(string letter, ICollection<string> taken)
    {
        if (!taken.Contains(letter)) return letter;
        var start = Alphabet.IndexOf(letter[0], StringComparison.Ordinal) + 1;
        for (var i = 0; i < Alphabet.Length; i++)
        {
            var next = Alphabet[(start + i) % Alphabet.Length].ToString();
            if (!taken.Contains(next)) return next;
        }

        for (var number = 1; ; number++)
        {
            if (!taken.Contains($"{letter[0]}{number}")) return $"{letter[0]}{number}";
        }
    }

    /// <summary>The indices with letters that are not taken, nor given to another of them; these are taken from then on.</summary>
    public static ImmutableArray<IndexVariable> Apart(ImmutableArray<IndexVariable> indices, ISet<string> taken)
    {
        var apart = ImmutableArray.CreateBuilder<IndexVariable>(indices.Length);
        foreach (var index in indices)
        {
            apart.Add(index.Renamed(Fresh(index.Letter, taken)));
            taken.Add(apart[^1].Letter);
        }

        return apart.MoveToImmutable();
    }

    private static bool Opens(Expr node) => node is not Quantity;

    // No sum inside binds what is replaced, or what stands for it: none stands inside another of its letter, and the others are bound apart.
    private static Expr Replace(Expr expression, Dictionary<IndexVariable, IndexVariable> table) => Traversal.Rewrite(
        expression,
        (_, node) => node is IndexVariable index && table.TryGetValue(index, out var other) ? other : node,
        Opens);
}
