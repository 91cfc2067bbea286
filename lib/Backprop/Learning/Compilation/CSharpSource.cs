using System.Text;

namespace Backprop;

/// <summary>A program of loops as C# source that can be read, and that compiles as it stands.</summary>
/// <remarks>It says what is computed, one value after the other. The compiled method computes the same in tiles of several rows, four values at once.</remarks>
internal sealed partial class CSharpSource
{
    private const string Indent = "    ";
    private const int LineWidth = 88;

    private static readonly HashSet<string> Keywords =
    [
        .. ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit "
            + "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out "
            + "override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true "
            + "try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
    ];

    private readonly LoopProgram _program;
    private readonly StringBuilder _text = new();
    private readonly HashSet<KnownFunction> _functions = [];
    private readonly Dictionary<Family, string> _identifiers = [];
    private readonly HashSet<string> _taken;
    private Dictionary<IndexSum, string> _sums = [];
    private int _depth = 1;
    private int _sumsOfStatement;
    private bool _isMaximum;

    private CSharpSource(LoopProgram program)
    {
        _program = program;

        // Two families may share a name, such as the y below and the y above; their index letters tell them apart.
        var shared = program.Layout.Families.GroupBy(family => family.Name).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        // Nor may an array be called as the variable of a loop is, or as what the body calls, or a running sum as any of them.
        _taken = [.. program.Statements.SelectMany(statement => FreeIndices.Letters(statement.Value).Concat(IndexVariable.LettersOf(statement.Target.Indices))), nameof(Math), .. Functions.All.Values.Select(MethodOf)];
        foreach (var family in program.Layout.Families)
        {
            var identifier = shared.Contains(family.Name) ? $"{family.Name.Identifier}_{string.Concat(family.Indices.Select(index => index.Letter))}" : family.Name.Identifier;
            while (!_taken.Add(identifier)) identifier += "_";
            _identifiers.Add(family, Escaped(identifier));
        }
    }

    /// <summary>The source of one static method, and of the functions that it calls.</summary>
    /// <param name="program">The loops.</param>
    /// <param name="name">The name of the method.</param>
    public static string Of(LoopProgram program, string name)
    {
        var source = new CSharpSource(program);
        foreach (var statement in program.Statements) source.Write(statement);
        var parameters = program.Layout.Families.Select(family => $"double[] {source.Identifier(family)}");
        var functions = Functions.All.Values.Where(source._functions.Contains).Select(Definition);
        return $"static void {name}(\n{Wrapped(parameters)})\n{{\n{source._text.ToString().TrimEnd()}\n}}\n"
            + string.Concat(functions.Select(function => $"\n{function}\n"));
    }

    // Parameters side by side, as many as a line of the book holds.
    private static string Wrapped(IEnumerable<string> parameters)
    {
        var lines = new List<string>();
        foreach (var parameter in parameters)
        {
            if (lines.Count > 0 && lines[^1].Length + parameter.Length + 2 < LineWidth) lines[^1] += $", {parameter}";
            else lines.Add(Indent + parameter);
        }

        return string.Join(",\n", lines);
    }

    private void Write(LoopStatement statement)
    {
        var (target, value, _) = statement;
        (_isMaximum, _sumsOfStatement) = (statement.IsMaximum, 0);
        if (_text.Length > 0) _text.Append('\n');
        Line($"// {statement}");
        if (target.Indices.IsEmpty)
        {
            // Braces of its own: its sum must not be in sight of the loops before.
            Line("{");
            _depth++;
            Assign();
            _depth--;
            Line("}");
            return;
        }

        Loops([.. target.Indices], Assign);

        void Assign()
        {
            var text = WithSums(value);
            Line($"{Place(target, target.Indices)} = {text};");
        }
    }

    private void Loops(IReadOnlyList<IndexVariable> indices, Action body)
    {
        foreach (var index in indices)
        {
            var variable = Variable(index);
            Line($"for (var {variable} = 0; {variable} < {_program.Sizes[index]}; {variable}++)");
            Line("{");
            _depth++;
        }

        body();
        foreach (var _ in indices)
        {
            _depth--;
            Line("}");
        }
    }

    // Sums become loops before the line that uses them.
    private string WithSums(Expr value)
    {
        var outer = _sums;
        _sums = new(outer);
        foreach (var sum in Traversal.ChildrenFirst(value, ValueScopes.Opens).OfType<IndexSum>())
        {
            // A line around this one has it already.
            if (_sums.ContainsKey(sum)) continue;
            var name = RunningSumName();
            _sums.Add(sum, name);
            Line($"var {name} = {(_isMaximum ? "double.NegativeInfinity" : "0.0")};");
            var indices = new List<IndexVariable>();
            Expr body = sum;
            for (; body is IndexSum inner; body = inner.Body) indices.Add(inner.Index);
            Loops(indices, () =>
            {
                var text = WithSums(body);
                Line(_isMaximum ? $"{name} = Math.Max({name}, {text});" : $"{name} += {text};");
            });
        }

        var written = Text(value, Precedence.Sum);
        _sums = outer;
        return written;
    }

    private string Identifier(Family family) => _identifiers[family];

    private static string Variable(IndexVariable index) => Escaped(index.Letter);

    private static string Escaped(string word) => Keywords.Contains(word) ? $"@{word}" : word;

    private string RunningSumName()
    {
        var name = ++_sumsOfStatement == 1 ? "sum" : $"sum{_sumsOfStatement}";
        while (_taken.Contains(name)) name += "_";
        return name;
    }

    private void Line(string line) => _text.Append(string.Concat(Enumerable.Repeat(Indent, _depth))).Append(line).Append('\n');
}
