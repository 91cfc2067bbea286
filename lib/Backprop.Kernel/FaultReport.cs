using System.Diagnostics;
using System.Globalization;
using Backprop.Kernel.Outputs;
using Microsoft.CodeAnalysis;

namespace Backprop.Kernel;

/// <summary>Turns compiler messages and exceptions into faults that point at lines of cells, without any machine's paths.</summary>
internal static class FaultReport
{
    private const int ShownErrors = 5;
    private const string KernelsNames = "Microsoft.DotNet.Interactive";
    private const string Elsewhere = "only the kernel of .NET Interactive has it: run the notebook by --kernel interactive";
    private const int ShownCauses = 10;
    private const int LongestMessage = 4000;

    public static CellFault OfCompilation(IEnumerable<Diagnostic> diagnostics, CSharpSession session)
    {
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Where(error => error.Id == CompilerError.MissingLibrary).ToList() is { Count: > 0 } missing)
            errors = missing;
        var details = new List<string>();
        foreach (var error in errors.Take(ShownErrors))
        {
            var position = error.Location.GetLineSpan();
            var (line, column) = (position.StartLinePosition.Line + 1, position.StartLinePosition.Character + 1);
            details.Add($"{Path.GetFileName(position.Path)}, line {line}, column {column}: {Text(error)}");
            if (session.FindUnit(position.Path)?.Line(line) is { } source)
                details.AddRange($"    {source}", $"    {CaretPadding(source, column - 1)}^");
        }

        if (errors.Count > ShownErrors)
            details.Add($"… and {errors.Count - ShownErrors} more errors");
        return new CellFault("CompilationError", Text(errors[0]), errors[0].Location.GetLineSpan().StartLinePosition.Line + 1, details);
    }

    public static CellFault OfException(Exception exception, string cell, CSharpSession session)
    {
        var frames = new StackTrace(exception).GetFrames()
            .Select(session.PlaceOf)
            .Where(place => place.Unit is not null && place.Line > 0)
            .Select(place => (Unit: place.Unit!, place.Line))
            .Distinct()
            .ToList();
        var details = new List<string>();
        var inner = exception.InnerException;
        for (var n = 0; inner is not null && n < ShownCauses; inner = inner.InnerException, n++)
            details.Add($"caused by {CellFault.NameOf(inner)}: {Message(inner)}");
        if (inner is not null)
            details.Add("… and more causes behind it");
        foreach (var (unit, line) in frames.Take(20))
            details.AddRange($"at {unit.Name}, line {line}", $"    {unit.Line(line)?.Trim()}");

        var own = frames.Where(frame => frame.Unit.Name == cell).Select(frame => (int?)frame.Line).FirstOrDefault();
        return new CellFault(CellFault.NameOf(exception), Message(exception), own, details);
    }

    // An exception's message is code of its own: it may be anything, or throw in its turn.
    private static string Message(Exception exception)
    {
        try
        {
            var message = exception.Message ?? "";
            return message.Length <= LongestMessage ? message : $"{message[..LongestMessage]}… ({message.Length} characters)";
        }
        catch (Exception e)
        {
            return $"(its message cannot be told: asking for it throws {CellFault.NameOf(e)})";
        }
    }

    private static string Text(Diagnostic error)
    {
        var text = CompilerError.Text(error.Id, error.GetMessage(CultureInfo.InvariantCulture));
        return error.Id switch
        {
            // A name that is not in a type (Kernel.Root), or not in a namespace.
            "CS0117" when text.Contains("'Kernel'", StringComparison.Ordinal) => $"{text}: {Elsewhere}",
            "CS0234" or "CS0103" when text.Contains(KernelsNames, StringComparison.Ordinal) || text.Contains("'KernelInvocationContext'", StringComparison.Ordinal) => $"{text}: {Elsewhere}",
            _ => text,
        };
    }

    // One column for each character as seen (σ̂ is one), and tabs stay tabs.
    private static string CaretPadding(string source, int length)
    {
        var before = StringInfo.GetTextElementEnumerator(source[..Math.Min(length, source.Length)]);
        var padding = "";
        while (before.MoveNext())
            padding += before.GetTextElement() == "\t" ? '\t' : ' ';
        return padding;
    }
}
