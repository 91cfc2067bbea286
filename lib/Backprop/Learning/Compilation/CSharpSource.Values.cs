using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Backprop;

/// <content>Formulas as C# expressions.</content>
internal sealed partial class CSharpSource
{
    // A compiler of C# goes from bracket to bracket by recursion as well, and would not read what is too deep to be written so.
    private string Text(Expr node, Precedence needed) => !RuntimeHelpers.TryEnsureSufficientExecutionStack()
        ? throw new InvalidOperationException("A formula is nested too deep to be written as C#; give parts of it names with Let(…).")
        : node switch
    {
        Number number => Literal(number.Value, needed),
        // Doubles all three, so that none of them over another is a division of whole numbers.
        Symbol symbol when _program.Sizes[symbol] is { } size => string.Create(CultureInfo.InvariantCulture, $"{size}.0"),
        Element or Symbol or Quantity => Place(Family.Of(node)!, Family.IndicesOf(node)),
        IndexSum sum => _sums[sum],
        IndexVariable index => $"({Variable(index)} + 1.0)",
        KroneckerDelta delta => $"({Variable(delta.Left)} == {Variable(delta.Right)} ? 1.0 : 0.0)",
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
        if (!double.IsFinite(value.ToDouble())) throw new InvalidOperationException("A number of a formula is larger than any double, so it cannot be written as C#.");
        var text = value.IsInteger && value.Abs() < 1_000_000 ? value.ToString() : value.ToDouble().ToString("R", CultureInfo.InvariantCulture);
        if (!text.Contains('.', StringComparison.Ordinal) && !text.Contains('E', StringComparison.Ordinal)) text += ".0";
        return Bracketed(text, value.Sign < 0 ? Precedence.Sum : Precedence.Atom, needed);
    }

    private static string Bracketed(string text, Precedence precedence, Precedence needed) => precedence < needed ? $"({text})" : text;

    private string Place(Family family, ImmutableArray<IndexVariable> indices)
    {
        var block = _program.Layout[family];
        var terms = indices.Select((index, place) => block.Stride(place) == 1 ? Variable(index) : $"{Variable(index)} * {block.Stride(place)}");
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
}
