using Backprop.Kernel.Directives;

namespace Backprop.Kernel.Submissions;

/// <summary>Compiles the cells of a notebook and runs none of them.</summary>
internal static class CompiledCells
{
    /// <summary>The pieces that a session without files goes through when it runs these cells in their order.</summary>
    /// <param name="host">Where the cells find libraries.</param>
    /// <param name="cells">The cells, each with its language.</param>
    /// <remarks>They end before the first cell of which the code comes from elsewhere: from values, files or packages.</remarks>
    public static IReadOnlyList<CompiledPiece> Of(ISessionHost host, IEnumerable<(SourceUnit Unit, string Language)> cells)
    {
        var compiler = host.CreateCompiler();
        var pieces = new List<CompiledPiece> { compiler.Compile(CSharpSession.StartName, CSharpSession.StartCode) };
        foreach (var (unit, language) in cells)
        {
            var steps = Steps(unit, language);
            if (steps.Any(step => step is ImportStep or PackageStep or PackageSourceStep or SetStep or ShareStep))
                break;
            pieces.AddRange(steps.OfType<CodeStep>().Where(step => step.Language == "csharp").Select(step => compiler.Compile(unit.Name, step.Code)));
        }

        return pieces;
    }

    private static IReadOnlyList<CellStep> Steps(SourceUnit unit, string language)
    {
        try
        {
            return CellParser.Parse(unit.Text, language);
        }
        catch (Exception e) when (e is CellFaultException or CellSkippedException)
        {
            // It is refused before any of its code is compiled.
            return [];
        }
    }
}
