namespace Backprop;

/// <summary>People, who married whom, and whose children they are. Every relation is computed from that and the sexes.</summary>
/// <example><code>
/// var trees = FamilyTree.Read("../data");
/// string.Join(", ", trees.Relatives(trees["Colin"], Relation.Aunt))   // Jennifer, Margaret
/// trees.Facts().Count                                                 // 104
/// </code></example>
public sealed class FamilyTree
{
    private readonly Dictionary<string, Person> _byName;
    private readonly Dictionary<Person, Person> _spouses = [];
    private readonly Dictionary<Person, (Person Father, Person Mother)> _parents = [];

    internal FamilyTree(IReadOnlyList<Person> people)
    {
        People = people;
        _byName = people.ToDictionary(person => person.Name);
    }

    /// <summary>Everybody, in the order of the units of the paper's figure 4: the English above, the Italians below.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>Somebody by name.</summary>
    /// <exception cref="KeyNotFoundException">Nobody has that name.</exception>
    public Person this[string name] => _byName.TryGetValue(name, out var person)
        ? person
        : throw new KeyNotFoundException($"Found \"{name}\", expected one of: {string.Join(", ", _byName.Keys)}.");

    /// <summary>Reads family-people.csv, family-marriages.csv and family-children.csv.</summary>
    /// <param name="folder">The folder that holds the three files.</param>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="FormatException">A file is no table, or names somebody who cannot stand there.</exception>
    public static FamilyTree Read(string folder) => FamilyTreeReader.Read(folder);

    /// <summary>Husband or wife, or null.</summary>
    public Person? Spouse(Person person) => _spouses.GetValueOrDefault(person);

    /// <summary>Father and mother, or nobody where the tree begins.</summary>
    public IEnumerable<Person> Parents(Person person) =>
        _parents.TryGetValue(person, out var parents) ? [parents.Father, parents.Mother] : [];

    /// <summary>Those who have this person as father or mother.</summary>
    public IEnumerable<Person> Children(Person person) => People.Where(child => Parents(child).Contains(person));

    /// <summary>Those with the same parents.</summary>
    public IEnumerable<Person> Siblings(Person person) =>
        Parents(person).Take(1).SelectMany(Children).Where(sibling => sibling != person);

    /// <summary>Everybody who is the father, the aunt, … of a person, in the order of <see cref="People"/>.</summary>
    public IReadOnlyList<Person> Relatives(Person person, Relation relation)
    {
        // Uncles and aunts by marriage count: in the trees of the paper blood alone would leave 96 facts instead of 104.
        var (set, sex) = relation switch
        {
            Relation.Father => (Parents(person), Sex.Male),
            Relation.Mother => (Parents(person), Sex.Female),
            Relation.Husband => (Married(person), Sex.Male),
            Relation.Wife => (Married(person), Sex.Female),
            Relation.Son => (Children(person), Sex.Male),
            Relation.Daughter => (Children(person), Sex.Female),
            Relation.Brother => (Siblings(person), Sex.Male),
            Relation.Sister => (Siblings(person), Sex.Female),
            Relation.Uncle => (WithSpouses(Parents(person).SelectMany(Siblings)), Sex.Male),
            Relation.Aunt => (WithSpouses(Parents(person).SelectMany(Siblings)), Sex.Female),
            Relation.Nephew => (WithSpouses([person]).SelectMany(Siblings).SelectMany(Children), Sex.Male),
            Relation.Niece => (WithSpouses([person]).SelectMany(Siblings).SelectMany(Children), Sex.Female),
            _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "Expected one of the twelve relations."),
        };
        var found = set.Where(relative => relative.Sex == sex).ToHashSet();
        return [.. People.Where(found.Contains)];
    }

    /// <summary>Every pair of a person and a relation that somebody answers, relation by relation in each language.</summary>
    public IReadOnlyList<FamilyFact> Facts() =>
    [
        .. from language in People.Select(person => person.Language).Distinct()
           from relation in Enum.GetValues<Relation>()
           from person in People
           where person.Language == language
           let relatives = Relatives(person, relation)
           where relatives.Count > 0
           select new FamilyFact(person, relation, relatives)
    ];

    /// <summary>1 for those with whom a tree begins, one more for their children; somebody who marries into the family counts like the spouse.</summary>
    public int Generation(Person person)
    {
        if (_parents.TryGetValue(person, out var parents)) return 1 + Generation(parents.Father);
        return Spouse(person) is { } spouse && _parents.ContainsKey(spouse) ? Generation(spouse) : 1;
    }

    /// <summary>The founding couples from which a person descends, each by its husband; somebody who marries into the family counts like the spouse.</summary>
    /// <example><code>string.Join(", ", trees.Founders(trees["Colin"]))   // Christopher, Andrew</code></example>
    public IReadOnlyList<Person> Founders(Person person)
    {
        var from = _parents.ContainsKey(person) || Spouse(person) is not { } spouse || !_parents.ContainsKey(spouse) ? person : spouse;
        var found = Parents(from).SelectMany(Founders).ToHashSet();
        if (found.Count == 0) found.Add(from.Sex == Sex.Male ? from : Spouse(from) ?? from);
        return [.. People.Where(found.Contains)];
    }

    internal void Marry(Person husband, Person wife) => (_spouses[husband], _spouses[wife]) = (wife, husband);

    internal bool AddChild(Person father, Person mother, Person child) => _parents.TryAdd(child, (father, mother));

    private IEnumerable<Person> Married(Person person) => Spouse(person) is { } spouse ? [spouse] : [];

    private IEnumerable<Person> WithSpouses(IEnumerable<Person> people) => people.SelectMany(person => Married(person).Prepend(person));
}
