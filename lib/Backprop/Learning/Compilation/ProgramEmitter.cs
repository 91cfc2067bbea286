using System.Linq.Expressions;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>A program of loops as one compiled method, statement after statement.</summary>
internal static class ProgramEmitter
{
    public static Action<double[], int> Compile(LoopProgram program)
    {
        var memory = E.Parameter(typeof(double[]), "memory");
        var start = E.Parameter(typeof(int), "start");
        var body = program.Statements.Select(statement => new StatementEmitter(statement, program, memory, start).Emit());
        return E.Lambda<Action<double[], int>>(E.Block([.. body, E.Empty()]), memory, start).Compile();
    }
}
