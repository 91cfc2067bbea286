using System.CommandLine;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Printing;
using Backprop.Notebooks.Site;

namespace Backprop.Notebooks.Commands;

/// <summary><c>print</c>: the book as one PDF.</summary>
internal static class PrintCommand
{
    public static Command Create()
    {
        var files = NotebookFiles.Argument();
        var pdf = new Option<string>("--pdf") { Description = "The file (default: book.pdf).", HelpName = "FILE", DefaultValueFactory = _ => "book.pdf" };
        var command = new Command("print", "Print the notebooks, with the outputs that they hold, as one PDF. Needs Chromium.") { files, pdf };
        command.SetLongAction((parse, cancel) => Task.FromResult(Print(parse.GetValue(files) ?? [], parse.GetValue(pdf)!, cancel)));
        return command;
    }

    private static int Print(IReadOnlyCollection<string> named, string file, CancellationToken cancel)
    {
        if (NotebookBatch.Read(named, Console.Error) is not { } notebooks)
            return ExitCode.BadInput;
        var folder = Directory.CreateTempSubdirectory("backprop-site-");
        try
        {
            // Asked first: nobody waits for a site that cannot be printed.
            var browser = BookPrinting.Browser();
            var site = Path.Combine(folder.FullName, "site");
            var result = SiteBuilder.BuildUnlessStopped(notebooks, site, notes: null, cancel);
            foreach (var notice in result.Notices)
                Console.WriteLine(notice);
            if (!result.Succeeded)
                throw new IOException(string.Join(Environment.NewLine, result.Faults));
            BookPrinting.Print(browser, Path.Combine(site, "book.html"), file, cancel);
            Console.WriteLine($"{DisplayPath.Of(Path.GetFullPath(file))}: printed");
            return ExitCode.Success;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && cancel.IsCancellationRequested)
        {
            Console.Error.WriteLine("stopped: nothing was printed");
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"the book was not printed: {e.Message}");
            return ExitCode.Failed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
