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
//// share
#!share --from csharp counted --as again
//// its type stays
$"{again} {again.GetType()}"
//// the variables
#!who
//// the variables with their values ≠ .NET Interactive adds its style sheet
#!whos
//// an unknown magic command
#!bogus
