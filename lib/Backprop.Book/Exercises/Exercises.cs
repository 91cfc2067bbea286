using System.Collections.Concurrent;

namespace Backprop;

/// <summary>The exercises of the book: each is asked, and what a reader answers is judged by the engine that derived the text.</summary>
/// <remarks>
/// The right formulas and numbers are computed; of choices that nothing can decide the right one is said. A right answer may be
/// written in any form; an answer is called wrong only where a proof or a point shows that it is.
/// </remarks>
public static class Exercises
{
    private static readonly IReadOnlyDictionary<string, Lazy<Exercise>> ById = ExerciseSet.All().ToDictionary(
        exercise => exercise.Id,
        exercise => new Lazy<Exercise>(() => exercise.Make() with { Id = exercise.Id }));

    // What was answered before and was not right, by exercise: the same answer twice is one try.
    private static readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> Tries = new();

    /// <summary>The numbers of the exercises, in the order of the book: the chapter, a point, the place in the chapter.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. ById.Keys];

    /// <summary>Judges an answer; an empty one shows the question.</summary>
    /// <remarks>
    /// Formulas are read as people write them: <c>2(a - y)</c>, <c>a²</c>, <c>σ'(z)</c>, <c>a_prev</c>. A decimal number claims as many
    /// digits as it has. From the second wrong answer on the hint stands in the reply, from the third on the derivation.
    /// </remarks>
    /// <param name="exercise">The number, such as 1.1.</param>
    /// <param name="answer">What the reader writes. Where several things are asked, they are separated by semicolons.</param>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    /// <example><code>Exercises.Check("1.1", "1 - a²").State   // Right</code></example>
    public static Reply Check(string exercise, string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var asked = Of(exercise);
        if (string.IsNullOrWhiteSpace(answer)) return asked.Ask();
        var judged = asked.Judge(answer);
        if (!judged.CountsAsTry) return new(asked, judged, tries: 0);
        var tries = Tries.GetOrAdd(exercise, _ => new());
        tries.TryAdd(string.Concat(answer.Where(character => !char.IsWhiteSpace(character))), true);
        return new(asked, judged, tries.Count);
    }

    /// <summary>The answer of an exercise, and how it is found.</summary>
    /// <param name="exercise">The number, such as 1.1.</param>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    /// <example><code>Exercises.Derivation("1.6").State   // Explained</code></example>
    public static Reply Derivation(string exercise) => Of(exercise).Explain();

    internal static Exercise Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (ById.TryGetValue(id.Trim(), out var exercise)) return exercise.Value;
        var chapter = id.Split('.')[0] + ".";
        var near = Ids.Where(known => known.StartsWith(chapter, StringComparison.Ordinal)).ToList();
        throw new ArgumentException($"There is no exercise {id}; there are {string.Join(", ", near.Count > 0 ? near : Ids)}.", nameof(id));
    }
}
