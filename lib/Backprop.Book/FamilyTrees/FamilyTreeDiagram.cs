namespace Backprop;

/// <summary>A family tree from left to right: a double line between spouses, a line from it to their children; boxes with round ends are women.</summary>
/// <example><code>FamilyTreeDiagram.Of(FamilyTree.Read("../data"), "English").Title   // The English family tree</code></example>
public sealed record FamilyTreeDiagram : Diagram
{
    private FamilyTreeDiagram(string title, FamilyTree tree, IReadOnlyList<Person> people)
        : base(title) => (Tree, People) = (tree, people);

    /// <summary>Marriages and children.</summary>
    public FamilyTree Tree { get; }

    /// <summary>Who is drawn.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <inheritdoc/>
    public override string Alternative => string.Join(" ", Couples().Select(couple =>
    {
        var children = People.Where(person => Tree.Parents(person).Contains(couple.Husband)).Select(child => child.Name).ToList();
        return $"{couple.Husband} and {couple.Wife} are married{(children.Count > 0 ? $"; their children are {string.Join(" and ", children)}" : "")}.";
    }));

    /// <summary>The tree of one language.</summary>
    /// <param name="tree">All trees.</param>
    /// <param name="language">Which one.</param>
    /// <param name="title">What stands above it; null for the language.</param>
    /// <exception cref="ArgumentException">Nobody has that language.</exception>
    public static FamilyTreeDiagram Of(FamilyTree tree, string language, string? title = null)
    {
        Person[] people = [.. tree.People.Where(person => person.Language == language)];
        return people.Length > 0
            ? new(title ?? $"The {language} family tree", tree, people)
            : throw new ArgumentException($"Found \"{language}\", expected one of: {string.Join(", ", tree.People.Select(person => person.Language).Distinct())}.", nameof(language));
    }

    internal override void Draw(Drawing drawing) => new FamilyTreeDrawing(this).Draw(drawing);

    private IEnumerable<(Person Husband, Person Wife)> Couples() =>
        from husband in People
        where husband.Sex == Sex.Male && Tree.Spouse(husband) is not null
        select (husband, Tree.Spouse(husband)!);
}
