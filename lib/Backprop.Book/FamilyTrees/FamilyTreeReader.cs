namespace Backprop;

/// <summary>Reads family trees from three tables and refuses what cannot be: two spouses, four parents, a husband who is female.</summary>
internal static class FamilyTreeReader
{
    public static FamilyTree Read(string folder)
    {
        var people = CsvTable.Read(Path.Combine(folder, "family-people.csv"));
        var marriages = CsvTable.Read(Path.Combine(folder, "family-marriages.csv"));
        var children = CsvTable.Read(Path.Combine(folder, "family-children.csv"));
        var tree = new FamilyTree(ReadPeople(people));
        for (var row = 0; row < marriages.RowCount; row++)
        {
            var husband = Named(tree, marriages, row, "husband", Sex.Male);
            var wife = Named(tree, marriages, row, "wife", Sex.Female);
            if (tree.Spouse(husband) is { } first) throw marriages.Fault(row, "husband", $"somebody who is not married to {first} already");
            if (tree.Spouse(wife) is { } second) throw marriages.Fault(row, "wife", $"somebody who is not married to {second} already");
            if (wife.Language != husband.Language) throw marriages.Fault(row, "wife", $"somebody whose language is {husband.Language}");
            tree.Marry(husband, wife);
        }

        for (var row = 0; row < children.RowCount; row++)
        {
            var father = Named(tree, children, row, "father", Sex.Male);
            var mother = Named(tree, children, row, "mother", Sex.Female);
            if (tree.Spouse(father) != mother) throw children.Fault(row, "mother", $"{tree.Spouse(father)?.Name ?? "nobody"}, the wife of {father}");
            var child = Named(tree, children, row, "child", null);
            if (child.Language != father.Language) throw children.Fault(row, "child", $"somebody whose language is {father.Language}");
            if (IsAncestor(tree, child, father) || IsAncestor(tree, child, mother)) throw children.Fault(row, "child", "somebody who is no ancestor of the parents");
            if (!tree.AddChild(father, mother, child)) throw children.Fault(row, "child", "somebody whose parents no earlier line names");
        }

        return tree;
    }

    private static List<Person> ReadPeople(CsvTable table)
    {
        var (names, languages, sexes) = (table.Texts("name"), table.Texts("language"), table.Words("sex", "female", "male"));
        var people = new List<Person>();
        var taken = new HashSet<string>();
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!taken.Add(names[row])) throw table.Fault(row, "name", "a name that no other line has");
            people.Add(new(names[row], languages[row], sexes[row] == "male" ? Sex.Male : Sex.Female));
        }

        return people;
    }

    private static Person Named(FamilyTree tree, CsvTable table, int row, string column, Sex? sex)
    {
        var person = tree.People.FirstOrDefault(person => person.Name == table.Texts(column)[row]) ?? throw table.Fault(row, column, "a name from family-people.csv");
        return sex is null || person.Sex == sex ? person : throw table.Fault(row, column, $"somebody who is {(sex == Sex.Male ? "male" : "female")}");
    }

    private static bool IsAncestor(FamilyTree tree, Person ancestor, Person person) =>
        person == ancestor || tree.Parents(person).Any(parent => IsAncestor(tree, ancestor, parent));
}
