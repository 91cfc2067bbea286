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
//// an updated display
var place = display("0 of 3");
for (var i = 1; i <= 3; i++) place.Update($"{i} of 3");
//// the same from a later cell
place.Update("done");
//// two displays, of which the first is updated
var first = display("1"); var second = display("2");
first.Update("one");
//// the second from a later cell, by the extension too
second.Update("two"); var third = "3".Display(); third.Update("three");
//// an update keeps to the forms in which the value was shown
var form = display("text"); form.Update(3); var plain = new[] { 1 }.Display("text/plain"); plain.Update(new[] { 2 });
//// html is updated as html
var shown = "<b>1</b>".DisplayAs("text/html"); shown.Update("<b>2</b>");
//// an update from a class
class Shower { public void Go() { var place = "u".Display(); place.Update("v"); } }
new Shower().Go();
//// display without a semicolon shows once
display(1)
//// so does the extension
"x".Display()
//// what display gives back
Microsoft.DotNet.Interactive.Formatting.DisplayedValue given = display("g");
given.Update("h");
$"{given.GetType()} {given.IsUpdated} {given.Value} {given.FormattedValues[0].MimeType} {given.FormattedValues[0].Value}"
//// nothing
display(null);
//// LaTeX
new Microsoft.DotNet.Interactive.Formatting.LaTeXString("x^2")
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
//// a table
new[] { new { Name = "a", N = 1 } }.DisplayTable();
//// a style sheet ≠ another script for the same
CSS("p { color: red }");
//// a script
Javascript("1 + 1;");
//// several results
display(1); display(2); 3
//// displays in a loop
for (var i = 0; i < 3; i++) display(i);
//// printed objects
Console.WriteLine(new { A = 1 }); Console.WriteLine((1, 2)); Console.WriteLine(null as object); Console.Write('c'); Console.WriteLine("{0:F2}", 1.5); Console.Write(true);
//// printed numbers
Console.WriteLine(1.5); Console.WriteLine(new DateTime(1986,10,9)); Console.WriteLine($"{1234.5:N2}");
//// a picture
HTML("<svg width='10' height='10'/>")
//// as a table of text
new[] { new { A = 1, B = "x,y" } }.ToDisplayString("text/csv")
//// a name of a type without a name ≠ its number is one higher where display is replaced by one that remembers
new { A = 1, B = "b" }.ToDisplayString("text/plain")
//// fewer of a list
Formatter.ListExpansionLimit = 3; Enumerable.Range(0, 10)
//// the formatters are reset
Microsoft.DotNet.Interactive.Formatting.Formatter.ResetToDefault();
//// a table after that
new[] { new { A = 1, B = "x" } }.DisplayTable();
