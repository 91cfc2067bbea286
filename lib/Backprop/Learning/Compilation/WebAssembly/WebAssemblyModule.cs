using System.Linq.Expressions;
using System.Reflection;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>A program of loops as a WebAssembly module: one function for each statement and for each function of mathematics, and one that runs them all.</summary>
/// <remarks>
/// The module works on the memory that it imports as <c>env.memory</c>. It exports <c>run</c>, which takes the address of the
/// program's array and the position in it where the values begin. The bits are those of the runtime's own code: arithmetic is
/// IEEE 754 in both, and u·v + w is rounded once, by <c>env.fma</c> or by the browser's own instruction.
/// </remarks>
internal sealed class WebAssemblyModule
{
    private const byte I32 = 0x7F, F64 = 0x7C;

    // The signatures by their numbers: a statement, a function, u·v + w.
    private static readonly (byte[] Parameters, byte[] Results)[] Types = [([I32, I32], []), ([F64], [F64]), ([F64, F64, F64], [F64])];
    private const int Statement = 0, Function = 1, MultiplyAdd = 2;

    private readonly Dictionary<MethodInfo, int> _functions = [];
    private readonly List<(int Type, WebAssemblyCode Code)> _bodies = [];

    private WebAssemblyModule(bool fuses) => Fuses = fuses;

    /// <summary>True where the browser's instruction rounds u·v + w once.</summary>
    public bool Fuses { get; }

    /// <summary>The module; null for a program with a function or a power that has no such code.</summary>
    /// <param name="program">The program.</param>
    /// <param name="fuses">True where the browser's instruction rounds u·v + w once.</param>
    public static byte[]? Of(LoopProgram program, bool fuses)
    {
        var module = new WebAssemblyModule(fuses);
        if (!module.TryAdd(program)) return null;
        module.AddAll();
        return module.ToBytes();
    }

    /// <summary>The module of sweeps and what is learned from them; null where the sweep has no such code.</summary>
    public static byte[]? Of(LearningCode learning, bool fuses)
    {
        var module = new WebAssemblyModule(fuses);
        if (!module.TryAdd(learning.Sweep)) return null;
        module._functions.Add(LearningCode.SweepMethod, First + module._bodies.Count);
        module.AddAll();
        var (memory, start) = Place();
        module.AddStatement(memory, start, learning.Body(memory, start));
        return module.ToBytes();
    }

    /// <summary>A module that writes u·v + w behind the three numbers, by the browser's instruction.</summary>
    public static byte[] OfMultiplyAdd()
    {
        var module = new WebAssemblyModule(fuses: true);
        var (memory, start) = Place();
        E At(int place) => E.Call(VectorMemory.GetMethod, memory, E.Add(start, E.Constant(place)));
        module.AddStatement(memory, start, E.Call(VectorMemory.SetMethod, memory, E.Add(start, E.Constant(3)), VectorCode.MultiplyAdd(At(0), At(1), At(2))));
        return module.ToBytes();
    }

    private bool TryAdd(LoopProgram program)
    {
        var called = program.Statements.SelectMany(statement => Traversal.ChildrenFirst(statement.Value, node => node is not Quantity)).ToList();
        if (called.Any(node => node is Power { Exponent: var exponent } && !IsArithmetic(exponent))) return false;
        foreach (var function in called.OfType<Call>().Select(call => call.Function).OfType<KnownFunction>().Distinct())
        {
            if (function.Code.Written is not { } written) return false;
            _functions.Add(function.Code.OnOne.Method, First + _bodies.Count);
            var body = new WebAssemblyCode(this, written.Value.Parameters);
            body.Add(written.Value.Body);
            _bodies.Add((Function, body));
        }

        foreach (var statement in program.Statements)
        {
            var (memory, start) = Place();
            AddStatement(memory, start, new StatementEmitter(statement, program, memory, start, hasVectors: false).Emit());
        }

        return true;
    }

    /// <summary>The number of a function of one double.</summary>
    public int NumberOf(MethodInfo function) => _functions[function];

    // Other powers need logarithms.
    private static bool IsArithmetic(Expr exponent) => exponent is Number { Value: var r } && (r == 2 || r == -1 || r == 3 || r == new Rational(1, 2));

    // Functions are counted from the imported ones on.
    private static int First => 1;

    private static (ParameterExpression Memory, ParameterExpression Start) Place() => (E.Parameter(typeof(double[])), E.Parameter(typeof(int)));

    private void AddStatement(ParameterExpression memory, ParameterExpression start, E loops)
    {
        var body = new WebAssemblyCode(this, [memory, start]);
        body.Add(loops);
        _bodies.Add((Statement, body));
    }

    // What runs all statements.
    private void AddAll()
    {
        var all = new WebAssemblyCode(this, [.. new[] { Place() }.SelectMany(place => new[] { place.Memory, place.Start })]);
        foreach (var (number, (type, _)) in _bodies.Index())
        {
            if (type == Statement) all.AddCallOfStatement(First + number);
        }

        _bodies.Add((Statement, all));
    }

    // The last function is the one to run.
    private byte[] ToBytes()
    {
        var module = new WebAssemblyBytes();
        module.Add(0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00);
        module.AddSection(1, Types, (section, type) => section.Add(0x60).AddBytes(type.Parameters).AddBytes(type.Results));
        module.AddSection(2, ["memory", "fma"], (section, name) =>
        {
            section.AddName("env").AddName(name);
            if (name == "memory") section.Add(0x02, 0x00, 0x00);
            else section.Add(0x00).AddNumber(MultiplyAdd);
        });
        module.AddSection(3, _bodies, (section, body) => section.AddNumber(body.Type));
        module.AddSection(7, ["run"], (section, name) => section.AddName(name).Add(0x00).AddNumber(First + _bodies.Count - 1));
        module.AddSection(10, _bodies, (section, body) => section.AddBytes(body.Code.ToBytes()));
        return module.ToArray();
    }
}
