using System.CommandLine;
using System.Net;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Serving;

namespace Backprop.Notebooks.Commands;

/// <summary><c>serve</c>: shows the book in a browser on this machine.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var files = NotebookFiles.Argument();
        var port = new Option<int>("--port") { Description = "Where to listen.", HelpName = "N", DefaultValueFactory = _ => 8186 };
        var watch = new Option<bool>("--watch") { Description = "Rerun a notebook whenever it is saved, and load its page anew." };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var number) && number is > 0 and <= 65535))
                result.AddError("--port needs a number from 1 to 65535");
        });
        var command = new Command("serve", "Build the site of the notebooks with the outputs that they hold, and show it to browsers on this machine.") { files, port, watch };
        command.SetLongAction((parse, cancel) => ServeAsync(parse.GetValue(files) ?? [], parse.GetValue(port), parse.GetValue(watch), cancel));
        return command;
    }

    private static async Task<int> ServeAsync(IReadOnlyCollection<string> named, int port, bool watch, CancellationToken cancel)
    {
        if (NotebookBatch.Read(named, Console.Error) is not { } notebooks)
            return ExitCode.BadInput;
        var folder = Directory.CreateTempSubdirectory("backprop-site-");
        var site = Path.Combine(folder.FullName, "site");
        var changes = watch ? new PageChanges() : null;
        using var server = new SiteServer(site, changes);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var address = "";
        try
        {
            BookSite.Build(notebooks, site, address: null, new Dictionary<string, string>(), cancel);
            address = server.Start(port);
            Console.WriteLine($"the book is at {address} until Ctrl-C");
            var serving = server.RunAsync(ended.Token);
            Task[] all = watch ? [serving, new BookWatch([.. notebooks.Select(notebook => notebook.Path)], Rebuild).RunAsync(ended.Token)] : [serving];
            // Whichever ends first has a reason and says it, when nothing writes into the folder any more.
            var first = await Task.WhenAny(all);
            await ended.CancelAsync();
            await Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default);
            await first;
            return Stopped();
        }
        catch (HttpListenerException e)
        {
            Console.Error.WriteLine($"cannot listen at port {port}: {e.Message}; name another one by --port");
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is IOException or DocumentException or UnauthorizedAccessException && !cancel.IsCancellationRequested)
        {
            Console.Error.WriteLine($"{(address.Length > 0 ? "stopped" : "the site could not be built")}: {e.Message}");
            return ExitCode.Failed;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException && cancel.IsCancellationRequested)
        {
            return Stopped();
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        int Stopped()
        {
            Console.Error.WriteLine(address.Length > 0 ? $"stopped: the book is no longer at {address}" : "stopped: the site was not built, nothing was served");
            return ExitCode.Interrupted;
        }

        void Rebuild(IReadOnlyList<Notebook> changed)
        {
            try
            {
                BookSite.Build(changed, site, address: null, new Dictionary<string, string>(), ended.Token);
                changes!.Announce();
            }
            catch (Exception e) when (e is IOException or DocumentException or UnauthorizedAccessException)
            {
                cancel.ThrowIfCancellationRequested();
                Console.Error.WriteLine($"the site could not be built: {e.Message}");
            }
        }
    }
}
