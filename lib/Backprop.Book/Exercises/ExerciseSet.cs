namespace Backprop;

/// <summary>All exercises of the book, chapter by chapter.</summary>
internal static class ExerciseSet
{
    /// <summary>The exercises in order; each is made when it is asked for.</summary>
    public static IEnumerable<(string Id, Func<Exercise> Make)> All() =>
    [
        .. Numbered(1, OneNeuronExercises.All),
        .. Numbered(2, LayersExercises.All),
        .. Numbered(3, NeuronsExercises.All),
        .. Numbered(4, DescentExercises.All),
        .. Numbered(5, ActivationsAndCostsExercises.All),
        .. Numbered(6, CostSurfacesExercises.All),
        .. Numbered(7, SymmetryExercises.All),
        .. Numbered(8, FamilyTreesExercises.All),
        .. Numbered(9, ThroughTimeExercises.All),
        .. Numbered(10, ReproducingExercises.All),
        .. Numbered(11, MoreNetworksExercises.All),
    ];

    private static IEnumerable<(string, Func<Exercise>)> Numbered(int chapter, IReadOnlyList<Func<Exercise>> exercises) =>
        exercises.Select((make, place) => (FormattableString.Invariant($"{chapter}.{place + 1}"), make));
}
