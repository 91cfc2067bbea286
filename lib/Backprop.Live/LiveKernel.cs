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
    private static IReadOnlyList<CompiledPiece> compiled = [];

    /// <summary>Starts the session.</summary>
    /// <param name="cells">The page's cells as they came compiled, see <see cref="CompiledPiece.Write"/>; nothing when they did not.</param>
    [JSExport]
    public static async Task Start(byte[] cells)
    {
        compiled = cells.Length > 0 ? CompiledPiece.Read(cells) : [];
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
        runner = new CellRunner(new BrowserSession(compiled));
        await runner.StartAsync();
    }

    // What cells of a reader's own may do first: the one derives, the other has a network learn. Between the two a reader's cell may go first.
    private static readonly string[] FirstCells =
    [
        """
        #r "../lib/Backprop/bin/Backprop.dll"
        #r "../lib/Backprop.Book/bin/Backprop.Book.dll"
        using Backprop;
        using static Backprop.Notation;
        var (w, y) = (Symbol("w"), Symbol("y"));
        var σ = Function("σ");
        var C = Let("C", Square(Let("a", σ(w)) - y));
        C.By(w)
        """,
        """
        #r "../lib/Backprop/bin/Backprop.dll"
        using Backprop;
        var data = DataSet.Of(CsvTable.Read("../data/xor.csv"), ["x1", "x2"], ["target"]);
        var box = Network.Layered(2, 2, 1).Compile(cases: 4);
        box.Load(data);
        new Trainer(box, new SeededRandom(1), range: 1).Step(new LearningRule(Rate: 0.5));
        Table.Of("", ["target", "output:F3"], Enumerable.Range(0, 4).Select(c => (data.Target(0, c), box.Output[c])))
        """,
    ];

    /// <summary>Does in a session of its own what every first cell waits for: it reads the library, compiles, computes and shows.</summary>
    /// <param name="step">Which part of it, from 0.</param>
    /// <returns>Whether there is another part.</returns>
    [JSExport]
    public static async Task<bool> Warm(int step)
    {
        var shown = CellOutputs.Current;
        CellOutputs.Current = new CellOutputs(_ => { });
        try
        {
            // What came compiled needs no compiler, and is what will be run first.
            if (step == 0)
                await RunFirstOfPage();
            else
                await new CellRunner(new BrowserSession([])).RunAsync(1, "csharp", FirstCells[step - 1]);
        }
        finally
        {
            CellOutputs.Current = shown;
        }

        return step < FirstCells.Length;
    }

    private static async Task RunFirstOfPage()
    {
        if (compiled.Count < 2)
            return;
        var session = new CSharpSession(new BrowserSession(compiled));
        await session.StartAsync();
        CellOutputs.Current.Begin(1);
        if (await session.RunAsync(new SourceUnit(compiled[1].Name, compiled[1].Code), compiled[1].Code) is (true, var value))
            ValueFormat.Format(value);
        CellOutputs.Current.End();
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

    /// <summary>How the call at a place in a cell can be written, as JSON; <c>null</c> outside the brackets of a call.</summary>
    [JSExport]
    public static string Signatures(string code, int position) => runner!.SignaturesAt(code, position) is not { } call ? "null" : new JsonObject
    {
        ["argument"] = call.Argument,
        ["signatures"] = new JsonArray(
        [
            .. call.Signatures.Select(signature => new JsonObject
            {
                ["name"] = signature.Name,
                ["parameters"] = new JsonArray([.. signature.Parameters.Select(parameter => (JsonNode)parameter)]),
            }),
        ]),
    }.ToJsonString();

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
