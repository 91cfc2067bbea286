using System.CommandLine;

namespace Backprop.Notebooks.Commands;

/// <summary>What a command does that may take long, so that its user may stop it.</summary>
internal static class LongAction
{
    /// <summary>Has it done on another thread than the one that asks for it: Ctrl-C is heard only when that one has returned.</summary>
    public static void SetLongAction(this Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction((parse, cancel) => Task.Run(() => action(parse, cancel)));
}
