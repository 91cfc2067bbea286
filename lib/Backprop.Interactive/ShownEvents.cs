using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Backprop.Interactive;

/// <summary>Sends on what a cell shows, as a notebook stores it, and leaves out what the kernel itself has to say.</summary>
internal sealed class ShownEvents(Action<KernelMessage> send) : IObserver<KernelEvent>
{
    private readonly List<string> complaints = [];
    private int number;
    private bool restoring;

    /// <summary>Starts the cell with this number.</summary>
    public void Begin(int cell)
    {
        number = cell;
        complaints.Clear();
    }

    public void OnNext(KernelEvent value)
    {
        switch (value)
        {
            // How far the restoring of packages is: no output of the cell.
            case DisplayEvent { Value: InstallPackagesMessage message }:
                Restoring(message.InstallingPackages);
                break;
            case StandardOutputValueProduced printed:
                Print("stdout", Text(printed));
                break;
            case StandardErrorValueProduced printed:
                Print("stderr", Text(printed));
                break;
            // The place that a display gives back: Jupyter leaves it out.
            case ReturnValueProduced { Value: DisplayedValue }:
                break;
            case ReturnValueProduced result:
                Send(new DataOutput(Data(result), number, []));
                break;
            case DisplayedValueProduced display:
                DisplayPlaces.HasSent(display);
                Send(new DataOutput(Data(display), null, []), display.ValueId);
                break;
            case DisplayedValueUpdated update:
                send(new KernelMessage(KernelMessageKind.Update, OutputJson.Write(new DataOutput(Data(update), null, [])), DisplayId: DisplayPlaces.IdOf(update)));
                break;
            // What a directive complains of, and the cell runs all the same; else it is the reason of the failure.
            case ErrorProduced complaint:
                complaints.Add($"{complaint.Message}\n");
                break;
            // Editors show these above the cell's output.
            case DiagnosticsProduced produced:
                foreach (var warning in produced.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning))
                    Print("stderr", CompilerWarning.Text(warning.LinePositionSpan.Start.Line + 1, warning.LinePositionSpan.Start.Character + 1, warning.Code, warning.Message));
                break;
        }
    }

    /// <summary>Ends the cell.</summary>
    public void End(bool hasFailed)
    {
        Restoring([]);
        if (!hasFailed)
            Print("stderr", string.Concat(complaints));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    // A figure is shown as a page that draws itself and is stored as its data.
    private static JsonObject Data(DisplayEvent shown)
    {
        var asked = shown.FormattedValues.Select(value => value.MimeType).ToList();
        var isPreferred = shown.Value is not null && asked.SequenceEqual(Formatter.GetPreferredMimeTypesFor(shown.Value.GetType()));
        if (isPreferred && ValueFormat.StoredMimeTypes(shown.Value) is { } stored)
            return ValueFormat.Format(shown.Value, stored);
        var data = new JsonObject();
        foreach (var value in shown.FormattedValues)
            data[value.MimeType] = ValueFormat.Parse(value.MimeType, value.Value);
        return data;
    }

    private static string Text(DisplayEvent printed) => string.Concat(printed.FormattedValues.Select(value => value.Value));

    private void Print(string stream, string text)
    {
        // A cell that prints nothing shows nothing.
        if (text.Length > 0)
            Send(new StreamOutput(stream, MultilineText.Normalize(text)));
    }

    private void Send(Output output, string? displayId = null) => send(new KernelMessage(KernelMessageKind.Output, OutputJson.Write(output), DisplayId: displayId));

    private void Restoring(IReadOnlyList<string> packages)
    {
        if (restoring == packages.Count > 0)
            return;
        restoring = packages.Count > 0;
        send(new KernelMessage(restoring ? KernelMessageKind.Restoring : KernelMessageKind.Restored, Text: restoring ? string.Join(", ", packages) : null));
    }
}
