using System.Globalization;
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
        CellOutputs.Current = new CellOutputs(shown => pipe.Send(new KernelMessage(
            shown.IsUpdate ? KernelMessageKind.Update : KernelMessageKind.Output, OutputJson.Write(shown.Output), DisplayId: shown.DisplayId)));
        // Whatever the machine's culture: a cell that wants one names it.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        // A cell may call Environment.Exit: what it printed before is still its output.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => CellOutputs.Current.End();

        var folder = Directory.GetCurrentDirectory();
        var packages = new PackageSession(folder, name => pipe.Send(new KernelMessage(name is null ? KernelMessageKind.Restored : KernelMessageKind.Restoring, Text: name)));
        var runner = new CellRunner(new ProcessSession(folder, packages));
        await runner.StartAsync();
        await pipe.ServeAsync(request => RunAsync(runner, request));
    }

    private static async Task<KernelMessage> RunAsync(CellRunner runner, KernelRequest request)
    {
        try
        {
            PrintedText.TakeConsole();
            await runner.RunAsync(request.Number, request.Language, request.Code);
            return new KernelMessage(KernelMessageKind.Passed);
        }
        catch (CellFaultException e)
        {
            return new KernelMessage(KernelMessageKind.Failed, Fault: e.Fault);
        }
        catch (CellSkippedException e)
        {
            return new KernelMessage(KernelMessageKind.Skipped, Text: e.Message, MissingPackage: e.MissingPackage);
        }
    }
}
