namespace Backprop.Kernel.Outputs;

/// <summary>What the compiler says is wrong, as a cell that fails tells it.</summary>
internal static class CompilerError
{
    /// <summary>A library is not there; every name of it is unknown then, which tells nothing more.</summary>
    public const string MissingLibrary = "CS0006";

    /// <summary>The line for an error; where the book's library is missing, with the command that builds it.</summary>
    public static string Text(string code, string message) =>
        $"error {code}: {message}{(code == MissingLibrary && message.Contains("Backprop.", StringComparison.Ordinal) ? ": build it by dotnet build lib/Backprop.Book" : "")}";
}
