using System.Reflection;
using Backprop.Kernel;
using Backprop.Kernel.Directives;
using Backprop.Kernel.Submissions;
using Backprop.Notebooks.Hosting;
using Backprop.Notebooks.Hosting.Packages;

namespace Backprop.Tests.Live;

/// <summary>Cells that came compiled, and others after them, in one session: against the values that C# gives them.</summary>
public sealed class CellsThatCameCompiled
{
    private static readonly string[] Cells =
    [
        "using System.Numerics;",
        "var pair = new { Left = 20, Right = 22 };",
        "pair.Left + pair.Right",
        "int unknown = missing;",
        "int Twice(int n) => 2 * n;\nvar twice = (from n in new[] { 1, 2 } let m = Twice(n) select m).ToList();",
        "throw new InvalidOperationException(pair.ToString());",
        "BigInteger.Pow(Twice(pair.Left), twice.Count)",
    ];

    private readonly Host host = new() { Compiled = CompiledPiece.Read(CompiledPiece.Write(CompiledCells.Of(new Host(), Cells.Select((code, i) => (Unit(i, code), "csharp"))))) };

    [Fact]
    public async Task They_run_without_a_compiler()
    {
        var session = await Begin();
        Assert.Equal((false, null), await Run(session, 0));
        await Run(session, 1);
        Assert.Equal((true, 42), await Run(session, 2));
        Assert.False(host.HasCompiler);
    }

    [Fact]
    public async Task What_does_not_compile_says_so_and_what_throws_throws_and_those_after_it_run()
    {
        var session = await Begin();
        for (var i = 0; i < 3; i++)
            await Run(session, i);
        var error = Assert.Single((await Assert.ThrowsAsync<CompilationException>(() => Run(session, 3))).Errors);
        Assert.Equal("CS0103", error.Id);
        await Run(session, 4);
        Assert.Equal("{ Left = 20, Right = 22 }", (await Assert.ThrowsAsync<InvalidOperationException>(() => Run(session, 5))).Message);
        Assert.Equal((true, new System.Numerics.BigInteger(1600)), await Run(session, 6));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Changed_code_continues_them_and_from_there_on_the_rest_is_compiled(int changed)
    {
        var session = await Begin();
        for (var i = 0; i < changed; i++)
        {
            if (i != 3)
                await Run(session, i);
        }

        Assert.Equal((true, 21), await session.RunAsync(Unit(changed, ""), "var other = new { Left = 1, Right = 1 };\nother = pair;\nother.Left + 1"));
        await Run(session, 4);
        Assert.Equal((true, new System.Numerics.BigInteger(1600)), await Run(session, 6));
        Assert.True(host.HasCompiler);
        Assert.Contains(session.SuggestionsAt("pair.", 5), suggestion => suggestion.Name == "Left");
    }

    private static SourceUnit Unit(int i, string code) => new($"cell [{i + 1}]", code);

    private static Task<(bool HasValue, object? Value)> Run(CSharpSession session, int i) => session.RunAsync(Unit(i, Cells[i]), Cells[i]);

    private async Task<CSharpSession> Begin()
    {
        var session = new CSharpSession(host);
        await session.RunAsync(new SourceUnit(CSharpSession.StartName, ""), CSharpSession.StartCode);
        return session;
    }

    private sealed class Host : ISessionHost
    {
        private readonly ProcessSession process = new(Repository.Root, new PackageSession(Repository.Root, _ => { }));

        public bool HasCompiler { get; private set; }

        public string Folder => process.Folder;

        public IReadOnlyList<CompiledPiece> Compiled { get; init; } = [];

        public SubmissionCompiler CreateCompiler()
        {
            HasCompiler = true;
            return process.CreateCompiler();
        }

        public Task<IReadOnlyList<ImportedUnit>> ReadImportAsync(string path) => throw new ImportException("not here");

        public void AddPackageSource(PackageSourceStep source) => throw new NotSupportedException("not here");

        public Task<IReadOnlyList<Assembly>> AddPackageAsync(PackageStep package) => throw new CellSkippedException("not here");
    }
}
