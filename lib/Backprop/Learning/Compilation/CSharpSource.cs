using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Backprop;

/// <summary>A program of loops as C# source that can be read, and that compiles as it stands.</summary>
/// <remarks>It says what is computed, one value after the other. The compiled method computes the same in tiles of several rows, four values at once.</remarks>
internal sealed class CSharpSource
{
    private const string Indent = "    ";
    private const int LineWidth = 88;

    private readonly LoopProgram _program;
    private readonly StringBuilder _text = new();
    private readonly HashSet<KnownFunction> _functions = [];
    private readonly Dictionary<Family, string> _identifiers;
    private Dictionary<IndexSum, string> _sums = [];
    private int _depth = 1;
    private bool _isMaximum;

    private CSharpSource(LoopProgram program)
    {
        _program = program;

        // Two families may share a name, such as the y below and the y above; their index letters tell them apart.
        var shared = program.Layout.Families.GroupBy(family => family.Name).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        _identifiers = program.Layout.Families.ToDictionary(
            family => family,
            family => shared.Contains(family.Name) ? $"{family.Name.Identifier}_{string.Concat(family.Indices.Select(index => index.Letter))}" : family.Name.Identifier);
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
        _isMaximum = statement.IsMaximum;
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
            Line($"for (var {index.Letter} = 0; {index.Letter} < {_program.Sizes[index]}; {index.Letter}++)");
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
            var name = _sums.Count == 0 ? "sum" : $"sum{_sums.Count + 1}";
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

    private string Text(Expr node, Precedence needed) => node switch
    {
        Number number => Literal(number.Value, needed),
        Symbol symbol when _program.Sizes[symbol] is { } size => size.ToString(CultureInfo.InvariantCulture),
        Element or Symbol or Quantity => Place(Family.Of(node)!, Family.IndicesOf(node)),
        IndexSum sum => _sums[sum],
        KroneckerDelta delta => $"({delta.Left.Letter} == {delta.Right.Letter} ? 1 : 0)",
        Sum sum => Bracketed(Text(sum), Precedence.Sum, needed),
        Product product => Bracketed(Text(product), product.Coefficient == -1 ? Precedence.Sum : Precedence.Product, needed),
        Power power => Text(power, needed),
        Call { Function: KnownFunction known } call => $"{NameOf(known)}({Text(call.Argument, Precedence.Sum)})",
        _ => throw Evaluation.WithoutValue(node),
    };

    private string Text(Sum sum)
    {
        var text = new StringBuilder(Text(sum.Terms[0], Precedence.Sum));
        foreach (var term in sum.Terms.Skip(1))
        {
            var negative = Product.SplitCoefficient(term).Coefficient.Sign < 0;
            text.Append(negative ? " - " : " + ").Append(Text(negative ? -term : term, Precedence.Product));
        }

        return text.ToString();
    }

    private string Text(Product product)
    {
        var number = product.Coefficient;
        var above = product.Factors.Where(factor => !Power.IsDivisor(factor)).Select(factor => Text(factor, Precedence.Product)).ToList();
        var sign = number == -1 ? "-" : "";
        if (!number.Abs().IsOne) above.Insert(0, Literal(number, Precedence.Product));
        if (above.Count == 0) above.Add("1");
        var below = product.Factors.Where(Power.IsDivisor).Select(factor => " / " + Text(1 / factor, Precedence.Power));
        return sign + string.Join(" * ", above) + string.Concat(below);
    }

    private string Text(Power power, Precedence needed)
    {
        if (Power.IsDivisor(power)) return Bracketed($"1 / {Text(1 / power, Precedence.Power)}", Precedence.Product, needed);
        if (power.Exponent is Number { Value: var r })
        {
            if (r == new Rational(1, 2)) return $"Math.Sqrt({Text(power.Base, Precedence.Sum)})";
            if (r == 2 && power.Base is Element or Symbol or Quantity)
            {
                var factor = Text(power.Base, Precedence.Product);
                return Bracketed($"{factor} * {factor}", Precedence.Product, needed);
            }
        }

        return $"Math.Pow({Text(power.Base, Precedence.Sum)}, {Text(power.Exponent, Precedence.Sum)})";
    }

    // Whole numbers as doubles too: 1 / 2 would be 0.
    private static string Literal(Rational value, Precedence needed)
    {
        var text = value.IsInteger && value.Abs() < 1_000_000 ? value.ToString() : value.ToDouble().ToString("R", CultureInfo.InvariantCulture);
        if (!text.Contains('.', StringComparison.Ordinal) && !text.Contains('E', StringComparison.Ordinal)) text += ".0";
        return Bracketed(text, value.Sign < 0 ? Precedence.Sum : Precedence.Atom, needed);
    }

    private static string Bracketed(string text, Precedence precedence, Precedence needed) => precedence < needed ? $"({text})" : text;

    private string Place(Family family, ImmutableArray<IndexVariable> indices)
    {
        var block = _program.Layout[family];
        var terms = indices.Select((index, place) => block.Stride(place) == 1 ? index.Letter : $"{index.Letter} * {block.Stride(place)}");
        return $"{Identifier(family)}[{(indices.IsEmpty ? "0" : string.Join(" + ", terms))}]";
    }

    // The name of the base library's function, or of a method that is written below.
    private string NameOf(KnownFunction function)
    {
        if (InMath(function) is { } name) return name;
        _functions.Add(function);
        return MethodOf(function);
    }

    private static string? InMath(KnownFunction function) =>
        function.CSharp.StartsWith("Math.", StringComparison.Ordinal) && function.CSharp.EndsWith("(u)", StringComparison.Ordinal) && function.CSharp.IndexOf('(') == function.CSharp.Length - 3
            ? function.CSharp[..^3]
            : null;

    private static string Definition(KnownFunction function) => $"static double {MethodOf(function)}(double u) => {function.CSharp};";

    private static string MethodOf(KnownFunction function) => char.ToUpperInvariant(function.Name.Identifier[0]) + function.Name.Identifier[1..];

    private string Identifier(Family family) => _identifiers[family];

    private void Line(string line) => _text.Append(string.Concat(Enumerable.Repeat(Indent, _depth))).Append(line).Append('\n');
}
