using Backprop.Tests.Learning;

namespace Backprop.Tests.Figures;

/// <summary>A drawn family tree shows everybody, children beside their parents, and no line of one family across another's.</summary>
public class FamilyTreeDrawings
{
    private readonly FamilyTree _trees = FamilyTree.Read(BookData.Folder);

    [Theory]
    [InlineData("English")]
    [InlineData("Italian")]
    public void Everybody_has_a_box_and_no_two_boxes_overlap(string language)
    {
        var boxes = new DrawnSvg(FamilyTreeDiagram.Of(_trees, language)).Rectangles;
        var people = _trees.People.Where(person => person.Language == language);
        Assert.Equal(people.Select(person => $"{person}, {(person.Sex == Sex.Female ? "female" : "male")}").Order(), boxes.Select(box => box.Meaning).Order());
        foreach (var (one, other) in boxes.SelectMany(one => boxes.Where(other => other != one).Select(other => (one, other))))
            Assert.True(one.X + one.Width <= other.X || other.X + other.Width <= one.X || one.Y + one.Height <= other.Y || other.Y + other.Height <= one.Y, $"{one.Meaning} / {other.Meaning}");
    }

    [Fact]
    public void Children_stand_right_of_their_parents_spouses_above_each_other_and_no_lines_cross()
    {
        var drawn = new DrawnSvg(FamilyTreeDiagram.Of(_trees, "English"));
        var boxes = drawn.Rectangles.ToDictionary(box => _trees[box.Meaning.Split(',')[0]]);
        foreach (var person in boxes.Keys)
        {
            Assert.All(_trees.Parents(person), parent => Assert.True(boxes[parent].X + boxes[parent].Width < boxes[person].X));
            if (_trees.Spouse(person) is { } spouse) Assert.Equal(boxes[spouse].X, boxes[person].X);
        }

        Assert.Equal(0, drawn.Crossings());
    }

    [Fact]
    public void The_text_beside_it_tells_marriages_and_children()
    {
        var diagram = FamilyTreeDiagram.Of(_trees, "Italian");
        Assert.Contains("Pierro and Francesca are married; their children are Marco and Angela.", diagram.Alternative, StringComparison.Ordinal);
        Assert.Contains("Emilio and Gina are married. ", diagram.Alternative, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FamilyTreeDiagram.Of(_trees, "Latin"));
    }
}
