namespace Backprop;

/// <summary>Draws a family tree: a row a generation, and in each row couples and single people, as near below their parents as their order allows.</summary>
internal sealed class FamilyTreeDrawing(FamilyTreeDiagram diagram)
{
    private const double BoxHeight = 28;
    private const double RowHeight = 92;
    private const double CoupleGap = 22;
    private const double BlockGap = 40;

    private readonly FamilyTree _tree = diagram.Tree;
    private readonly double _box = diagram.People.Max(person => TextWidth.Of(TextRun.Plain(person.Name), Drawing.TextSize)) + 20;
    private readonly Dictionary<Person, double> _middle = [];

    public void Draw(Drawing drawing)
    {
        var generations = diagram.People.GroupBy(_tree.Generation).OrderBy(generation => generation.Key).Select(Blocks).ToList();
        var width = generations.Max(Width);
        foreach (var blocks in generations) Place(blocks, width);
        for (var row = 0; row < generations.Count; row++)
        {
            var y = row * RowHeight;
            foreach (var block in generations[row])
            {
                if (block is [var one, var other]) DrawMarriage(drawing, one, other, y);
                foreach (var person in block) DrawPerson(drawing, person, y);
            }
        }

        drawing.Reserve(width, (generations.Count - 1) * RowHeight + BoxHeight);
    }

    // A married couple stands together.
    private List<List<Person>> Blocks(IEnumerable<Person> generation)
    {
        var blocks = new List<List<Person>>();
        foreach (var person in generation.Where(person => !blocks.Any(block => block.Contains(person))))
            blocks.Add(_tree.Spouse(person) is { } spouse && diagram.People.Contains(spouse) ? [person, spouse] : [person]);
        return blocks;
    }

    private void Place(List<List<Person>> blocks, double width)
    {
        var ordered = blocks.Index().OrderBy(pair => ParentsMiddle(pair.Item) ?? width / 2).ThenBy(pair => pair.Index).Select(pair => pair.Item).ToList();
        var x = (width - Width(blocks)) / 2;
        foreach (var block in ordered)
        {
            var centre = x + Width(block) / 2;
            // Of a couple, whose parents stand further left stands left; who has none leaves the nearer side to the other.
            var inOrder = block.Count == 1 ? block : [.. block.OrderBy(person => ParentsMiddle([person]) ?? 2 * centre - ParentsMiddle(block) ?? 0)];
            foreach (var person in inOrder)
            {
                _middle[person] = x + _box / 2;
                x += _box + CoupleGap;
            }

            x += BlockGap - CoupleGap;
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

    private void DrawMarriage(Drawing drawing, Person left, Person right, double y)
    {
        // One meaning for all lines of a family, so that a pointer on any of them tells whose it is.
        var family = $"{left} and {right}";
        var (from, to, middle) = (_middle[left] + _box / 2, _middle[right] - _box / 2, y + BoxHeight / 2);
        foreach (var line in new[] { middle - 2, middle + 2 })
            drawing.Path($"M{new Point(from, line)} L{new Point(to, line)}", Paint.Ink, 1.2, family);

        var children = diagram.People.Where(person => _tree.Parents(person).Contains(left)).ToList();
        if (children.Count == 0) return;
        var (centre, bar) = ((from + to) / 2, y + (BoxHeight + RowHeight) / 2);
        drawing.Path($"M{new Point(centre, middle + 2)} L{new Point(centre, bar)}", Paint.Ink, 1.2, family);
        double[] ends = [centre, .. children.Select(child => _middle[child])];
        drawing.Path($"M{new Point(ends.Min(), bar)} L{new Point(ends.Max(), bar)}", Paint.Ink, 1.2, family);
        foreach (var child in children)
            drawing.Path($"M{new Point(_middle[child], bar)} L{new Point(_middle[child], y + RowHeight)}", Paint.Ink, 1.2, family);
    }

    private void DrawPerson(Drawing drawing, Person person, double y)
    {
        var corner = person.Sex == Sex.Female ? BoxHeight / 2 : 0;
        drawing.Rectangle(_middle[person] - _box / 2, y, _box, BoxHeight, Paint.Box, Paint.Rule, corner: corner, meaning: $"{person}, {(person.Sex == Sex.Female ? "female" : "male")}");
        drawing.Text(_middle[person], y + BoxHeight / 2 + 5, TextRun.Plain(person.Name), Paint.Ink);
    }

    private double Width(List<Person> block) => block.Count * _box + (block.Count - 1) * CoupleGap;

    private double Width(List<List<Person>> blocks) => blocks.Sum(Width) + (blocks.Count - 1) * BlockGap;
}
