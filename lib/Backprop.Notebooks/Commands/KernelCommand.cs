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
        command.SetAction(parse => KernelHost.RunAsync(parse.GetValue(pipe)!));
        return command;
    }
}
