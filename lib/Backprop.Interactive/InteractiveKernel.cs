using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Formatting.Csv;
using Microsoft.DotNet.Interactive.Formatting.TabularData;
using Microsoft.DotNet.Interactive.PackageManagement;

namespace Backprop.Interactive;

/// <summary>The kernel of .NET Interactive, put together as its tool puts it together, less the other languages.</summary>
internal sealed class InteractiveKernel : IDisposable
{
    private readonly CompositeKernel kernel;
    private readonly ShownEvents shown;
    private readonly IDisposable subscription;

    /// <param name="send">Takes what the cells show.</param>
    public InteractiveKernel(Action<KernelMessage> send)
    {
        // A library may leave the script of its figures to the page; what is stored in a notebook has none.
        AppContext.SetSwitch("Backprop.Figures.PageHasScript", true);
        Console.SetIn(TextReader.Null);
        Formatter.DefaultMimeType = HtmlFormatter.MimeType;
        Formatter.SetPreferredMimeTypesFor(typeof(string), PlainTextFormatter.MimeType);
        Formatter.SetPreferredMimeTypesFor(typeof(TabularDataResource), HtmlFormatter.MimeType, CsvFormatter.MimeType);

        var csharp = new CSharpKernel();
        kernel = new CompositeKernel
        {
            { csharp.UseNugetDirective(AddReferences, forceRestore: false).UseWho().UseValueSharing(), ["c#", "C#"] },
            new HtmlKernel(),
            { new JavaScriptKernel(), ["js"] },
            new MarkdownKernel(),
        };
        kernel.UseImportMagicCommand();
        kernel.UseTimeMagicCommand();
        kernel.UseToolMagicCommands();
        kernel.DefaultKernelName = csharp.Name;
        csharp.AddAssemblyReferences([typeof(DisplayPlaces).Assembly.Location]);
        shown = new ShownEvents(send);
        subscription = kernel.KernelEvents.Subscribe(shown);
    }

    /// <summary>Puts the kernel's own calls, such as <c>display</c>, in reach.</summary>
    public Task StartAsync() => kernel.SendAsync(new SubmitCode(DisplayPlaces.Calls));

    /// <summary>Runs one cell.</summary>
    public async Task<KernelMessage> RunAsync(KernelRequest request)
    {
        if (kernel.FindKernelByName(request.Language) is null)
            return new KernelMessage(KernelMessageKind.Skipped, Text: $"the cell is in {request.Language}: only C#, Markdown, HTML and JavaScript are run here");

        shown.Begin(request.Number);
        KernelCommandResult result;
        try
        {
            result = await kernel.SendAsync(new SubmitCode(request.Code, request.Language), CancellationToken.None);
        }
        catch (InvalidOperationException e)
        {
            return new KernelMessage(KernelMessageKind.Failed, Fault: new CellFault("KernelFault", $"the .NET Interactive kernel cannot read this cell: {e.Message}", null, []));
        }

        var failure = result.Events.OfType<CommandFailed>().LastOrDefault();
        shown.End(hasFailed: failure is not null);
        return failure is null ? new KernelMessage(KernelMessageKind.Passed) : Failure.Message(failure, result.Events, request.Code);
    }

    public void Dispose()
    {
        subscription.Dispose();
        kernel.Dispose();
    }

    private static Task AddReferences(CSharpKernel kernel, IReadOnlyList<ResolvedPackageReference> packages)
    {
        kernel.AddAssemblyReferences(packages.SelectMany(package => package.AssemblyPaths));
        return Task.CompletedTask;
    }
}
