using E = System.Linq.Expressions.Expression;
using P = System.Linq.Expressions.ParameterExpression;

namespace Backprop;

/// <summary>Expressions compiled to machine code: one assignment for each distinct part, so nothing is computed twice and nothing nests.</summary>
internal static class Compilation
{
    // Beyond this many parts the just-in-time compiler takes longer than the formula is worth; those are interpreted.
    private const int MostParts = 5_000;

    public static ScalarFunction Compile(Expr expression, Expr[] parameters)
    {
        var index = Numbered(parameters);
        expression.RefuseOtherDefinitions(parameters);
        var stable = StableForm.Of(expression, node => !index.ContainsKey(node));
        var parts = Parts([stable], index, shown: expression);
        Func<double[], double> function = parts.Count <= MostParts ? Emit(parts, index) : Interpret(stable, parameters);
        return arguments => arguments.Length == parameters.Length
            ? function(arguments) is var value && double.IsFinite(value) || ReferenceEquals(stable, expression) ? value : Evaluation.AsWritten(expression, parameters.Zip(arguments).ToDictionary(), value)
            : throw new ArgumentException($"Expected {parameters.Length} numbers ({string.Join(", ", parameters.AsEnumerable())}); found {arguments.Length}.", nameof(arguments));
    }

    /// <summary>Refuses expressions that have no value even when the parameters have one.</summary>
    /// <exception cref="InvalidOperationException">One holds an undefined function, an open derivative, another symbol, or an index.</exception>
    public static void RequireValues(ReadOnlySpan<Expr> expressions, Expr[] parameters) => Parts(expressions, Numbered(parameters));

    private static Dictionary<Expr, int> Numbered(Expr[] parameters)
    {
        foreach (var parameter in parameters) _ = Family.Require(parameter);
        var index = new Dictionary<Expr, int>();
        foreach (var parameter in parameters)
        {
            if (!index.TryAdd(parameter, index.Count)) throw new ArgumentException($"{parameter} is a parameter twice.", nameof(parameters));
        }

        return index;
    }

    // A message names the formula as it is shown, and not the form in which it is computed.
    private static List<Expr> Parts(ReadOnlySpan<Expr> expressions, Dictionary<Expr, int> index, Expr? shown = null)
    {
        var parts = Traversal.ChildrenFirst(expressions, node => !index.ContainsKey(node));
        foreach (var part in parts)
        {
            if (part is IndexVariable) throw new InvalidOperationException($"Cannot compile: {Evaluation.WithoutSizes(shown ?? expressions[0]).Message}");
            if (!index.ContainsKey(part) && part is Symbol or Derivative or Call { Function: UndefinedFunction })
                throw new InvalidOperationException($"Cannot compile: {Evaluation.WithoutValue(part).Message} Or make it a parameter.");
        }

        return parts;
    }

    private static Func<double[], double> Emit(List<Expr> parts, Dictionary<Expr, int> index)
    {
        var arguments = E.Parameter(typeof(double[]), "arguments");
        var locals = new Dictionary<Expr, E>();
        var body = new List<E>();
        foreach (var part in parts)
        {
            E value = index.TryGetValue(part, out var i)
                ? E.ArrayIndex(arguments, E.Constant(i))
                : Value(part, child => locals[child]);
            if (part is Number)
            {
                locals.Add(part, value);
                continue;
            }

            var local = E.Variable(typeof(double));
            locals.Add(part, local);
            body.Add(E.Assign(local, value));
        }

        body.Add(locals[parts[^1]]);
        return E.Lambda<Func<double[], double>>(E.Block(locals.Values.OfType<P>(), body), arguments).Compile();
    }

    private static E Value(Expr node, Func<Expr, E> local) => node switch
    {
        Number number => E.Constant(number.Value.ToDouble()),
        Quantity quantity => local(quantity.Definition),
        Sum sum => sum.Terms.Select(local).Aggregate(E.Add),
        Product product => product.Factors.Select(local).Aggregate((E)E.Constant(product.Coefficient.ToDouble()), E.Multiply),
        Power { Exponent: Number { Value: var r } } power => VectorCode.Raise(local(power.Base), r),
        Power power => VectorCode.Raise(local(power.Base), local(power.Exponent)),
        Call { Function: KnownFunction known } call => VectorCode.Apply(known, local(call.Argument)),
        _ => throw Evaluation.WithoutValue(node),
    };

    private static Func<double[], double> Interpret(Expr expression, Expr[] parameters) => arguments =>
    {
        var given = new Dictionary<Expr, double>();
        for (var i = 0; i < parameters.Length; i++) given[parameters[i]] = arguments[i];
        return Evaluation.Values([expression], given)[expression];
    };
}
