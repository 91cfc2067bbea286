using Backprop.Notebooks.Documents;

namespace Backprop.Tests.Notebooks;

public sealed class RunningCells(KernelFixture kernel) : CellTest(kernel)
{
    [Fact]
    public async Task A_cell_sees_what_the_cells_before_it_declared()
    {
        var outputs = await OutputsAsync("var n = 20; int Twice(int k) => 2 * k;", "record Point(int X);", "Console.Write(Twice(n) + new Point(2).X)");

        Assert.Equal(new StreamOutput("stdout", "42"), Assert.Single(outputs));
    }

    [Fact]
    public async Task A_last_expression_without_semicolon_is_the_result_and_one_with_semicolon_is_not()
    {
        var result = Assert.Single(await OutputsAsync("var one = 1;", "6 * 7"));

        Assert.Equal(2, Assert.IsType<DataOutput>(result).ExecutionCount);
        Assert.StartsWith("<div class=\"dni-plaintext\"><pre>42</pre></div>", Text(result, "text/html"), StringComparison.Ordinal);
        Assert.Empty(await OutputsAsync("(6 * 7).ToString();"));
    }

    [Fact]
    public async Task A_result_that_is_null_is_shown_as_null_and_a_call_without_value_shows_nothing()
    {
        var result = Assert.Single(await OutputsAsync("string s = null;\ns"));

        Assert.Contains("&lt;null&gt;", Text(result, "text/html"), StringComparison.Ordinal);
        Assert.Empty(await OutputsAsync("void Nothing() { }", "Nothing()"));
    }

    [Fact]
    public async Task Printed_text_and_displays_keep_their_order()
    {
        var outputs = await OutputsAsync("""
            Console.Write("a");
            Console.WriteLine("b");
            display("c");
            Console.Error.WriteLine("d");
            "e".Display();
            Console.WriteLine("f");
            "g"
            """);

        Assert.Collection(
            outputs,
            output => Assert.Equal(new StreamOutput("stdout", "ab\n"), output),
            output => Assert.Equal("c", Text(output)),
            output => Assert.Equal(new StreamOutput("stderr", "d\n"), output),
            output => Assert.Equal("e", Text(output)),
            output => Assert.Equal(new StreamOutput("stdout", "f\n"), output),
            output => Assert.Equal("g", Text(output)));
        Assert.Equal([null, null, 1], outputs.OfType<DataOutput>().Select(output => output.ExecutionCount));
    }

    [Fact]
    public async Task Text_that_other_threads_print_is_an_output_too()
    {
        var outputs = await OutputsAsync("""
            var thread = new System.Threading.Thread(() => Console.WriteLine("from a thread"));
            thread.Start(); thread.Join();
            await Task.Run(() => Console.WriteLine("from the pool"));
            """);

        Assert.Equal(new StreamOutput("stdout", "from a thread\nfrom the pool\n"), Assert.Single(outputs));
    }

    [Fact]
    public async Task A_cell_can_await()
    {
        var outputs = await OutputsAsync("var n = await Task.Run(async () => { await Task.Yield(); return 7; });", "Console.Write(n);");

        Assert.Equal(new StreamOutput("stdout", "7"), Assert.Single(outputs));
    }

    [Fact]
    public async Task Values_can_be_shown_in_the_form_asked_for()
    {
        var outputs = await OutputsAsync("""
            new[] { 1, 2 }.Display("text/plain");
            HTML("<b>x</b>").Display();
            display(3, "text/plain", "text/html");
            "\\sigma".DisplayAs("text/latex");
            "{\"a\": [1]}".DisplayAs("application/json");
            Javascript("let a = '<';");
            """);

        Assert.Equal("[ 1, 2 ]", Text(outputs[0]));
        Assert.Equal("<b>x</b>", Text(outputs[1], "text/html"));
        Assert.Equal(["text/plain", "text/html"], Assert.IsType<DataOutput>(outputs[2]).Data.Select(entry => entry.Key));
        Assert.Equal("\\sigma", Text(outputs[3], "text/latex"));
        Assert.Equal(1, Assert.IsType<DataOutput>(outputs[4]).Data["application/json"]!["a"]![0]!.GetValue<int>());
        Assert.Equal("<script type=\"text/javascript\">let a = '<';</script>", Text(outputs[5], "text/html"));
    }

    [Fact]
    public async Task A_sequence_can_be_shown_as_a_table()
    {
        var outputs = await OutputsAsync("new[] { (1, 2.5) }.DisplayTable();");

        Assert.StartsWith("<table><thead>", Text(Assert.Single(outputs), "text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_current_folder_is_the_notebooks_and_the_culture_is_invariant()
    {
        Folder.Write("data.csv", "1,5");

        var outputs = await OutputsAsync("Console.Write(System.IO.File.ReadAllText(\"data.csv\") + \" \" + 1.5 + \" \" + System.Globalization.CultureInfo.CurrentCulture.Name.Length);");

        Assert.Equal(new StreamOutput("stdout", "1,5 1.5 0"), Assert.Single(outputs));
    }

    [Fact]
    public async Task Only_the_kernels_own_namespaces_are_imported()
    {
        // A cell that needs more would fail in the kernel, so it has to fail here.
        Assert.Contains("'File'", (await FaultAsync("File.Exists(\"x\")")).Message, StringComparison.Ordinal);
        Assert.Contains("'Formatter'", (await FaultAsync("Formatter.ListExpansionLimit")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_are_CSharp_14()
    {
        var outputs = await OutputsAsync("class Box { public int Size { get; set => field = Math.Max(0, value); } }", "Console.Write(new Box { Size = -3 }.Size);");

        Assert.Equal(new StreamOutput("stdout", "0"), Assert.Single(outputs));
    }

    [Fact]
    public async Task What_the_kernel_cannot_compile_fails_here_too()
    {
        Assert.Contains("Span<int>", (await FaultAsync("Span<int> s = new int[3];")).Message, StringComparison.Ordinal);
        Assert.Contains("top-level", (await FaultAsync("static class E { extension(int x) { public int F() => x; } }")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Printing_without_end_is_cut()
    {
        var outputs = await OutputsAsync($"for (var i = 0; i < {CellOutputs.PrintedLimit / 1000 + 10}; i++) Console.WriteLine(new string('x', 999));");

        var text = Assert.IsType<StreamOutput>(Assert.Single(outputs)).Text;
        Assert.StartsWith(new string('x', 999) + "\n", text, StringComparison.Ordinal);
        Assert.EndsWith($"the rest of the output is cut: a cell may print {CellOutputs.PrintedLimit} characters\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, CellOutputs.PrintedLimit, CellOutputs.PrintedLimit + 100);
    }

    [Fact]
    public async Task A_cell_that_turns_the_console_elsewhere_does_not_silence_the_next()
    {
        var outputs = await OutputsAsync("Console.SetOut(System.IO.TextWriter.Null);\nConsole.SetError(System.IO.TextWriter.Null);", "Console.Write(\"heard\");");

        Assert.Equal(new StreamOutput("stdout", "heard"), Assert.Single(outputs));
    }

    [Theory]
    [InlineData(61)]
    [InlineData(62)]
    [InlineData(64)]
    public async Task Deep_JSON_is_shown_as_JSON(int depth)
    {
        var outputs = await OutputsAsync($"(new string('[', {depth}) + new string(']', {depth})).DisplayAs(\"application/json\");");

        Assert.Equal(new string('[', depth) + new string(']', depth), Assert.IsType<DataOutput>(Assert.Single(outputs)).Data["application/json"]!.ToJsonString(new() { MaxDepth = 600 }));
    }
}
