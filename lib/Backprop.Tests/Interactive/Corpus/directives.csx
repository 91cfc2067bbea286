//// markdown by a magic command
#!markdown
# A *title*
//// html by a magic command
#!html
<b>bold</b>
//// javascript by a magic command
#!javascript
console.log(1);
//// C# after something else
#!html
<i>x</i>
#!csharp
1 + 1
//// a reference
#r "System.Xml.Linq"
new System.Xml.Linq.XElement("a", 1).ToString()
//// an imported file
#!import half.cs
Half(20)
//// set
#!set --name text --value hello
text
//// quotes are a part of what is set
#!set --name quoted --value "hello world"
quoted
//// set from a variable
var counted = 3;
//// its value arrives as a double
#!set --name copy --value @csharp:counted
$"{copy} {copy.GetType()}"
//// and one from a variable of each kind
record Kept(int A);
var list = new List<string> { "a" }; var array = new[] { 1.5, 2 }; var rows = new int[][] { [1], [2, 3] }; var kept = new Kept(3);
var pair = (1, "a"); var letter = 'c'; var truth = true; var none = double.NaN; var exact = 1.5m;
var day = new DateTime(1986, 10, 9); var weekday = DayOfWeek.Thursday; var span = TimeSpan.FromSeconds(3); var table = new Dictionary<string, int> { ["a"] = 1 };
Func<int, int> twice = n => 2 * n; object nothing = null;
//// a list
#!set --name aList --value @csharp:list
$"{aList.GetType()} {aList.RootElement}"
//// an array
#!set --name anArray --value @csharp:array
anArray.RootElement[0].GetDouble()
//// rows
#!set --name someRows --value @csharp:rows
someRows
//// a record
#!set --name aRecord --value @csharp:kept
aRecord.RootElement.GetProperty("A").GetInt32()
//// a tuple
#!set --name aTuple --value @csharp:pair
aTuple.RootElement.ToString()
//// a character, a truth value, no number and a decimal
#!set --name aLetter --value @csharp:letter
#!set --name aTruth --value @csharp:truth
#!set --name noNumber --value @csharp:none
#!set --name aDecimal --value @csharp:exact
$"{aLetter} {aLetter.GetType()} {aTruth} {noNumber} {noNumber.GetType()} {aDecimal} {aDecimal.GetType()}"
//// a date, an enum and a time
#!set --name aDay --value @csharp:day
#!set --name aWeekday --value @csharp:weekday
#!set --name aSpan --value @csharp:span
$"{aDay} {aDay.GetType()} {aWeekday} {aSpan}"
//// a dictionary
#!set --name aTable --value @csharp:table
aTable.RootElement.ToString()
//// a function has no such form
#!set --name aFunction --value @csharp:twice
//// nothing ≠ .NET Interactive declares nothing, and does not say so
#!set --name noValue --value @csharp:nothing
//// a value in a form
#!set --name aText --value @csharp:array --mime-type text/plain
aText
//// a value as html
#!set --mime-type text/html --value @csharp:counted --name html
html
//// a value as JSON
#!set --name json --value @csharp:array --mime-type application/json
json.RootElement.GetArrayLength()
//// the value itself
#!set --name itself --value @csharp:list --byref
object.ReferenceEquals(itself, list)
//// a form of the value itself
#!set --name neither --value @csharp:list --byref --mime-type text/plain
//// without the kernel's name
#!set --name bare --value @counted
//// with another name for it
#!set --name alias --value @c#:counted
//// an object of JSON
#!set --name braces --value {"a": {"b": 1}}
braces
//// the options the other way round
#!set --value 7 --name turned
$"{turned} {turned.GetType()}"
//// no variable
#!set --name lost --value @csharp:nowhere
//// no value
#!set --name lost
//// an option that there is not
#!set --name lost --value 1 --quietly yes
//// no name ≠ .NET Interactive declares nothing, and does not say so
#!set --name class --value 1
//// a variable of the same cell
var late = 8;
#!set --name early --value @csharp:late
//// share
#!share --from csharp counted --as again
//// its type stays
$"{again} {again.GetType()}"
//// share of a variable of the same cell
var late = 8;
#!share --from csharp late --as later
later
//// share in a form
#!share list --from csharp --mime-type text/plain --as shared
shared
//// share of nothing ≠ .NET Interactive says so and goes on
#!share --from csharp nowhere
//// share from another language ≠ .NET Interactive falls over a null
#!share --from fsharp list
//// the variables have no functions, and no others that JSON has no form for
var type = typeof(int); Action act = () => { }; var stream = System.IO.Stream.Null;
#!who
//// the variables with their values
#!whos
//// an object without a name
var unnamed = new { X = 1 };
//// as JSON
#!set --name anObject --value @csharp:unnamed
anObject
//// two words ≠ .NET Interactive takes the first, and does not say so
#!set --name words --value two words
//// share of what has no name of its own ≠ .NET Interactive declares nothing, and does not say so
#!share --from csharp unnamed --as stillUnnamed
stillUnnamed.X
//// F#
#!fsharp
1 + 1
//// PowerShell, after C#
Console.Write(1);
#!pwsh
1 + 1
//// SQL
#!sql
select 1
//// values
#!value --name text
text
//// about ≠ each kernel says what it is
#!about
//// the magic commands ≠ each kernel says its own
#!lsmagic
//// an unknown magic command
#!bogus
//// a kernel with a word
#!csharp word
1
//// with an option
#!csharp --name word
1
//// HTML with an option
#!html --name word
<b>bold</b>
//// an address to look for packages
#i "nuget: https://nowhere.invalid/v3/index.json"
1
//// without quotes
#i nuget:https://nowhere.invalid/v3/index.json
2
//// a folder that is not there
#i "nuget: /no/such/folder"
3
//// no source of packages ≠ the compiler of .NET Interactive does not know the directive
#i "/no/such/folder"
4
//// spaces without quotes ≠ .NET Interactive falls over them
#r nuget: Some.Package, 1.0
5
//// a library without quotes
#r System.Xml.dll
6
//// an indented command ≠ the two compilers have other words for it
  #!who
//// a notebook with text
#!import other.ipynb
imported
//// a file that throws ≠ .NET Interactive goes on, and does not say so
#!import throws.csx
"went on"
//// a file that does not compile ≠ .NET Interactive prints why and goes on
#!import wrong.csx
"went on"
//// JavaScript by its short name
#!js
console.log(1);
//// an option of a command that has none
#!time --loudly
//// of another
#!who --loudly
//// a line for the operating system
#!/usr/bin/env dotnet
1
//// a list of a type of its own
record Own(int A);
var owns = new List<Own> { new(1) };
//// under another name ≠ .NET Interactive declares nothing, and does not say so
#!share owns --from csharp --as owns2
owns2.Count
