//// waiting
await Task.Delay(1);
"waited"
//// a task as a result, with the compiler's warning
Task.FromResult(7)
//// an asynchronous sequence
async IAsyncEnumerable<int> Numbers() { for (var i = 0; i < 3; i++) { await Task.Yield(); yield return i; } }
var total = 0;
await foreach (var n in Numbers()) total += n;
total
//// many tasks
string.Join(" ", (await Task.WhenAll(Enumerable.Range(0, 5).Select(async i => { await Task.Yield(); return i * i; }))))
//// a parallel loop
var counter = 0;
Parallel.For(0, 100, _ => Interlocked.Increment(ref counter));
counter
//// caught
try { int.Parse("x"); } catch (FormatException e) { Console.WriteLine(e.GetType().Name); } finally { Console.WriteLine("finally"); }
//// not caught
throw new InvalidOperationException("on purpose");
//// division by zero
var zero = 0;
1 / zero
//// an exception inside another
throw new ArgumentException("outer", new FormatException("inner"));
//// an index out of range
new[] { 1 }[1]
//// a name that is not there
undefinedName + 1
//// a syntax error
int x = ;
//// a wrong type
int number = "text";
//// the session goes on
counter + 1
//// a variable is declared again
var counter = "now a text";
counter
//// a using directive lasts
using System.Globalization;
CultureInfo.InvariantCulture.NumberFormat.NumberDecimalSeparator
//// a German number
1234.5.ToString("N2", new CultureInfo("de-DE"))
//// a goto-free loop with a local function
int Fibonacci(int n) => n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2);
Enumerable.Range(0, 10).Select(Fibonacci)
//// a file of the notebook's folder
System.IO.File.WriteAllText("note.txt", "kept");
System.IO.File.ReadAllText("note.txt")
//// cancelled
var cts = new CancellationTokenSource(); cts.Cancel(); await Task.Delay(1000, cts.Token);
//// thrown in a task
await Task.Run(() => throw new ArgumentException("in task"));
//// printed by a thread
var th = new Thread(() => Console.WriteLine("thread")); th.Start(); th.Join();
//// nothing to read
Console.ReadLine() == null
//// a label
var s0 = 0; again: s0++; if (s0 < 3) goto again; s0
//// an alias
using P = System.Collections.Generic.List<int>; new P { 1 }
//// a warning of the compiler
int Warned() { int unused = 1; return 0; }
Warned()
//// a warning stands below what is shown and above the result
int Warning() { int unused = 1; return 0; }
Console.WriteLine("printed"); display("shown");
Warning()
//// and above an exception
#warning before the end
throw new Exception("the end");
//// a warning by hand, in a cell of two parts
#!time
#warning by hand
//// an obsolete function
[Obsolete("old")] int Old() => 1;
Old()
//// a warning that is turned off
#pragma warning disable CS0219
int Silent() { int unused = 1; return 0; }
Silent()
//// what may be null
#nullable enable
string nobody = null;
nobody
//// what does not compile takes a number
int number = "text";
//// which shows in the names of types
class Numbered { }
typeof(Numbered).FullName
//// an exception with its trace
try { throw new Exception("traced"); } catch (Exception e) { Console.WriteLine(e); }
//// a trace through functions
int Deep(int n) => n == 0 ? throw new InvalidOperationException("deep") : Deep(n - 1);
try { Deep(2); } catch (Exception e) { Console.WriteLine(e.StackTrace); }
//// a trace through what is awaited
async Task Late() { await Task.Yield(); throw new Exception("late"); }
try { await Late(); } catch (Exception e) { Console.WriteLine(e); }
//// a trace through a lambda
Action thrower = () => throw new Exception("in a lambda");
try { thrower(); } catch (Exception e) { Console.WriteLine(e.StackTrace); }
//// what was declared before an exception is there
var reached = 5; throw new Exception("on the way");
//// it is
reached
//// the place of a call ≠ .NET Interactive has no name for it
string Place([System.Runtime.CompilerServices.CallerFilePath] string file = "") => file;
Place()
//// a return without a value
Console.WriteLine("before"); return;
//// an early one
if (1 + 1 == 2) return;
"not reached"
//// nothing

//// takes a number
class AfterNothing { }
typeof(AfterNothing).FullName
//// a culture for new threads
System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new("fr-FR");
//// in the next cell
1.5.ToString() + System.Globalization.CultureInfo.CurrentCulture.Name
//// and back
System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
//// an exception of the cell's own
class TooSteep(string why) : System.Exception(why);
throw new TooSteep("as expected");
