using System.Globalization;
using System.Text.RegularExpressions;
using Backprop.Kernel.Directives;
using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;

namespace Backprop.Interactive;

/// <summary>Tells what stopped a cell.</summary>
internal static partial class Failure
{
    public static KernelMessage Message(CommandFailed failure, IEnumerable<KernelEvent> events, string code)
    {
        if (UnavailablePackage().IsMatch(failure.Message) && Package().Match(code) is { Success: true } package)
            return new KernelMessage(KernelMessageKind.Skipped, Text: $"the package {Name(package)} cannot be restored: {Reason(failure.Message)}", MissingPackage: Name(package));
        if (OtherKernel(failure, code) is { } other)
            return new KernelMessage(KernelMessageKind.Skipped, Text: other);
        return new KernelMessage(KernelMessageKind.Failed, Fault: OfCompilation(failure, events) ?? OfException(failure));
    }

    // The tool has other languages, from packages that are not to be had; what it says where it has not is no help.
    private static string? OtherKernel(CommandFailed failure, string code)
    {
        if (UnknownCommand().Match(failure.Message) is not { Success: true } unknown)
            return null;
        var number = int.Parse(unknown.Groups["line"].ValueSpan, CultureInfo.InvariantCulture);
        var line = code.Split('\n')[number - 1].Trim();
        return OtherKernels.IsNamedBy(line) ? OtherKernels.Refusal(line, number) : null;
    }

    private static CellFault? OfCompilation(CommandFailed failure, IEnumerable<KernelEvent> events)
    {
        if (failure.Exception is not CodeSubmissionCompilationErrorException)
            return null;
        var errors = events.OfType<DiagnosticsProduced>()
            .SelectMany(produced => produced.Diagnostics)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Distinct()
            .ToList();
        if (errors.Where(error => error.Code == CompilerError.MissingLibrary).ToList() is { Count: > 0 } missing)
            errors = missing;
        return errors.Count == 0
            ? new CellFault("CompilationError", failure.Message, null, [])
            : new CellFault("CompilationError", Text(errors[0]), errors[0].LinePositionSpan.Start.Line + 1, [.. errors.Select(error => $"line {error.LinePositionSpan.Start.Line + 1}, column {error.LinePositionSpan.Start.Character + 1}: {Text(error)}")]);
    }

    private static CellFault OfException(CommandFailed failure)
    {
        if (failure.Exception is not { } exception)
            return new CellFault("Error", failure.Message, null, []);
        var details = new List<string> { "the .NET Interactive kernel does not tell the line; run the cell without --kernel interactive to see it" };
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
            details.Add($"caused by {CellFault.NameOf(inner)}: {inner.Message}");
        return new CellFault(CellFault.NameOf(exception), exception.Message, null, details);
    }

    private static string Text(Microsoft.DotNet.Interactive.Diagnostic error) => CompilerError.Text(error.Code, error.Message);

    private static string Name(Match package) => $"{package.Groups["name"].Value} {package.Groups["version"].Value}".TrimEnd();

    private static string Reason(string message) => UnavailablePackage().Match(message).Value.Trim();

    [GeneratedRegex(@"^\((?<line>[0-9]+),[0-9]+\): error DNI101: Unknown magic command")]
    private static partial Regex UnknownCommand();

    [GeneratedRegex(@"NU(110[0-3]|130[0-9])\b[^\r\n\[]*")]
    private static partial Regex UnavailablePackage();

    [GeneratedRegex("""#r\s+"?nuget:\s*(?<name>[^",\s]+)\s*(,\s*(?<version>[^"\s]+))?""")]
    private static partial Regex Package();
}
