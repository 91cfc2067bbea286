//// an integer
1 + 1
//// a double
1.0 / 3
//// a float and a decimal
(0.1f, 0.1m)
//// not a number and infinities
new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0 }
//// a large number
System.Numerics.BigInteger.Pow(2, 100)
//// a complex number
new System.Numerics.Complex(1, -2)
//// a text
"σ′(z) < 1 & \"quoted\""
//// a character
'σ'
//// a truth value
1 < 2
//// null
(string)null
//// null of a value type
(int?)null
//// a date
new DateTime(1986, 10, 9, 12, 30, 0, DateTimeKind.Utc)
//// a date without a time
new DateOnly(1986, 10, 9)
//// a time span
TimeSpan.FromMinutes(90)
//// an enum
DayOfWeek.Thursday
//// flags
System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance
//// a guid
Guid.Empty
//// an address
new Uri("https://example.org/a?b=c")
//// a version
new Version(1, 2, 3)
//// a type
typeof(Dictionary<string, List<int>>)
//// an expression without a value
Console.Write("");
//// a range and an index
(1..^1, ^1)
//// a statement ends in a semicolon: nothing is shown
var quiet = 5;
//// the variable afterwards
quiet
//// return in the middle
if (quiet > 3) return "large";
"small"
//// an interpolated text in the invariant culture
FormattableString.Invariant($"{Math.PI:F3} and {1234567.891:N2}")
//// days between dates
(new DateTime(1986, 10, 9) - new DateTime(1986, 1, 1)).TotalDays
//// a moment with an offset
new DateTimeOffset(1986, 10, 9, 0, 0, 0, TimeSpan.FromHours(1))
//// a time without a date
new TimeOnly(9, 30)
//// a half and a whole of 128 bits
((Half)1.5, (Int128)5)
//// an exception as a value
new InvalidOperationException("x")
//// a match
System.Text.RegularExpressions.Regex.Match("a1b22", @"\d+")
//// a lazy value
new Lazy<int>(() => 3).Value
//// a long text
new string('x', 500)
//// a text of two lines
"a\nb"
//// a text in bytes
"ab"u8.Length
