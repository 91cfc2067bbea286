using System.Diagnostics;
using Backprop.Tests.Notebooks;

namespace Backprop.Tests.Interactive;

/// <summary>What Jupyter starts: the tool on this machine only, and the library first where it has not been built. A stand-in for <c>dotnet</c> notes what it is asked for.</summary>
public sealed class JupyterKernelspec : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_library_that_is_not_built_is_built_before_the_tool_starts()
    {
        var (exitCode, errors) = await StartAsync(build: "mkdir -p lib/Backprop.Book/bin; touch lib/Backprop.Book/bin/Backprop.Book.dll");

        Assert.Equal((0, "the library is not built yet: dotnet build lib/Backprop.Book\n"), (exitCode, errors));
        Assert.Equal(["build lib/Backprop.Book", "tool"], Asked());
        Assert.Contains("--http-local-only", File.ReadAllText(folder.File("asked")), StringComparison.Ordinal);

        await StartAsync(build: "exit 1");
        Assert.Equal(["build lib/Backprop.Book", "tool", "tool"], Asked());
    }

    [Fact]
    public async Task Where_it_cannot_be_built_no_kernel_starts()
    {
        var (exitCode, errors) = await StartAsync(build: "echo 'error CS1002' ; exit 1");

        Assert.Equal(1, exitCode);
        Assert.EndsWith("error CS1002\nno kernel was started, since the library could not be built: see above\n", errors, StringComparison.Ordinal);
        Assert.Equal(["build lib/Backprop.Book"], Asked());
    }

    public void Dispose() => folder.Dispose();

    // The tool's own options, among them a port that is free, are in the file.
    private string[] Asked() => [.. File.ReadLines(folder.File("asked")).Select(line => line.StartsWith("tool run dotnet-interactive ", StringComparison.Ordinal) ? "tool" : line)];

    private async Task<(int ExitCode, string Errors)> StartAsync(string build)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("the stand-in is a script for a shell");
        folder.Write("book/.config/dotnet-tools.json", "{}");
        folder.Write("book/lib/Backprop.Book/Backprop.Book.csproj", "<Project />");
        folder.Write("book/notebooks/01.ipynb", "{}");
        File.SetUnixFileMode(
            folder.Write("bin/dotnet", $"#!/bin/sh\necho \"$@\" >> {folder.File("asked")}\nif [ \"$1\" = build ]; then\n{build}\nfi\n"),
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("python3", [Path.Combine(Repository.Root, "jupyter", ".net-csharp", "start.py"), "connection.json"])
        {
            WorkingDirectory = folder.File("book/notebooks"),
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{folder.File("bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, errors);
    }
}
