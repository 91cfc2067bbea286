namespace Backprop;

/// <summary>One question of the family trees with its full answer: who are the aunts of Colin?</summary>
/// <param name="Person">Whose relatives.</param>
/// <param name="Relation">Which relation.</param>
/// <param name="Relatives">Everybody who answers.</param>
public sealed record FamilyFact(Person Person, Relation Relation, IReadOnlyList<Person> Relatives)
{
    /// <summary>The facts as cases: one input unit a person, then one a relation; one output unit a person.</summary>
    /// <example><code>FamilyFact.ToData(trees.People, trees.Facts()).CaseCount   // 104</code></example>
    public static DataSet ToData(IReadOnlyList<Person> people, IReadOnlyList<FamilyFact> facts)
    {
        var unit = people.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var inputs = new double[(people.Count + Enum.GetValues<Relation>().Length) * facts.Count];
        var targets = new double[people.Count * facts.Count];
        foreach (var (c, fact) in facts.Index())
        {
            inputs[unit[fact.Person] * facts.Count + c] = 1;
            inputs[(people.Count + (int)fact.Relation) * facts.Count + c] = 1;
            foreach (var relative in fact.Relatives) targets[unit[relative] * facts.Count + c] = 1;
        }

        return new(inputs, targets, facts.Count);
    }

    /// <summary>The fact in words.</summary>
    public override string ToString() => $"{Person}'s {Relation.ToString().ToLowerInvariant()}: {string.Join(", ", Relatives)}";
}
