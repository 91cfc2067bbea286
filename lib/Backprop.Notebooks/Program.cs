using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text;
using Backprop.Notebooks.Commands;
using Backprop.Notebooks.Reports;

// Not every terminal starts out in an encoding that can show σ′.
Console.OutputEncoding = Encoding.UTF8;

// What it says may go to a full disk or into a closed pipe: the work is done all the same, and the exit code tells.
var (said, complained) = (new LastingWriter(Console.Out), new LastingWriter(Console.Error));
Console.SetOut(said);
Console.SetError(complained);

// A machine may be set up so that a program's wish to be without cultures does not count; the book's numbers have points all the same.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

var root = new RootCommand("""
    Reruns the book cell by cell, checks or stores its outputs, and builds its site. Without a command: run.

    Exit codes: 0 every cell ran (and, with --check, gave the outputs in the files); 1 a cell failed, an output differs,
    or the site could not be built; 2 wrong arguments, or a file that is no notebook: nothing was run; 3 nothing failed,
    but a notebook was skipped (another language, or a package that cannot be had; --check lets the latter pass);
    130 stopped by Ctrl-C.
    Cells are counted as the number beside them shows: code cells only, from [1].
    """)
{
    RunCommand.Create(BookSite.Build),
    ServeCommand.Create(),
    PrintCommand.Create(),
    CleanCommand.Create(),
    KernelCommand.Create(),
};

// Files, folders and options of run mean run: nobody should have to know the word to rerun a notebook.
var impliesRun = args is [] or [['-', '-', ..] and not ("--help" or "--version"), ..] 
    || (Path.Exists(args[0]) && root.Subcommands.All(command => command.Name != args[0]));
var parse = root.Parse(impliesRun ? ["run", .. args] : args);
if (parse.Action is ParseErrorAction error)
    error.ShowHelp = false;
var code = await parse.InvokeAsync();
return parse.Errors.Count > 0 ? ExitCode.BadInput : code == ExitCode.Success && (said.HasLost || complained.HasLost) ? ExitCode.Failed : code;
