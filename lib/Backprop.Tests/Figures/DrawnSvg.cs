using System.Globalization;
using System.Xml.Linq;

namespace Backprop.Tests.Figures;

/// <summary>What a diagram drew, read back from its SVG: the tests look at the drawing and not at the layout that made it.</summary>
internal sealed class DrawnSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly XElement _root;

    public DrawnSvg(Diagram diagram) => _root = XDocument.Parse(diagram.ToSvg()).Root!;

    public string Title => _root.Element(Svg + "title")!.Value;

    public string Description => _root.Element(Svg + "desc")!.Value;

    public IEnumerable<XElement> All(string name) => _root.DescendantsAndSelf(Svg + name);

    /// <summary>The boxes and squares that stand for something.</summary>
    public IReadOnlyList<(string Meaning, double X, double Y, double Width, double Height, string Class)> Rectangles =>
        [.. All("rect").Where(HasMeaning).Select(rect => (Meaning(rect), Number(rect, "x"), Number(rect, "y"), Number(rect, "width"), Number(rect, "height"), rect.Attribute("class")!.Value))];

    /// <summary>The lines, as points close together along them; one line may be drawn in several parts.</summary>
    public IReadOnlyList<(string Meaning, IReadOnlyList<(double X, double Y)> Points, double Width)> Lines =>
        [.. All("path").Where(HasMeaning).Select(path => (Meaning(path), Sampled(path.Attribute("d")!.Value), Number(path, "stroke-width")))];

    /// <summary>How many pairs of different lines cut each other.</summary>
    public int Crossings()
    {
        var lines = Lines;
        var crossing = new HashSet<(string, string)>();
        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = i + 1; j < lines.Count; j++)
            {
                if (lines[i].Meaning != lines[j].Meaning && Cut(lines[i].Points, lines[j].Points)) crossing.Add((lines[i].Meaning, lines[j].Meaning));
            }
        }

        return crossing.Count;
    }

    public static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static bool HasMeaning(XElement element) => element.Element(Svg + "title") is not null;

    private static string Meaning(XElement element) => element.Element(Svg + "title")!.Value;

    private static List<(double X, double Y)> Sampled(string path)
    {
        var points = new List<(double X, double Y)>();
        var words = path.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            var point = Point(words[i].TrimStart('M', 'L', 'C'));
            if (words[i][0] != 'C')
            {
                points.Add(point);
                continue;
            }

            var (a, b, c, d) = (points[^1], point, Point(words[++i]), Point(words[++i]));
            for (var step = 1; step <= 40; step++)
            {
                var t = step / 40.0;
                var s = 1 - t;
                points.Add((
                    s * s * s * a.X + 3 * s * s * t * b.X + 3 * s * t * t * c.X + t * t * t * d.X,
                    s * s * s * a.Y + 3 * s * s * t * b.Y + 3 * s * t * t * c.Y + t * t * t * d.Y));
            }
        }

        return points;
    }

    private static (double X, double Y) Point(string text)
    {
        var numbers = text.Split(',');
        return (double.Parse(numbers[0], CultureInfo.InvariantCulture), double.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    private static bool Cut(IReadOnlyList<(double X, double Y)> a, IReadOnlyList<(double X, double Y)> b)
    {
        for (var i = 1; i < a.Count; i++)
        {
            for (var j = 1; j < b.Count; j++)
            {
                if (Side(a[i - 1], a[i], b[j - 1]) * Side(a[i - 1], a[i], b[j]) < 0 && Side(b[j - 1], b[j], a[i - 1]) * Side(b[j - 1], b[j], a[i]) < 0) return true;
            }
        }

        return false;
    }

    // Twice the signed area of the triangle: its sign says on which side of the line pq the point lies.
    private static double Side((double X, double Y) p, (double X, double Y) q, (double X, double Y) r) =>
        (q.X - p.X) * (r.Y - p.Y) - (q.Y - p.Y) * (r.X - p.X);
}
