using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Learning;

/// <summary>The relations that are computed from marriages, children and sexes are the 104 facts of the paper.</summary>
public class FamilyTrees
{
    private readonly FamilyTree _trees = FamilyTree.Read(BookData.Folder);

    [Fact]
    public void The_computed_facts_are_those_of_the_independent_list()
    {
        // data/family-facts.csv was written by another program, which knows nothing of this one.
        var table = CsvTable.Read(BookData.File("family-facts.csv"));
        var listed = table.Texts("language").Zip(table.Texts("person"), table.Texts("relation")).Zip(table.Texts("relatives"), (key, relatives) =>
            $"{key.First} {key.Second} {key.Third}: {string.Join(';', relatives.Split(';').Order())}");
        var computed = _trees.Facts().Select(fact =>
            $"{fact.Person.Language} {fact.Person} {fact.Relation.ToString().ToLowerInvariant()}: {string.Join(';', fact.Relatives.Select(relative => relative.Name).Order())}");
        Assert.Equal(listed.Order(), computed.Order());
        Assert.Equal(104, _trees.Facts().Count);
        Assert.Equal(112, _trees.Facts().Sum(fact => fact.Relatives.Count));
    }

    [Fact]
    public void Each_language_has_half_of_the_facts_and_the_trees_are_the_same()
    {
        // The paper says that the trees are isomorphic; unit k of one row is the counterpart of unit k of the other.
        string Places(string language)
        {
            var people = _trees.People.Where(person => person.Language == language).ToList();
            return string.Join('\n', _trees.Facts().Where(fact => fact.Person.Language == language)
                .Select(fact => $"{people.IndexOf(fact.Person)} {fact.Relation} {string.Join(' ', fact.Relatives.Select(relative => people.IndexOf(relative)))}"));
        }

        Assert.Equal(Places("English"), Places("Italian"));
    }

    [Fact]
    public void Generations_and_branches_follow_from_the_tree()
    {
        // From the drawing in the paper: two founding couples, their children with those who married in, two grandchildren.
        string[] first = ["Christopher", "Penelope", "Andrew", "Christine"], third = ["Colin", "Charlotte"];
        foreach (var person in _trees.People.Take(12))
            Assert.Equal(first.Contains(person.Name) ? 1 : third.Contains(person.Name) ? 3 : 2, _trees.Generation(person));

        string[] left = ["Christopher", "Penelope", "Arthur", "Margaret", "Victoria"];
        foreach (var person in _trees.People.Take(12))
        {
            string[] expected = third.Contains(person.Name) ? ["Christopher", "Andrew"] : left.Contains(person.Name) ? ["Christopher"] : ["Andrew"];
            Assert.Equal(expected, _trees.Founders(person).Select(founder => founder.Name));
        }
    }

    [Fact]
    public void A_case_has_one_person_and_one_relation_on_and_every_answer()
    {
        var facts = _trees.Facts();
        var data = FamilyFact.ToData(_trees.People, facts);
        Assert.Equal((104, 36, 24), (data.CaseCount, data.InputUnits, data.OutputUnits));
        var c = facts.Index().Single(pair => pair.Item.ToString().StartsWith("Colin's aunt", StringComparison.Ordinal)).Index;
        Assert.Equal("Colin's aunt: Jennifer, Margaret", facts[c].ToString());
        // Units in the order of figure 4: Colin is the sixth person, aunt the eighth relation, Jennifer tenth, Margaret eleventh.
        Assert.Equal([5, 24 + 7], Enumerable.Range(0, 36).Where(unit => data.Input(unit, c) == 1));
        Assert.Equal([9, 10], Enumerable.Range(0, 24).Where(unit => data.Target(unit, c) == 1));
    }

    [Theory]
    [InlineData("Ann,Bob", "Ann,Bob,Cid", "family-marriages.csv, line 2, column 1 (husband): found \"Ann\", expected somebody who is male.")]
    [InlineData("Bob,Eve", "Bob,Ann,Cid", "family-marriages.csv, line 2, column 2 (wife): found \"Eve\", expected a name from family-people.csv.")]
    [InlineData("Bob,Ann\nCid,Ann", "Bob,Ann,Cid", "family-marriages.csv, line 3, column 2 (wife): found \"Ann\", expected somebody who is not married to Bob already.")]
    [InlineData("Bob,Pia", "Bob,Ann,Cid", "family-marriages.csv, line 2, column 2 (wife): found \"Pia\", expected somebody whose language is English.")]
    [InlineData("Bob,Ann", "Bob,Dot,Cid", "family-children.csv, line 2, column 2 (mother): found \"Dot\", expected Ann, the wife of Bob.")]
    [InlineData("Bob,Ann", "Bob,Ann,Cid\nBob,Ann,Cid", "family-children.csv, line 3, column 3 (child): found \"Cid\", expected somebody whose parents no earlier line names.")]
    [InlineData("Bob,Ann", "Bob,Ann,Bob", "family-children.csv, line 2, column 3 (child): found \"Bob\", expected somebody who is no ancestor of the parents.")]
    public void A_tree_that_cannot_be_is_refused_at_its_line(string marriages, string children, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("family-people.csv", "language,name,sex\nEnglish,Ann,female\nEnglish,Bob,male\nEnglish,Cid,male\nEnglish,Dot,female\nItalian,Pia,female\n");
        folder.Write("family-marriages.csv", $"husband,wife\n{marriages}\n");
        folder.Write("family-children.csv", $"father,mother,child\n{children}\n");
        Assert.EndsWith(message, Assert.Throws<CsvException>(() => FamilyTree.Read(folder.Path)).Message, StringComparison.Ordinal);
    }
}
