using Backprop.Notebooks.Documents;
using Backprop.Tests.Browser;
using Microsoft.Playwright;

namespace Backprop.Tests.Live;

/// <summary>What a page does where a file of it does not come, is asked too soon, or carries what nobody expects.</summary>
public sealed class PagesUnderFaults(LiveSite site, BrowserFixture browser)
{
    private const string Chapter = "01-one-neuron.html";

    [Fact]
    public async Task A_cell_that_runs_is_not_run_again_for_one_below_it()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Press(1, "Run code cell 1");
        await opened.Finished("backpropLive.cells[0].hasRun");
        var ran = await opened.Evaluate<int[]>("""
            (async () => {
              const [ran, { kernel, cells }] = [[], backpropLive];
              const run = kernel.run.bind(kernel);
              kernel.run = (number, ...rest) => {
                ran.push(number);
                return run(number, ...rest);
              };
              await Promise.all([1, 2, 3, 2].map(at => backpropLive.run(cells[at])));
              return ran;
            })()
            """);

        // Asked for again while it waits, the third is not run twice either.
        Assert.Equal([2, 3, 4], ran);
        Assert.Equal("3 cells have run.", await opened.Status().TextContentAsync());
    }

    [Fact]
    public async Task A_cell_whose_output_waits_for_a_file_that_does_not_come_can_be_stopped()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Page.RouteAsync("**/live/formulas.js", _ => Task.CompletedTask);
        await opened.Page.RunAndWaitForRequestAsync(() => opened.Page.Locator(".live-all").ClickAsync(), "**/live/formulas.js");
        await opened.Page.Locator(".live-stop").ClickAsync();
        await opened.Finished();
        await Assertions.Expect(opened.Status()).ToContainTextAsync("Stopped.");

        await opened.Page.Locator(".live-reset").ClickAsync();
        await Assertions.Expect(opened.Status()).ToHaveTextAsync("The page is as in the book.");
    }

    [Fact]
    public async Task An_output_that_cannot_be_set_is_said_in_its_place()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Page.RouteAsync("**/live/formulas.js", route => route.FulfillAsync(new() { Status = 503 }));
        await opened.Press(1, "Run code cell 1");
        await opened.Finished("backpropLive.cells[0].hasRun");
        await opened.Run(1, "Let(\"z\", 2 * Symbol(\"w\"))");

        await Assertions.Expect(opened.Cell(1).Locator(".output")).ToContainTextAsync("an output cannot be shown here");
        Assert.Empty(await opened.AccessFaults(of: LivePage.Used));
    }

    [Fact]
    public async Task Where_the_kernel_cannot_be_had_the_books_outputs_stay()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        var before = await opened.Looks();
        await opened.Page.Context.RouteAsync("**/_framework/**", route => route.FulfillAsync(new() { Status = 404 }));
        await opened.Press(4, "Run code cell 4");
        await opened.Finished();

        await Assertions.Expect(opened.Status()).ToContainTextAsync("The kernel does not run here");
        Assert.Equal(before, await opened.Looks());
        Assert.Equal(0, await opened.Page.Locator(".cell.failed").CountAsync());
    }

    [Theory]
    [InlineData("**/_framework/Backprop.*")]
    [InlineData("**/live/data.json")]
    public async Task Where_the_kernel_cannot_start_it_is_not_the_cells_fault(string file)
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        var before = await opened.Looks();
        await opened.Page.Context.RouteAsync(file, route => route.AbortAsync());
        await opened.Press(1, "Run code cell 1");
        await opened.Finished();

        await Assertions.Expect(opened.Status()).ToContainTextAsync("The kernel does not run here");
        Assert.Equal(before, await opened.Looks());
    }

    [Fact]
    public async Task A_compiler_that_cannot_be_loaded_is_named_and_the_next_Run_asks_again()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Edit(1);
        await opened.Page.Context.RouteAsync("**/_framework/Microsoft.CodeAnalysis*", route => route.AbortAsync());
        await opened.Run(1, "6 * 7");
        Assert.Matches(@"^The kernel does not run here: Microsoft\.CodeAnalysis\S* could not be loaded; Run tries again\.$", await opened.Status().TextContentAsync());

        await opened.Page.Context.UnrouteAllAsync();
        await opened.Run(1);
        await Assertions.Expect(opened.Cell(1).Locator(".output")).ToHaveTextAsync("42");
    }

    [Fact]
    public async Task A_figure_whose_script_does_not_come_says_so_and_is_drawn_the_next_time()
    {
        await using var opened = await browser.OpenServed(site.Address, "try.html");
        await opened.Edit(2, "Plot.LearningCurves(\"T\", (\"a\", new List<double> { 3, 2, 1 }))");
        await opened.Page.Context.RouteAsync("**/assets/plotly*", route => route.AbortAsync());
        await opened.Run(2);
        await Assertions.Expect(opened.Cell(2).Locator(".chart").First).ToContainTextAsync("was not loaded. Run its cell again.");

        await opened.Page.Context.UnrouteAllAsync();
        await opened.Run(2);
        await Assertions.Expect(opened.Cell(2).Locator(".main-svg").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_cell_that_runs_ends_when_it_is_taken_away()
    {
        await using var opened = await browser.OpenServed(site.Address, "try.html");
        await opened.Edit(2, "Console.WriteLine(\"begun\"); while (true) ;");
        await opened.Press(2, "Run code cell 2");
        await Assertions.Expect(opened.Cell(2).Locator(".output")).ToHaveTextAsync("begun");
        await opened.Press(2, "Remove");

        await opened.Finished();
        await Assertions.Expect(opened.Status()).ToContainTextAsync("Stopped.");
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Undo the removal" }).ClickAsync();
        Assert.Equal("Console.WriteLine(\"begun\"); while (true) ;", await opened.Code(2));
    }

    [Fact]
    public async Task Code_that_runs_ends_when_it_is_taken_back()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Edit(3, "Console.WriteLine(\"begun\"); while (true) ;");
        await opened.Press(3, "Run code cell 3");
        await Assertions.Expect(opened.Cell(3).Locator(".output").Filter(new() { HasText = "begun" })).ToHaveCountAsync(1);
        await opened.Press(3, "As in the book");

        await opened.Finished();
        await Assertions.Expect(opened.Status()).ToContainTextAsync("Stopped.");
    }

    [Fact]
    public async Task An_exception_that_nothing_awaits_is_named_where_it_ends_the_runtime()
    {
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        await opened.Press(1, "Run code cell 1");
        await opened.Finished("backpropLive.cells[0].hasRun");
        await opened.Run(1, "async void F() { await Task.Delay(1); throw new InvalidOperationException(\"boom\"); }\nF();\nawait Task.Delay(60_000);");

        Assert.Contains("an exception that nothing awaits (async void, a timer) has ended the runtime: System.InvalidOperationException: boom", await opened.Cell(1).Locator(".output.error").TextContentAsync(), StringComparison.Ordinal);
    }

    // An answer is one literal: what else stands in an exercise's cell is seen before it runs, as any other code.
    [Fact]
    public async Task A_link_that_carries_code_in_an_exercises_cell_shows_it_as_code()
    {
        var exercise = site.Notebooks.Single(notebook => notebook.Name == "01-one-neuron").Cells.Where(cell => cell.Kind == CellKind.Code).Index().Single(cell => cell.Item.Id == "exercise-1-1").Index + 1;
        string[] codes = ["Exercises.Check(\"1.1\", \"1 - a²\")", "Exercises.Check(\"1.1\", \"\" + (box = null))"];
        foreach (var code in codes)
        {
            await using var opened = await browser.OpenServed(site.Address, Chapter);
            var link = await opened.Page.EvaluateAsync<string>(
                "async code => (await import(new URL('live/links.js', location.href))).writeLink([['cell-exercise-1-1', code]])", code);
            await opened.Page.GotoAsync(new Uri(new Uri(site.Address), Chapter + link).AbsoluteUri);
            await Assertions.Expect(opened.Status()).ToContainTextAsync("changed by whoever sent the link");

            Assert.Equal(code, await opened.Code(exercise));
            Assert.Equal(code == codes[0], await opened.Evaluate<bool>($"backpropLive.cells[{exercise - 1}].answered !== null"));
            await Assertions.Expect(opened.Cell(exercise).Locator(".cm-content")).ToHaveCountAsync(code == codes[0] ? 0 : 1);
        }
    }

    // A worker that has an address has no policy: code in it would reach any network.
    [Fact]
    public async Task The_kernels_worker_runs_under_a_pages_policy_or_not_at_all()
    {
        using var elsewhere = new Elsewhere();
        await using var opened = await browser.OpenServed(site.Address, LiveSite.Short);
        Assert.Contains("under the policy of a page", await opened.Evaluate<string>("""
            new Promise(done => {
              const worker = new Worker(new URL("live/worker.js", location.href), { type: "module" });
              worker.onerror = event => {
                event.preventDefault();
                done(event.message);
              };
            })
            """), StringComparison.Ordinal);

        await opened.Page.Context.UnrouteAllAsync();
        await opened.Press(1, "Run code cell 1");
        await opened.Finished("backpropLive.cells[0].hasRun");
        const string calls = """
            #r "System.Runtime.InteropServices.JavaScript"
            using System.Runtime.InteropServices.JavaScript;
            JSMarshalerArgument[] Ask(string name, JSMarshalerType gives, params object[] given)
            {
                var call = JSFunctionBinding.BindJSFunction(name, null, [gives, .. given.Select(one => one is string ? JSMarshalerType.String : JSMarshalerType.JSObject)]);
                var arguments = new JSMarshalerArgument[2 + given.Length];
                arguments[0].Initialize();
                arguments[1].Initialize();
                for (var i = 0; i < given.Length; i++)
                    if (given[i] is string text) arguments[2 + i].ToJS(text); else arguments[2 + i].ToJS((JSObject)given[i]);
                JSFunctionBinding.InvokeJS(call, arguments);
                return arguments;
            }

            """;

        // Asked for from the kernel itself, it is refused by the policy.
        await opened.Run(1, calls + $$"""
            Task<JSObject> Fetch()
            {
                Ask("globalThis.fetch", JSMarshalerType.Task(JSMarshalerType.JSObject), "{{elsewhere.Address}}")[1].ToManaged(out Task<JSObject> answer, static (ref JSMarshalerArgument one, out JSObject value) => one.ToManaged(out value));
                return answer;
            }

            await Fetch();
            """);
        Assert.Contains("Failed to fetch", await Shown(), StringComparison.Ordinal);

        // And there is no other worker to be had from it.
        await opened.Run(1, calls + """
            Ask("globalThis.valueOf", JSMarshalerType.JSObject)[1].ToManaged(out JSObject all);
            Ask("globalThis.Reflect.has", JSMarshalerType.Boolean, all, "Worker")[1].ToManaged(out bool isThere);
            isThere
            """);
        Assert.Equal("False", await Shown());
        Assert.Equal(0, elsewhere.Asked);

        async Task<string> Shown() => string.Join('\n', await opened.Cell(1).Locator(".output").AllTextContentsAsync()).Trim();
    }
}
