using System.Diagnostics;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Hosting;

namespace Backprop.Tests.Notebooks;

/// <summary>The program as a person starts it: a process with arguments, an exit code and text.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Errors)
{
    // Long beyond what anything takes: a test that hangs ends.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static async Task<CommandLine> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return await EndAsync(process);
    }

    public static Process Start(string folder, params string[] arguments) => Start(folder, [], arguments);

    /// <summary>The same with environment variables of its own.</summary>
    public static Process Start(string folder, (string Name, string Value)[] environment, string[] arguments) =>
        Process.Start(StartInfo(folder, environment, arguments))!;

    /// <summary>Whether a process can be started as the first of a group here.</summary>
    public static bool HasGroups => OperatingSystem.IsLinux();

    /// <summary>The same as the first of a group of processes, as a terminal starts it, where there are groups.</summary>
    public static Process StartAsGroup(string folder, (string Name, string Value)[] environment, string[] arguments)
    {
        var start = StartInfo(folder, environment, arguments);
        if (HasGroups)
        {
            // Whoever runs the tests in the background has Ctrl-C ignored, and all that is started there would ignore it too.
            foreach (var (place, word) in new[] { "/usr/bin/env", "--default-signal=INT", start.FileName }.Index())
                start.ArgumentList.Insert(place, word);
            start.FileName = "setsid";
        }

        return Process.Start(start)!;
    }

    /// <summary>The same with an input that the test holds open.</summary>
    public static Process StartWithInput(string folder, params string[] arguments)
    {
        var start = StartInfo(folder, [], arguments);
        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }

    private static ProcessStartInfo StartInfo(string folder, (string Name, string Value)[] environment, string[] arguments)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        foreach (var argument in (string[])["exec", typeof(NotebookReader).Assembly.Location, .. arguments])
            start.ArgumentList.Add(argument);
        return start;
    }

    /// <summary>Waits until it has ended; fails with what it said when it does not.</summary>
    public static async Task<CommandLine> EndAsync(Process process)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        await using var end = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        var ended = new CommandLine(process.ExitCode, await output, await errors);
        return !limit.IsCancellationRequested ? ended : throw new TimeoutException($"It did not end within {Limit.TotalMinutes} minutes. It said: {ended.Output}{ended.Errors}");
    }

    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];
}
