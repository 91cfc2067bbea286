using System.Linq.Expressions;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>A program of loops as compiled methods, one for each statement.</summary>
/// <remarks>
/// One method for all would spare a few calls, and is slower: the runtime's compiler follows only so many local variables
/// of a method, and leaves the others in memory.
/// </remarks>
internal static class ProgramEmitter
{
    public static Action<double[], int> Compile(LoopProgram program)
    {
        if (WebAssemblyHost.Current?.Compile(program) is { } code) return code;
        Action<double[], int>[] statements = [.. program.Statements.Select(statement => Compile(statement, program))];
        return (memory, start) =>
        {
            foreach (var statement in statements) statement(memory, start);
        };
    }

    private static Action<double[], int> Compile(LoopStatement statement, LoopProgram program)
    {
        var memory = E.Parameter(typeof(double[]), "memory");
        var start = E.Parameter(typeof(int), "start");
        var loops = new StatementEmitter(statement, program, memory, start, FourLanes.AreFast).Emit();
        return E.Lambda<Action<double[], int>>(E.Block(loops, E.Empty()), memory, start).Compile();
    }
}
