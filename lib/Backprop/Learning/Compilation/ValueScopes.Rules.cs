using System.Linq.Expressions;
using E = System.Linq.Expressions.Expression;

namespace Backprop;

/// <content>How the value of each kind of expression is computed from those of its parts.</content>
internal sealed partial class ValueScopes
{
    private Func<int, E> Rule(Expr node, bool vector)
    {
        switch (node)
        {
            case Symbol symbol when _statement.Program.Sizes[symbol] is { } size:
                return _ => E.Constant((double)size);
            case Element or Symbol or Quantity:
                return copy => vector ? _statement.Load(Location(node, copy)!) : _statement.Get(Location(node, copy)!);
            // Counted from 1 in a formula, from 0 in memory.
            case IndexVariable index:
                return copy => E.Convert(E.Add(Position(index, copy), E.Constant(1)), typeof(double));
            case KroneckerDelta delta:
                return copy => E.Condition(
                    E.Equal(Position(delta.Left, copy), Position(delta.Right, copy)), E.Constant(1.0), E.Constant(0.0));
            case Sum sum:
                return SumRule(sum, vector);
            case Product product:
                return ProductRule(product, vector);
            case Power { Exponent: Number { Value: var r } } power:
                var powered = Operands(power.Base, vector);
                return copy => VectorCode.Raise(powered[copy], r);
            case Power power:
                var (bases, exponents) = (Operands(power.Base, vector), Operands(power.Exponent, vector));
                return copy => VectorCode.Raise(bases[copy], exponents[copy]);
            case Call { Function: KnownFunction known } call:
                var arguments = Operands(call.Argument, vector);
                return copy => VectorCode.Apply(known, arguments[copy]);
            default:
                throw Evaluation.WithoutValue(node);
        }
    }

    private E[] Operands(Expr node, bool vector) => vector ? Vectors(node) : Values(node);

    // What is the same in all lanes is added up first, once; in that order too where neighbours are computed one by one.
    private Func<int, E> SumRule(Sum sum, bool vector)
    {
        var varies = Varies(sum);
        var terms = sum.Terms.Where(term => !varies || Varies(term)).ToList();
        var uniform = sum.Terms.Where(term => varies && !Varies(term)).ToArray();
        if (uniform.Length > 0) terms.Insert(0, Sum.Of(uniform));
        var signed = terms.Select(term => (Negative: Product.SplitCoefficient(term).Coefficient.Sign < 0 && term is Product, Term: term)).ToList();

        // A first term without a minus, so that the others can be added to it or taken from it.
        var at = signed.FindIndex(pair => !pair.Negative);
        if (at > 0)
        {
            var first = signed[at];
            signed.RemoveAt(at);
            signed.Insert(0, first);
        }

        var values = signed.Select((pair, i) => Operands(i > 0 && pair.Negative ? -pair.Term : pair.Term, vector)).ToList();
        return copy =>
        {
            var total = values[0][copy];
            for (var i = 1; i < values.Count; i++)
                total = signed[i].Negative ? E.Subtract(total, values[i][copy]) : E.Add(total, values[i][copy]);
            return total;
        };
    }

    private Func<int, E> ProductRule(Product product, bool vector)
    {
        var varies = Varies(product);
        var factors = product.Factors.Where(factor => !varies || Varies(factor)).ToList();
        var uniform = Product.Of([Number.Of(product.Coefficient), .. product.Factors.Where(factor => varies && !Varies(factor))]);
        var values = factors.Select(factor => Power.IsDivisor(factor) ? Operands(1 / factor, vector) : Operands(factor, vector)).ToList();
        var scale = uniform.IsOne ? null : Operands(uniform, vector);
        return copy =>
        {
            var result = scale?[copy];
            foreach (var (factor, value) in factors.Zip(values).OrderBy(pair => Power.IsDivisor(pair.First)))
            {
                var divides = Power.IsDivisor(factor);
                if (result is null) result = divides ? E.Divide(VectorCode.One(value[copy].Type), value[copy]) : value[copy];
                else result = divides ? E.Divide(result, value[copy]) : E.Multiply(result, value[copy]);
            }

            return result!;
        };
    }
}
