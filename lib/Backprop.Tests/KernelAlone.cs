using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Backprop.Tests;

/// <summary>The session that runs cells knows no process, no pipe and no file, so that it runs in a browser too: its built assembly says what it calls.</summary>
public sealed class KernelAlone
{
    // What belongs to a process or a machine: whole namespaces, and of System.IO what opens, lists or changes something.
    private static readonly string[] OfMachine = ["System.Diagnostics.Process", "System.IO.Pipes.", "System.IO.MemoryMappedFiles.", "System.IO.IsolatedStorage.", "System.Net.", "Microsoft.Win32."];
    private static readonly string[] OfFiles = ["File", "FileInfo", "FileStream", "FileSystemInfo", "FileSystemWatcher", "Directory", "DirectoryInfo", "DriveInfo", "RandomAccess"];

    // Each with its reason. A new one is a decision, not an accident.
    private static readonly string[] Allowed =
    [
        "System.IO.File.Exists",    // what a library needs is looked for beside it, where a process has loaded the library from a file
    ];

    [Fact]
    public void The_session_calls_nothing_of_processes_pipes_networks_and_files() =>
        Assert.Equal(Allowed, Calls(typeof(CellOutcome).Assembly.Location).Where(IsOfMachine).Order(StringComparer.Ordinal));

    [Fact]
    public void The_program_around_it_does()
    {
        var calls = Calls(typeof(Backprop.Notebooks.Hosting.KernelProgram).Assembly.Location).Where(IsOfMachine).ToHashSet();

        Assert.Superset(new HashSet<string> { "System.Diagnostics.Process.Start", "System.IO.Pipes.NamedPipeServerStream..ctor", "System.IO.File.Delete", "System.IO.Directory.CreateDirectory" }, calls);
    }

    private static bool IsOfMachine(string call) =>
        OfMachine.Any(name => call.StartsWith(name, StringComparison.Ordinal)) || OfFiles.Any(name => call.StartsWith($"System.IO.{name}.", StringComparison.Ordinal));

    // Every member of another assembly's type that an assembly names.
    private static HashSet<string> Calls(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var metadata = image.GetMetadataReader();
        var calls = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in metadata.MemberReferences.Select(metadata.GetMemberReference))
        {
            if (member.Parent.Kind != HandleKind.TypeReference)
                continue;
            var type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
            calls.Add($"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}");
        }

        return calls;
    }
}
