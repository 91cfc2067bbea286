using System.CommandLine;
using Backprop.Notebooks.Hosting;

namespace Backprop.Notebooks.Commands;

/// <summary><c>kernel</c>: what the program starts itself as, once for each notebook; not for people.</summary>
internal static class KernelCommand
{
    public static Command Create()
    {
        var pipe = new Argument<string>("pipe");
        var command = new Command("kernel") { pipe };
        command.Hidden = true;
        command.SetAction(parse => ServeAsync(parse.GetValue(pipe)!));
        return command;
    }

    private static async Task<int> ServeAsync(string pipe)
    {
        try
        {
            await KernelHost.RunAsync(pipe);
            return ExitCode.Success;
        }
        catch (KernelStartException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return ExitCode.BadInput;
        }
    }
}
