using System.Globalization;
using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Backprop.Kernel.Submissions;

[assembly: SupportedOSPlatform("browser")]

namespace Backprop.Live;

/// <summary>The session of one page, as its worker calls it.</summary>
internal static partial class LiveKernel
{
    private static CellRunner? runner;

    /// <summary>Starts the session.</summary>
    [JSExport]
    public static async Task Start()
    {
        // Pages bring the script that draws figures.
        AppContext.SetSwitch("Backprop.Figures.PageHasScript", true);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CellOutputs.Current = new CellOutputs(shown => Shown(Message(shown).ToJsonString()));
        LateLibraries.Provide();
        PageCode.Provide();
        Directory.CreateDirectory(BrowserSession.Home);
        Directory.SetCurrentDirectory(BrowserSession.Home);

        // Where there is one thread, the first task must have run before the compiler waits for one of its own.
        await Task.Run(() => { });
        await Clear();
    }

    /// <summary>Begins a session that knows nothing of the cells that have run.</summary>
    [JSExport]
    public static async Task Clear()
    {
        runner = new CellRunner(new BrowserSession());
        await runner.StartAsync();
    }

    /// <summary>Does in a session of its own what every first cell waits for: it reads the library, compiles, derives and shows.</summary>
    [JSExport]
    public static async Task Warm()
    {
        var shown = CellOutputs.Current;
        CellOutputs.Current = new CellOutputs(_ => { });
        try
        {
            await new CellRunner(new BrowserSession()).RunAsync(1, "csharp", """
                #r "../lib/Backprop/bin/Backprop.dll"
                using Backprop;
                using static Backprop.Notation;
                var (w, y) = (Symbol("w"), Symbol("y"));
                var σ = Function("σ");
                var C = Let("C", Square(Let("a", σ(w)) - y));
                C.By(w)
                """);
        }
        finally
        {
            CellOutputs.Current = shown;
        }
    }

    /// <summary>Puts a file where cells look for it.</summary>
    /// <param name="path">The path as a cell writes it, from the notebook's folder.</param>
    /// <param name="content">What is in it.</param>
    [JSExport]
    public static void AddFile(string path, byte[] content)
    {
        var file = Path.GetFullPath(path, BrowserSession.Home);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    /// <summary>What can stand at a place in a cell, as JSON.</summary>
    [JSExport]
    public static string Complete(string code, int position) => new JsonArray(
    [
        .. runner!.SuggestionsAt(code, position).Select(suggestion => new JsonObject
        {
            ["name"] = suggestion.Name,
            ["kind"] = suggestion.Kind,
            ["detail"] = suggestion.Detail,
        }),
    ]).ToJsonString();

    /// <summary>Which cells depend on a changed one.</summary>
    [JSExport]
    public static int[] Dependents(string[] cells, int changed) => [.. CellDependence.After(cells, changed)];

    /// <summary>Runs a cell; what it shows goes out by <see cref="Shown"/> meanwhile.</summary>
    /// <returns>How it ended, as JSON.</returns>
    [JSExport]
    public static async Task<string> Run(int number, string language, string code) => (await RunAsync(number, language, code)).ToJsonString();

    private static async Task<JsonObject> RunAsync(int number, string language, string code)
    {
        try
        {
            PrintedText.TakeConsole();
            await runner!.RunAsync(number, language, code);
            return new() { ["status"] = "passed" };
        }
        catch (CellFaultException e)
        {
            return new()
            {
                ["status"] = "failed",
                ["name"] = e.Fault.Name,
                ["message"] = e.Fault.Message,
                ["line"] = e.Fault.Line,
                ["details"] = new JsonArray([.. e.Fault.Details.Select(detail => (JsonNode)detail)]),
            };
        }
        catch (CellSkippedException e)
        {
            return new() { ["status"] = "skipped", ["message"] = e.Message };
        }
    }

    private static JsonObject Message(ShownOutput shown) => new()
    {
        ["output"] = OutputJson.Write(shown.Output),
        ["displayId"] = shown.DisplayId,
        ["isUpdate"] = shown.IsUpdate,
    };

    [JSImport("shown", "worker")]
    private static partial void Shown(string message);
}
