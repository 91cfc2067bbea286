using Backprop.Notebooks.Hosting.Packages;

namespace Backprop.Notebooks.Hosting;

/// <summary>The inside of a kernel process: a session whose outputs go out on the pipe.</summary>
internal static class KernelHost
{
    /// <summary>Serves until the other side closes the pipe.</summary>
    public static async Task RunAsync(string pipeName)
    {
        using var pipe = await KernelPipe.ConnectAsync(pipeName);
        // Pages of the site bring the script that draws figures, so that no output needs to.
        AppContext.SetSwitch("Backprop.Figures.PageHasScript", true);
        CellOutputs.Current = new CellOutputs(output => pipe.Send(new KernelEvent(KernelEventKind.Output, OutputJson.Write(output))));
        Console.SetOut(new PrintedText("stdout"));
        Console.SetError(new PrintedText("stderr"));
        Console.SetIn(TextReader.Null);
        // A cell may call Environment.Exit: what it printed before is still its output.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => CellOutputs.Current.End();

        var folder = Directory.GetCurrentDirectory();
        var packages = new PackageSession(folder, name => pipe.Send(new KernelEvent(name is null ? KernelEventKind.Restored : KernelEventKind.Restoring, Text: name)));
        var runner = new CellRunner(new ProcessSession(folder, packages));
        await runner.StartAsync();
        await pipe.ServeAsync(request => RunAsync(runner, request));
    }

    private static async Task<KernelEvent> RunAsync(CellRunner runner, KernelRequest request)
    {
        try
        {
            await runner.RunAsync(request.Number, request.Language, request.Code);
            return new KernelEvent(KernelEventKind.Passed);
        }
        catch (CellFaultException e)
        {
            return new KernelEvent(KernelEventKind.Failed, Fault: e.Fault);
        }
        catch (CellSkippedException e)
        {
            return new KernelEvent(KernelEventKind.Skipped, Text: e.Message, MissingPackage: e.MissingPackage);
        }
    }
}
