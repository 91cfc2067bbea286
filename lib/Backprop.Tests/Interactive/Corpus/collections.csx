//// an array
new[] { 1, 2, 3 }
//// an empty array
Array.Empty<string>()
//// texts
new[] { "a", "b < c" }
//// a list
new List<double> { 0.5, 1.5 }
//// a collection expression
int[] squares = [.. Enumerable.Range(1, 5).Select(i => i * i)];
squares
//// a matrix
new double[,] { { 1, 2 }, { 3, 4 } }
//// rows
new int[][] { [1, 2], [3] }
//// a dictionary
new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 }
//// a dictionary of lists
new SortedDictionary<int, int[]> { [1] = [1], [2] = [1, 2] }
//// a set
new SortedSet<string> { "b", "a" }
//// a queue
new Queue<int>([3, 1, 2])
//// a long sequence
Enumerable.Range(0, 1000)
//// an endless sequence
IEnumerable<int> Endless() { var i = 0; while (true) yield return i++; }
Endless()
//// a lookup
new[] { "ape", "ant", "bee" }.ToLookup(word => word[0])
//// groups
new[] { 1, 2, 3, 4 }.GroupBy(n => n % 2)
//// pairs
new[] { 1, 2 }.Zip(["a", "b"])
//// a query
from n in Enumerable.Range(1, 10) where n % 3 == 0 select n * n
//// an aggregate
Enumerable.Range(1, 10).Aggregate((a, b) => a * b)
//// anonymous objects
new[] { new { Name = "w", Value = 0.5 }, new { Name = "b", Value = -1.0 } }
//// a span inside a function
int Total(ReadOnlySpan<int> numbers) { var sum = 0; foreach (var n in numbers) sum += n; return sum; }
Total([1, 2, 3])
//// bytes
new byte[] { 0, 127, 255 }
//// a tuple in a list
new List<(string Name, int Count)> { ("a", 1), ("b", 2) }
//// a list that holds null
new List<string> { "a", null }
//// an array of objects
new object[] { 1, "a", 2.5, null, 'c' }
//// a dictionary of dictionaries
new Dictionary<string, Dictionary<string, int>> { ["a"] = new() { ["b"] = 1 } }
//// records in a list
record Person(string Name, int Age); new List<Person> { new("Ann", 3), new("Bob", 4) }
//// a linked list
new LinkedList<int>([1, 2])
//// a queue by priority
new PriorityQueue<string, int>([("a", 2), ("b", 1)]).Dequeue()
//// a stack
new Stack<int>([1, 2, 3])
//// three dimensions
new int[1, 2, 2]
//// memory
new ReadOnlyMemory<int>([1, 2, 3])
//// a segment of an array
new ArraySegment<int>([1, 2, 3], 1, 2)
//// a pair of key and value
new KeyValuePair<string, int>("a", 1)
//// all days
Enum.GetValues<DayOfWeek>()
//// more rows than are shown
Enumerable.Range(0, 30).Select(i => new { I = i, S = i * i })
//// html in a list is text
new[] { "<b>x</b>" }
//// a list pattern
new[] { 1, 2, 3 } is [1, .., var last] ? last : 0
//// a span on the stack
Span<int> sp = stackalloc int[3]; sp.Length
