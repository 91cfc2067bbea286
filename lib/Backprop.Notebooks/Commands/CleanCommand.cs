using System.CommandLine;
using Backprop.Notebooks.Documents;

namespace Backprop.Notebooks.Commands;

/// <summary><c>clean</c>: takes the outputs out of notebooks.</summary>
internal static class CleanCommand
{
    public static Command Create()
    {
        var files = NotebookFiles.Argument();
        var command = new Command("clean", "Take the outputs out of notebooks.") { files };
        command.SetAction(parse => Clean(parse.GetValue(files) ?? []));
        return command;
    }

    private static int Clean(IReadOnlyCollection<string> files)
    {
        if (NotebookBatch.Read(files, Console.Error) is not { } notebooks)
            return ExitCode.BadInput;
        var code = ExitCode.Success;
        foreach (var notebook in notebooks)
        {
            string said;
            try
            {
                said = NotebookWriter.Save(notebook with { Cells = [.. notebook.Cells.Select(WithoutOutputs)] }) ? "outputs taken out" : "nothing to take out";
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"{DisplayPath.Of(notebook.Path)}: not written: {e.Message}");
                code = ExitCode.Failed;
                continue;
            }

            Console.WriteLine($"{DisplayPath.Of(notebook.Path)}: {said}");
        }

        return code;
    }

    private static Cell WithoutOutputs(Cell cell) => cell with { Outputs = [], ExecutionCount = null };
}
