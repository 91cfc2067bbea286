namespace Backprop;

/// <summary>Draws a family tree from left to right, so that it is narrow enough for a phone: a column a generation, and in each column couples and single people, as near beside their parents as their order allows.</summary>
internal sealed class FamilyTreeDrawing(FamilyTreeDiagram diagram)
{
    private const double BoxHeight = 28;
    private const double ColumnGap = 40;
    private const double CoupleGap = 16;
    private const double BlockGap = 26;

    private readonly FamilyTree _tree = diagram.Tree;
    private readonly double _box = diagram.People.Max(person => TextWidth.Of(TextRun.Plain(person.Name), Drawing.TextSize)) + 16;
    private readonly Dictionary<Person, double> _middle = [];

    public void Draw(Drawing drawing)
    {
        var generations = diagram.People.GroupBy(_tree.Generation).OrderBy(generation => generation.Key).Select(Blocks).ToList();
        var height = generations.Max(Height);
        foreach (var blocks in generations) Place(blocks, height);
        for (var column = 0; column < generations.Count; column++)
        {
            var x = column * (_box + ColumnGap);
            foreach (var block in generations[column])
            {
                if (block is [var one, var other]) DrawMarriage(drawing, one, other, x);
                foreach (var person in block) DrawPerson(drawing, person, x);
            }
        }

        drawing.Reserve(generations.Count * (_box + ColumnGap) - ColumnGap, height);
    }

    // A married couple stands together.
    private List<List<Person>> Blocks(IEnumerable<Person> generation)
    {
        var blocks = new List<List<Person>>();
        foreach (var person in generation.Where(person => !blocks.Any(block => block.Contains(person))))
            blocks.Add(_tree.Spouse(person) is { } spouse && diagram.People.Contains(spouse) ? [person, spouse] : [person]);
        return blocks;
    }

    private void Place(List<List<Person>> blocks, double height)
    {
        var ordered = blocks.Index().OrderBy(pair => ParentsMiddle(pair.Item) ?? height / 2).ThenBy(pair => pair.Index).Select(pair => pair.Item).ToList();
        var y = (height - Height(blocks)) / 2;
        foreach (var block in ordered)
        {
            var centre = y + Height(block) / 2;
            // Of a couple, whose parents stand higher stands above; who has none leaves the nearer side to the other.
            var inOrder = block.Count == 1 ? block : [.. block.OrderBy(person => ParentsMiddle([person]) ?? 2 * centre - ParentsMiddle(block) ?? 0)];
            foreach (var person in inOrder)
            {
                _middle[person] = y + BoxHeight / 2;
                y += BoxHeight + CoupleGap;
            }

            y += BlockGap - CoupleGap;
        }

        // So that the couple is handed on in the order in which it is drawn.
        blocks.Clear();
        blocks.AddRange(ordered.Select(block => block.OrderBy(person => _middle[person]).ToList()));
    }

    private double? ParentsMiddle(List<Person> block)
    {
        var parents = block.SelectMany(_tree.Parents).Where(_middle.ContainsKey).Select(parent => _middle[parent]).ToList();
        return parents.Count > 0 ? parents.Average() : null;
    }

    private void DrawMarriage(Drawing drawing, Person upper, Person lower, double x)
    {
        // One meaning for all lines of a family, so that a pointer on any of them tells whose it is.
        var family = $"{upper} and {lower}";
        var (from, to, middle) = (_middle[upper] + BoxHeight / 2, _middle[lower] - BoxHeight / 2, x + _box / 2);
        foreach (var line in new[] { middle - 2, middle + 2 })
            drawing.Path($"M{new Point(line, from)} L{new Point(line, to)}", Paint.Ink, 1.2, family);

        var children = diagram.People.Where(person => _tree.Parents(person).Contains(upper)).ToList();
        if (children.Count == 0) return;
        var (centre, bar) = ((from + to) / 2, x + _box + ColumnGap / 2);
        drawing.Path($"M{new Point(middle + 2, centre)} L{new Point(bar, centre)}", Paint.Ink, 1.2, family);
        double[] ends = [centre, .. children.Select(child => _middle[child])];
        drawing.Path($"M{new Point(bar, ends.Min())} L{new Point(bar, ends.Max())}", Paint.Ink, 1.2, family);
        foreach (var child in children)
            drawing.Path($"M{new Point(bar, _middle[child])} L{new Point(x + _box + ColumnGap, _middle[child])}", Paint.Ink, 1.2, family);
    }

    private void DrawPerson(Drawing drawing, Person person, double x)
    {
        var corner = person.Sex == Sex.Female ? BoxHeight / 2 : 0;
        drawing.Rectangle(x, _middle[person] - BoxHeight / 2, _box, BoxHeight, Paint.Box, Paint.Rule, corner: corner, meaning: $"{person}, {(person.Sex == Sex.Female ? "female" : "male")}");
        drawing.Text(x + _box / 2, _middle[person] + 5, TextRun.Plain(person.Name), Paint.Ink);
    }

    private static double Height(List<Person> block) => block.Count * BoxHeight + (block.Count - 1) * CoupleGap;

    private static double Height(List<List<Person>> blocks) => blocks.Sum(Height) + (blocks.Count - 1) * BlockGap;
}
