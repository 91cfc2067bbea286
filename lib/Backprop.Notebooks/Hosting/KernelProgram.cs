namespace Backprop.Notebooks.Hosting;

/// <summary>A program that serves cells on a pipe.</summary>
/// <param name="Name">What <c>--kernel</c> calls it.</param>
/// <param name="Title">What reports call it.</param>
/// <param name="Command">Its assembly and arguments; the pipe's name follows.</param>
internal sealed record KernelProgram(string Name, string Title, IReadOnlyList<string> Command)
{
    /// <summary>This program's own kernel.</summary>
    public static KernelProgram Own { get; } = new("own", "own kernel", [typeof(KernelProgram).Assembly.Location, "kernel"]);

    /// <summary>The kernel of .NET Interactive, in a project that this one does not reference: its compilers are older.</summary>
    public static KernelProgram Interactive { get; } = new("interactive", ".NET Interactive kernel", [InteractiveAssembly()]);

    /// <summary>
    /// Environment variables for the process. Cells may use cultures where the machine has them, although the program itself
    /// does without: their outputs start out invariant all the same.
    /// </summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>
    {
        ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = CultureData.IsInstalled ? "0" : "1",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
    };

    public static IReadOnlyList<KernelProgram> All { get; } = [Own, Interactive];

    /// <summary>Whether it has been built.</summary>
    public bool IsBuilt => File.Exists(Command[0]);

    /// <summary>Why the kernel of .NET Interactive cannot be asked for, in one line with what would help: built, or brought back.</summary>
    public static string InteractiveIsMissing => File.Exists(Path.Combine(InteractiveFolder(), "Backprop.Interactive.csproj"))
        ? "that kernel is not built: dotnet build lib/Backprop.Interactive"
        : "that kernel is not here: its folder, lib/Backprop.Interactive, has been deleted";

    private static string InteractiveAssembly() => Path.Combine(InteractiveFolder(), "bin", "Backprop.Interactive.dll");

    // <lib>/Backprop.Notebooks/bin/ is where this program lies.
    private static string InteractiveFolder() => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Backprop.Interactive"));
}
