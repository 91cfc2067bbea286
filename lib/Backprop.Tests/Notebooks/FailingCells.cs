using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;
using Backprop.Notebooks.Hosting;

namespace Backprop.Tests.Notebooks;

public sealed class FailingCells(KernelFixture kernel) : CellTest(kernel)
{
    [Fact]
    public async Task A_compile_error_names_line_and_column_and_shows_the_place()
    {
        var fault = await FaultAsync("var σ̂ = 1;", "// first\n\tvar σ̃ = σ̂ + missing;");

        Assert.Equal(2, fault.Line);
        Assert.Equal("error CS0103: The name 'missing' does not exist in the current context", fault.Message);
        Assert.Equal(
            [
                "cell [2], line 2, column 16: error CS0103: The name 'missing' does not exist in the current context",
                "    \tvar σ̃ = σ̂ + missing;",
                "    \t            ^",
            ],
            fault.Details);
    }

    [Fact]
    public async Task An_exception_of_a_cell_has_the_name_that_it_has_there()
    {
        var fault = await FaultAsync("class MyError : Exception;", "throw new MyError();");

        Assert.Equal("MyError", fault.Name);
        Assert.True(fault.IsOfException);
    }

    [Fact]
    public async Task All_lines_of_a_last_word_are_told() =>
        Assert.Contains("died with exit code 134: Process terminated. disk gone", (await RunNotebookAsync("Environment.FailFast(\"disk gone\");"))[0].Fault!.Message.Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public async Task An_exception_names_the_line_of_the_cell_and_where_it_was_called_from()
    {
        var fault = await FaultAsync(
            "int Check(int n)\n{\n    if (n < 0) throw new ArgumentException(\"n is negative\");\n    return n;\n}",
            "var a = 1;\n\nCheck(-a);");

        Assert.Equal("System.ArgumentException", fault.Name);
        Assert.Equal("n is negative", fault.Message);
        Assert.Equal(3, fault.Line);
        Assert.Equal(
            [
                "at cell [1], line 3",
                "    if (n < 0) throw new ArgumentException(\"n is negative\");",
                "at cell [2], line 3",
                "    Check(-a);",
            ],
            fault.Details);
    }

    [Fact]
    public async Task Lines_are_counted_in_the_whole_cell_when_it_has_magic_commands()
    {
        Assert.Equal(4, (await FaultAsync("#!markdown\n# Title\n#!csharp\nmissing();")).Line);
        Assert.Equal(3, (await FaultAsync("#!time\n\nthrow new Exception(\"x\");")).Line);
    }

    [Fact]
    public async Task A_failing_cell_stops_the_notebook_and_keeps_what_it_showed_before()
    {
        var outcomes = await RunNotebookAsync("Console.WriteLine(\"before\"); throw new Exception(\"x\");", "Console.WriteLine(\"never\");");

        Assert.Equal([CellStatus.Failed, CellStatus.NotRun], outcomes.Select(outcome => outcome.Status));
        Assert.Equal(new StreamOutput("stdout", "before\n"), Assert.Single(outcomes[0].Outputs));
        Assert.Empty(outcomes[1].Outputs);
    }

    [Fact]
    public async Task A_stack_overflow_ends_the_kernel_and_is_told()
    {
        var fault = (await RunNotebookAsync("Console.WriteLine(1); int Down(int n) => Down(n + 1) + 1; Down(0)"))[0].Fault!;

        Assert.Equal("KernelDied", fault.Name);
        Assert.Contains("Stack overflow", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_ends_its_process_is_told()
    {
        var outcomes = await RunNotebookAsync("Console.Write(\"last words\"); Environment.Exit(7);");

        Assert.Equal("the kernel process died with exit code 7", outcomes[0].Fault!.Message);
        Assert.Equal(new StreamOutput("stdout", "last words"), Assert.Single(outcomes[0].Outputs));
    }

    [Fact]
    public async Task A_formatter_that_throws_makes_the_cell_fail()
    {
        var fault = await FaultAsync(
            "class Bad { }\nMicrosoft.DotNet.Interactive.Formatting.Formatter.Register<Bad>((_, _) => throw new InvalidOperationException(\"no form\"), \"text/html\");",
            "\nnew Bad()");

        Assert.Equal("no form", fault.Message);
        Assert.Equal(["at cell [1], line 2"], fault.Details.Where(line => line.StartsWith("at ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_library_that_is_not_built_is_one_error_that_names_the_command()
    {
        var fault = await FaultAsync("#r \"nowhere/Backprop.dll\"\nusing Backprop;\nusing static Backprop.Notation;\nSymbol(\"x\")");

        Assert.Equal("error CS0006: Metadata file 'nowhere/Backprop.dll' could not be found: build it by dotnet build lib/Backprop.Book", fault.Message);
        Assert.DoesNotContain(fault.Details, detail => detail.Contains("CS0246", StringComparison.Ordinal) || detail.Contains("CS0103", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_kernel_that_dies_is_told_even_while_a_process_that_it_started_holds_its_streams()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the process that lives on is sleep");
        var outcome = (await RunNotebookAsync("var child = System.Diagnostics.Process.Start(\"sleep\", \"600\");\nSystem.IO.File.WriteAllText(\"child.txt\", child.Id.ToString());\nEnvironment.Exit(3);"))[0];
        using var child = Process.GetProcessById(int.Parse(File.ReadAllText(Folder.File("child.txt")), CultureInfo.InvariantCulture));
        child.Kill();

        Assert.Equal("the kernel process died with exit code 3; a process that it started lives on", outcome.Fault!.Message);
    }

    [Fact]
    public async Task A_kernel_that_gives_up_its_connection_and_lives_on_is_ended_and_told()
    {
        var outcome = await WithItsConnectionAsync("int close(int descriptor)", "close(descriptor)");

        Assert.Equal(("KernelDied", "the kernel process gave up its connection and lived on; it was ended"), (outcome.Fault!.Name, outcome.Fault.Message));
        var kernel = int.Parse(File.ReadAllText(Folder.File("kernel.txt")), CultureInfo.InvariantCulture);
        await OtherProcess.UntilGoneAsync(kernel);
    }

    [Fact]
    public async Task A_kernel_that_sends_what_cannot_be_read_is_ended_and_told()
    {
        var outcome = await WithItsConnectionAsync("nint write(int descriptor, byte[] bytes, nint count)", "write(descriptor, new byte[] { (byte)'?', (byte)'\\n' }, 2)");

        Assert.Equal(("KernelDied", "the kernel process sent what cannot be read; it was ended"), (outcome.Fault!.Name, outcome.Fault.Message));
    }

    [Fact]
    public async Task What_cannot_be_told_of_the_end_of_a_cell_is_told_instead()
    {
        var deep = new JsonObject();
        for (var i = 0; i < 700; i++)
            deep = new() { ["in"] = deep };
        var request = new KernelRequest(1, "csharp", "1");

        var thrown = await KernelPipe.AnswerAsync(_ => throw new InvalidOperationException(), request);
        var tooDeep = await KernelPipe.AnswerAsync(_ => Task.FromResult(new KernelMessage(KernelMessageKind.Failed, deep)), request);

        Assert.Contains("the kernel could not tell how the cell ended: System.InvalidOperationException", thrown, StringComparison.Ordinal);
        Assert.Contains("the kernel could not tell how the cell ended: System.Text.Json.JsonException", tooDeep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_whose_message_throws_is_told_without_it()
    {
        var fault = await FaultAsync("class Mute : Exception { public override string Message => throw new InvalidOperationException(); }\n\nthrow new Mute();");

        Assert.EndsWith("Mute", fault.Name, StringComparison.Ordinal);
        Assert.Equal("(its message cannot be told: asking for it throws System.InvalidOperationException)", fault.Message);
        Assert.Equal(3, fault.Line);
    }

    [Fact]
    public async Task Long_messages_and_long_chains_of_causes_are_cut_and_say_so()
    {
        var message = (await FaultAsync("throw new Exception(new string('x', 100_000));")).Message;
        var details = (await FaultAsync("Exception e = new(\"0\");\nfor (var i = 1; i <= 50; i++) e = new Exception(i.ToString(), e);\nthrow e;")).Details;

        Assert.EndsWith("x… (100000 characters)", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 1_000, 10_000);
        Assert.Equal(10, details.Count(line => line.StartsWith("caused by", StringComparison.Ordinal)));
        Assert.Contains("… and more causes behind it", details);
    }

    [Fact]
    public async Task A_cell_that_is_tagged_to_raise_an_exception_shows_it_and_the_next_cell_runs()
    {
        var cell = TemporaryFolder.Code("Console.Write(1);\nthrow new InvalidOperationException(\"on purpose\");");
        cell["metadata"] = new JsonObject { ["tags"] = new JsonArray("hide", "raises-exception") };

        var outcomes = await RunFileAsync(Folder.WriteNotebook("test.ipynb", cell, TemporaryFolder.Code("Console.Write(2);")));

        Assert.Equal([CellStatus.Passed, CellStatus.Passed], outcomes.Select(outcome => outcome.Status));
        var error = Assert.IsType<ErrorOutput>(outcomes[0].Outputs[1]);
        Assert.Equal(("System.InvalidOperationException", "on purpose"), (error.Name, error.Message));
        Assert.Equal(new StreamOutput("stdout", "2"), Assert.Single(outcomes[1].Outputs));
    }

    [Fact]
    public async Task The_tag_does_not_excuse_a_kernel_that_dies()
    {
        var cell = TemporaryFolder.Code("Environment.Exit(0);");
        cell["metadata"] = new JsonObject { ["tags"] = new JsonArray("raises-exception") };

        Assert.Equal(CellStatus.Failed, (await RunFileAsync(Folder.WriteNotebook("test.ipynb", cell)))[0].Status);
    }

    // A cell that does something with the connection of its own kernel, by a function of the system, and never ends.
    private async Task<CellOutcome> WithItsConnectionAsync(string function, string call)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere than on Linux a cell cannot find its kernel's connection");
        return (await RunNotebookAsync($$"""
            System.IO.File.WriteAllText("kernel.txt", Environment.ProcessId.ToString());
            class OfSystem { [System.Runtime.InteropServices.DllImport("libc")] public static extern {{function}}; }
            foreach (var file in System.IO.Directory.GetFiles("/proc/self/fd"))
            {
                var descriptor = int.Parse(System.IO.Path.GetFileName(file));
                if (System.IO.File.ResolveLinkTarget(file, false)?.Name.StartsWith("socket:") == true) OfSystem.{{call}};
            }

            while (true) System.Threading.Thread.Sleep(1000);
            """))[0];
    }
}
