using System.Collections;
using System.Globalization;

namespace Backprop;

/// <summary>Numbers for families and symbols, with which a matrix form is computed by matrix operations.</summary>
/// <remarks>A family that has a definition and no numbers is computed from its own matrix form.</remarks>
/// <example><code>
/// var values = new MatrixValues { { w, new double[,] { { 1, 2 } } }, { y, new double[,] { { 3 }, { 4 } } } };
/// values.Of(x)[0, 0]   // 11
/// </code></example>
public sealed class MatrixValues : IEnumerable<KeyValuePair<Family, double[,]>>
{
    private readonly Dictionary<Family, double[,]> _values = [];
    private readonly HashSet<Family> _computed = [];
    private readonly Dictionary<Symbol, (int Size, string From)> _sizes = [];

    /// <summary>Gives a family its numbers, of which a copy is kept, in place of those that it had: a row for each value of its first index, a column for each of its second.</summary>
    /// <exception cref="ArgumentException">The family has more than two indices, or an index has another size elsewhere.</exception>
    public void Add(Family family, double[,] values)
    {
        if (family.Indices.Length > 2) throw new ArgumentException($"{family} has {family.Indices.Length} indices; a matrix has rows and columns only.", nameof(family));
        for (var place = 0; place < 2; place++)
        {
            var size = values.GetLength(place);
            if (place < family.Indices.Length) Record(family, family.Indices[place], size);
            else if (size != 1)
                throw new ArgumentException($"{family} has {family.Indices.Length} {(family.Indices.Length == 1 ? "index" : "indices")}; expected 1 {(place == 0 ? "row" : "column")}, found {size}.", nameof(values));
        }

        // What was computed from other numbers than these is computed anew.
        foreach (var computed in _computed) _values.Remove(computed);
        _computed.Clear();
        _values[family] = (double[,])values.Clone();
    }

    /// <summary>Gives a vector its numbers.</summary>
    public void Add(Family family, params double[] values)
    {
        var column = new double[values.Length, 1];
        for (var row = 0; row < values.Length; row++) column[row, 0] = values[row];
        Add(family, column);
    }

    /// <summary>Gives a symbol its number.</summary>
    /// <exception cref="ArgumentException">It is the size of an index that has another one here.</exception>
    public void Add(Symbol symbol, double value)
    {
        if (_sizes.TryGetValue(symbol, out var known)) RefuseOtherSize(symbol, value, known.Size, known.From);
        Add(Family.Of(symbol)!, new[,] { { value } });
    }

    private static void RefuseOtherSize(Symbol size, double value, int known, string from)
    {
        if (value != known) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{size} is {value}, and {from} has {known} along that index."));
    }

    /// <summary>The numbers of a family: those that were given, or those of its matrix form.</summary>
    /// <exception cref="InvalidOperationException">Numbers are missing, or there is no matrix form.</exception>
    public double[,] Of(Family family)
    {
        if (_values.TryGetValue(family, out var known)) return known;
        if (family.Definition is null) throw new InvalidOperationException($"{family} has no value; give it one.");
        // Each after those that it uses, so that a long way down needs no stack. What has numbers is not looked into.
        foreach (var defined in FamilyOrder.Of([family], _values.Keys.ToHashSet()).DefinitionsFirst.Where(inside => inside.Definition is not null))
        {
            var form = MatrixForm.Of(defined);
            _values.Add(defined, Of(form.Right ?? throw new InvalidOperationException($"{defined} has no matrix form: {form.Reason!.Text}.")));
            _computed.Add(defined);
        }

        return _values[family];
    }

    /// <summary>The numbers of one line of a backward sweep.</summary>
    public double[,] Of(BackwardStep step) => Of(step.Derivatives);

    /// <summary>The numbers of a quantity without indices.</summary>
    public double Of(Quantity quantity) => Of(Family.Of(quantity)!)[0, 0];

    /// <summary>The numbers of a matrix expression.</summary>
    internal double[,] Of(Matrix matrix) => MatrixEvaluation.Of(matrix, this);

    /// <summary>What was given or computed so far.</summary>
    public IEnumerator<KeyValuePair<Family, double[,]>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal int SizeOf(IndexVariable? index) => index is null ? 1
        : _sizes.TryGetValue(index.Size, out var known) ? known.Size
        : throw new InvalidOperationException($"The index {index.Letter} has no size: no matrix with numbers has it.");

    internal double ValueOf(Expr scalar)
    {
        var given = new Dictionary<Expr, double>();
        foreach (var family in FamilyOrder.Mentioned(scalar).Where(family => family.IsScalar))
        {
            var name = family.At([]);
            if (_values.TryGetValue(family, out var value)) given[name] = value[0, 0];
            else if (family.Definition is not null) given[name] = Of(family)[0, 0];
            else if (name is Symbol symbol && _sizes.TryGetValue(symbol, out var size)) given[name] = size.Size;
        }

        return Evaluation.Values([scalar], given)[scalar];
    }

    private void Record(Family family, IndexVariable index, int size)
    {
        if (size < 1) throw new ArgumentException($"{family}: the index {index.Letter} runs to {index.Size}, and there are no numbers; expected one at least.");
        if (_values.TryGetValue(Family.Of(index.Size)!, out var said)) RefuseOtherSize(index.Size, said[0, 0], size, family.ToString());
        if (_sizes.TryGetValue(index.Size, out var known) && known.Size != size)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{family}: the index {index.Letter} runs to {index.Size}, which is {size} here and {known.Size} in {known.From}."));
        }

        _sizes[index.Size] = (size, family.ToString());
    }
}
