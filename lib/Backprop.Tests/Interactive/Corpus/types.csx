//// a record
record Point(double X, double Y);
new Point(1, 2)
//// records in a list
new[] { new Point(0, 0), new Point(1, -1) }
//// with
new Point(1, 2) with { Y = 5 }
//// a record struct
record struct Pair(int A, int B);
new Pair(1, 2)
//// a class with ToString
class Named { public string Name { get; init; } public override string ToString() => $"named {Name}"; }
new Named { Name = "σ" }
//// a class without
class Plain { public int Count = 3; public string Text { get; set; } = "t"; }
new Plain()
//// nested objects
new { Outer = new { Inner = new[] { 1, 2 } }, Text = "x" }
//// a property that throws ≠ a stack trace has numbers of its own
class Throws { public int Fine => 1; public int Bad => throw new InvalidOperationException("bad"); }
new Throws()
//// an object that holds itself
class Node { public string Name { get; set; } public Node Next { get; set; } }
var node = new Node { Name = "loop" };
node.Next = node;
node
//// a generic method
T Larger<T>(T a, T b) where T : IComparable<T> => a.CompareTo(b) > 0 ? a : b;
Larger("a", "b")
//// pattern matching
object something = new Point(3, 4);
something switch { Point { X: > 2 } p => $"far: {p.Y}", _ => "near" }
//// a delegate
Func<double, double> half = x => x / 2;
half(5)
//// an extension method
static string Twice(this string text) => text + text;
"ab".Twice()
//// an interface with a default
interface IGreets { string Greet() => "hello"; }
class Greeter : IGreets { }
((IGreets)new Greeter()).Greet()
//// a tuple with names
(Sum: 3, Product: 2)
//// deconstruction
var (sum, product) = (1 + 2, 1 * 2);
$"{sum} {product}"
//// dynamic
dynamic anything = "text";
anything.Length
//// a raw string
"""
    {"json": true}
    """
//// an operator of one's own
struct Length { public double Metres; public static Length operator +(Length a, Length b) => new() { Metres = a.Metres + b.Metres }; public override string ToString() => FormattableString.Invariant($"{Metres} m"); }
new Length { Metres = 1.5 } + new Length { Metres = 2 }
//// a required property
class Req { public required string N { get; init; } } new Req { N = "a" }.N
//// generic mathematics
static T Sum2<T>(params T[] xs) where T : System.Numerics.INumber<T> => xs.Aggregate(T.Zero, (a, b) => a + b); Sum2(1.5, 2)
//// a constructor of the class
class Pc(int x) { public int X => x; } new Pc(4).X
//// a field of a property
class Fk { public int V { get => field; set => field = value + 1; } } new Fk { V = 1 }.V
