namespace Backprop.Kernel;

/// <summary>What stopped a cell.</summary>
/// <param name="Name">The kind of fault: an exception's type, <c>CompilationError</c>, <c>Timeout</c>, …</param>
/// <param name="Message">One sentence.</param>
/// <param name="Line">The line of the cell, from 1; null when no line is to blame.</param>
/// <param name="Details">More to read: the source line with a caret, where it was called from.</param>
internal sealed record CellFault(string Name, string Message, int? Line, IReadOnlyList<string> Details)
{
    /// <summary>Whether the code threw it, and its name is the exception's type.</summary>
    public bool IsOfException => Name is not ("CompilationError" or "DirectiveError" or "ImportError" or "PackageError" or "KernelFault" or "KernelDied" or "Timeout" or "Error");

    /// <summary>What an exception's type is called. One of a cell lies in the class that the compiler makes of the cell, Submission#1+MyError.</summary>
    public static string NameOf(Exception exception)
    {
        var type = exception.GetType();
        var name = type.FullName ?? type.Name;
        return name.StartsWith("Submission#", StringComparison.Ordinal) && name.IndexOf('+', StringComparison.Ordinal) is > 0 and var end ? name[(end + 1)..] : name;
    }
}
