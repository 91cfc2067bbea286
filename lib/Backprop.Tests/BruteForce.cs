namespace Backprop.Tests;

/// <summary>Values of formulas with indices by plain loops over arrays: a second way to compute them that shares no code with the library's.</summary>
internal sealed class BruteForce
{
    private readonly Dictionary<string, int> _sizes = [];
    private readonly Dictionary<string, Array> _arrays = [];
    private readonly Dictionary<string, double> _numbers = [];

    /// <summary>The size of everything that an index with this size symbol counts.</summary>
    public BruteForce Size(IndexVariable index, int size)
    {
        _sizes[index.Size.Name.Identifier] = size;
        return this;
    }

    /// <summary>Numbers for a family: an array with one dimension for each index.</summary>
    public BruteForce Given(Family family, Array numbers)
    {
        _arrays[Key(family)] = numbers;
        return this;
    }

    /// <summary>A number for a symbol.</summary>
    public BruteForce Given(Symbol symbol, double number)
    {
        _numbers[symbol.Name.Identifier] = number;
        return this;
    }

    /// <summary>How far an index runs.</summary>
    public int SizeOf(IndexVariable index) => _sizes[index.Size.Name.Identifier];

    /// <summary>The value where each free index has the given number, counted from 1.</summary>
    public double Value(Expr expression, params (IndexVariable Index, int Value)[] at) => In(expression, at.ToDictionary(pair => pair.Index.Letter, pair => pair.Value));

    private double In(Expr expression, Dictionary<string, int> at)
    {
        switch (expression)
        {
            case Number number:
                return (double)number.Value.Numerator / (double)number.Value.Denominator;
            case Symbol symbol:
                return _numbers.TryGetValue(symbol.Name.Identifier, out var given) ? given : _sizes[symbol.Name.Identifier];
            case Quantity quantity:
                return In(quantity.Definition, []);
            case Sum sum:
                return sum.Terms.Sum(term => In(term, at));
            case Product product:
                return product.Factors.Aggregate((double)product.Coefficient.Numerator / (double)product.Coefficient.Denominator, (total, factor) => total * In(factor, at));
            case Power power:
                return Math.Pow(In(power.Base, at), In(power.Exponent, at));
            case Call { Function: KnownFunction known } call:
                return known.Value(In(call.Argument, at));
            case IndexVariable index:
                return at[index.Letter];
            case KroneckerDelta delta:
                return at[delta.Left.Letter] == at[delta.Right.Letter] ? 1 : 0;
            case IndexSum sum:
                return Enumerable.Range(1, SizeOf(sum.Index)).Sum(value => In(sum.Body, new(at) { [sum.Index.Letter] = value }));
            case Element { Family.Definition: { } definition } element:
                return In(definition, element.Family.Indices.Zip(element.Indices).ToDictionary(pair => pair.First.Letter, pair => at[pair.Second.Letter]));
            case Element element:
                return (double)_arrays[Key(element.Family)].GetValue([.. element.Indices.Select(index => at[index.Letter] - 1)])!;
            default:
                throw new NotSupportedException($"{expression} has no value by brute force.");
        }
    }

    private static string Key(Family family) => $"{family.Name.Identifier}[{string.Join(',', family.Indices.Select(index => index.Size.Name.Identifier))}]";
}
