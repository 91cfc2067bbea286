//// printing
Console.Write("a"); Console.WriteLine("b"); Console.WriteLine(1.5); Console.WriteLine();
//// printing to both
Console.WriteLine("out"); Console.Error.WriteLine("err"); Console.WriteLine("out again");
//// console and display in turn
Console.WriteLine("before"); display(1); Console.WriteLine("between"); display("two"); Console.WriteLine("after");
//// display as an extension
new[] { 1, 2 }.Display(); "result"
//// html
HTML("<b>bold</b>")
//// html that is shown
display(HTML("<i>x</i>"));
//// a text of another kind
"$$x^2$$".DisplayAs("text/latex");
//// markdown
"**bold**".DisplayAs("text/markdown");
//// json
"""{"a": [1, 2]}""".DisplayAs("application/json");
//// one kind asked for
new[] { 1, 2 }.Display("text/plain");
//// an updated display ≠ .NET Interactive gives the update another id than the display
var place = display("0 of 3");
for (var i = 1; i <= 3; i++) place.Update($"{i} of 3");
//// the same from a later cell
place.Update("done");
//// a formatter of one's own
using Microsoft.DotNet.Interactive.Formatting;
record Angle(double Degrees);
Formatter.Register<Angle>((angle, writer) => writer.Write($"<b>{angle.Degrees}°</b>"), "text/html");
new Angle(90)
//// inside a list
new[] { new Angle(1), new Angle(2) }
//// a formatter of plain text
Formatter.Register<Version>((version, writer) => writer.Write("v" + version), "text/plain");
new Version(1, 2).ToDisplayString("text/plain")
//// preferred kinds
Formatter.SetPreferredMimeTypesFor(typeof(DateOnly), "text/plain");
new DateOnly(1986, 10, 9)
//// html by tags
using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;
p[style: "color:red"](b("bold"), " and ", i("slanted"))
//// a table ≠ .NET Interactive adds text/csv
new[] { new { Name = "a", N = 1 } }.DisplayTable();
//// a style sheet ≠ another script for the same
CSS("p { color: red }");
//// a script
Javascript("1 + 1;");
//// several results
display(1); display(2); 3
