using System.CommandLine;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Commands;

/// <summary><c>clean</c>: takes the outputs out of notebooks.</summary>
internal static class CleanCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "The notebooks, or folders of notebooks; all of notebooks/ when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("clean", "Take the outputs out of notebooks.") { files };
        command.SetAction(parse => Clean(parse.GetValue(files) ?? []));
        return command;
    }

    private static int Clean(IReadOnlyCollection<string> files)
    {
        if (NotebookBatch.Read(files, Console.Error) is not { } notebooks)
            return ExitCode.BadInput;
        foreach (var notebook in notebooks)
        {
            var changed = NotebookWriter.Save(notebook with { Cells = [.. notebook.Cells.Select(WithoutOutputs)] });
            Console.WriteLine($"{DisplayPath.Of(notebook.Path)}: {(changed ? "outputs taken out" : "nothing to take out")}");
        }

        return ExitCode.Success;
    }

    private static Cell WithoutOutputs(Cell cell) => cell with { Outputs = [], ExecutionCount = null };
}
