using System.Linq.Expressions;
using System.Reflection;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <summary>The code of one function, made of the expressions that the runtime's compiler would get.</summary>
internal sealed class WebAssemblyCode
{
    private const byte Nothing = 0x40;
    private const byte Block = 0x02, Loop = 0x03, End = 0x0B, Branch = 0x0C, BranchIf = 0x0D, Call = 0x10, Select = 0x1B;
    private const byte GetLocal = 0x20, SetLocal = 0x21, LoadDouble = 0x2B, StoreDouble = 0x39;
    private const byte IntConstant = 0x41, LongConstant = 0x42, DoubleConstant = 0x44, IntIsZero = 0x45, IntAdd = 0x6A, IntShiftLeft = 0x74;
    private const byte Vector = 0xFD;

    private static readonly Dictionary<MethodInfo, byte> Instructions = new()
    {
        [((Func<double, double>)Math.Abs).Method] = 0x99,
        [((Func<double, double>)Math.Sqrt).Method] = 0x9F,
        [((Func<double, double, double>)Math.Max).Method] = 0xA5,
        [((Func<double, double, double>)Math.CopySign).Method] = 0xA6,
        [((Func<double, long>)BitConverter.DoubleToInt64Bits).Method] = 0xBD,
        [((Func<long, double>)BitConverter.Int64BitsToDouble).Method] = 0xBF,
    };

    private static readonly MethodInfo MultiplyAdd = ((Func<double, double, double, double>)Math.FusedMultiplyAdd).Method;

    private readonly WebAssemblyModule _module;
    private readonly WebAssemblyBytes _code = new();
    private readonly Dictionary<ParameterExpression, int> _locals = [];
    private readonly List<Type> _types = [];
    private readonly int _parameters;

    public WebAssemblyCode(WebAssemblyModule module, IReadOnlyCollection<ParameterExpression> parameters)
    {
        (_module, _parameters) = (module, parameters.Count);
        foreach (var parameter in parameters) Declare(parameter);
    }

    /// <summary>The function's body: its local variables, and the code.</summary>
    public byte[] ToBytes()
    {
        var body = new WebAssemblyBytes().AddNumber(_types.Count - _parameters);
        foreach (var type in _types.Skip(_parameters)) body.AddNumber(1).Add(KindOf(type));
        return body.Add(_code.ToArray()).Add(End).ToArray();
    }

    /// <summary>Runs a statement of the program.</summary>
    public void AddCallOfStatement(int number) => _code.Add(GetLocal).AddNumber(0).Add(GetLocal).AddNumber(1).Add(Call).AddNumber(number);

    /// <summary>Adds an expression; its value, if it has one, is on the stack after it.</summary>
    /// <exception cref="NotSupportedException">The expression is of a kind that no statement and no function consists of.</exception>
    public void Add(E expression)
    {
        switch (expression)
        {
            case BlockExpression block:
                foreach (var variable in block.Variables) Declare(variable);
                foreach (var part in block.Expressions) Add(part);
                break;
            case DefaultExpression nothing when nothing.Type == typeof(void):
                break;
            case DefaultExpression zero when zero.Type == typeof(double):
                _code.Add(DoubleConstant).AddDouble(0);
                break;
            case ConstantExpression constant:
                AddConstant(constant.Value!);
                break;
            case ParameterExpression variable:
                _code.Add(GetLocal).AddNumber(_locals[variable]);
                break;
            case BinaryExpression { NodeType: ExpressionType.Assign or ExpressionType.AddAssign } assignment:
                AddAssignment(assignment);
                break;
            case BinaryExpression { NodeType: ExpressionType.LeftShift or ExpressionType.RightShift, Left.Type: var type, Right: ConstantExpression { Value: int bits } } shift when type == typeof(long):
                Add(shift.Left);
                _code.Add(LongConstant).AddSigned(bits).Add(InstructionOf(shift.NodeType, type));
                break;
            case BinaryExpression operation:
                Add(operation.Left);
                Add(operation.Right);
                _code.Add(InstructionOf(operation.NodeType, operation.Left.Type));
                break;
            case UnaryExpression operation:
                Add(operation.Operand);
                _code.Add(InstructionOf(operation.NodeType, operation.Operand.Type));
                break;
            case LoopExpression { Body: ConditionalExpression { IfFalse: GotoExpression } body }:
                AddLoop(body.Test, body.IfTrue);
                break;
            case ConditionalExpression choice when choice.Type != typeof(void):
                Add(choice.IfTrue);
                Add(choice.IfFalse);
                Add(choice.Test);
                _code.Add(Select);
                break;
            case MethodCallExpression call:
                AddCall(call);
                break;
            default:
                throw Unknown(expression);
        }
    }

    // A block that is opened again, as the body of a loop, has its variables already.
    private void Declare(ParameterExpression variable)
    {
        if (_locals.TryAdd(variable, _types.Count)) _types.Add(variable.Type);
    }

    private void AddConstant(object value)
    {
        if (value is int small) _code.Add(IntConstant).AddSigned(small);
        else if (value is long large) _code.Add(LongConstant).AddSigned(large);
        else _code.Add(DoubleConstant).AddDouble((double)value);
    }

    private void AddAssignment(BinaryExpression assignment)
    {
        var variable = (ParameterExpression)assignment.Left;
        if (assignment.NodeType == ExpressionType.AddAssign) Add(variable);
        Add(assignment.Right);
        if (assignment.NodeType == ExpressionType.AddAssign) _code.Add(InstructionOf(ExpressionType.Add, variable.Type));
        _code.Add(SetLocal).AddNumber(_locals[variable]);
    }

    private void AddLoop(E condition, E body)
    {
        _code.Add(Block, Nothing, Loop, Nothing);
        Add(condition);
        _code.Add(IntIsZero, BranchIf, 1);
        Add(body);
        _code.Add(Branch, 0, End, End);
    }

    private void AddCall(MethodCallExpression call)
    {
        if (call.Method == VectorMemory.GetMethod || call.Method == VectorMemory.SetMethod)
        {
            var shift = AddPlace(call.Arguments[0], call.Arguments[1]);
            if (call.Arguments.Count > 2) Add(call.Arguments[2]);
            _code.Add(call.Arguments.Count > 2 ? StoreDouble : LoadDouble, 3).AddNumber(shift);
            return;
        }

        foreach (var argument in call.Arguments)
        {
            Add(argument);
            if (call.Method == MultiplyAdd && _module.Fuses) _code.Add(Vector, 0x14);
        }

        if (Instructions.TryGetValue(call.Method, out var instruction)) _code.Add(instruction);
        else if (call.Method != MultiplyAdd) _code.Add(Call).AddNumber(_module.NumberOf(call.Method));
        else if (_module.Fuses) _code.Add(Vector, 0x87, 0x02, Vector, 0x21, 0x00);
        else _code.Add(Call).AddNumber(0);
    }

    // The address of a double; a constant at the end of its position is left to the instruction that reads or writes.
    private int AddPlace(E memory, E position)
    {
        var shift = 0;
        while (position is BinaryExpression { NodeType: ExpressionType.Add, Left: var left, Right: ConstantExpression { Value: int constant } } && constant >= 0)
        {
            shift += constant;
            position = left;
        }

        Add(memory);
        Add(position);
        _code.Add(IntConstant, 3, IntShiftLeft, IntAdd);
        return shift * sizeof(double);
    }

    private static byte KindOf(Type type) =>
        type == typeof(double) ? (byte)0x7C : type == typeof(long) ? (byte)0x7E : type == typeof(int) || type == typeof(double[]) ? (byte)0x7F : throw new NotSupportedException($"No local variable can be of type {type}.");

    private static byte InstructionOf(ExpressionType operation, Type type) => (operation, Type.GetTypeCode(type)) switch
    {
        (ExpressionType.Add, TypeCode.Int32) => IntAdd,
        (ExpressionType.Multiply, TypeCode.Int32) => 0x6C,
        (ExpressionType.Equal, TypeCode.Int32) => 0x46,
        (ExpressionType.LessThan, TypeCode.Int32) => 0x48,
        (ExpressionType.Add, TypeCode.Int64) => 0x7C,
        (ExpressionType.Subtract, TypeCode.Int64) => 0x7D,
        (ExpressionType.And, TypeCode.Int64) => 0x83,
        (ExpressionType.LeftShift, TypeCode.Int64) => 0x86,
        (ExpressionType.RightShift, TypeCode.Int64) => 0x87,
        (ExpressionType.Convert, TypeCode.Int32) => 0xB7,
        (ExpressionType.Convert, TypeCode.Int64) => 0xB9,
        (ExpressionType.Convert, TypeCode.Double) => 0xAA,
        (ExpressionType.LessThan, TypeCode.Double) => 0x63,
        (ExpressionType.LessThanOrEqual, TypeCode.Double) => 0x65,
        (ExpressionType.Negate, TypeCode.Double) => 0x9A,
        (ExpressionType.Add, TypeCode.Double) => 0xA0,
        (ExpressionType.Subtract, TypeCode.Double) => 0xA1,
        (ExpressionType.Multiply, TypeCode.Double) => 0xA2,
        (ExpressionType.Divide, TypeCode.Double) => 0xA3,
        _ => throw new NotSupportedException($"No instruction for {operation} of {type}."),
    };

    private static NotSupportedException Unknown(E expression) => new($"No code for {expression.NodeType}: {expression}.");
}
