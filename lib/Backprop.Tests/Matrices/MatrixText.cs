using System.Globalization;

namespace Backprop.Tests.Matrices;

/// <summary>
/// A reader of printed matrix notation, LaTeX or plain: it sees the characters and knows nothing of the library's trees. Shapes are
/// worked out the way a person does it: those of the names are known, and a <b>1</b> or an <b>I</b> takes the shape that fits.
/// </summary>
internal sealed class MatrixText
{
    private static readonly (string Plain, string Latex, Func<double, double> Value)[] Functions =
    [
        ("tanh", @"\tanh", Math.Tanh),
        ("logistic", @"\operatorname{logistic}", u => 1 / (1 + Math.Exp(-u))),
        ("exp", @"\exp", Math.Exp),
        ("sin", @"\sin", Math.Sin),
    ];

    private readonly string _text;
    private readonly bool _latex;
    private readonly (string Name, double[,] Values)[] _names;
    private int _at;

    private MatrixText(string text, bool latex, IReadOnlyDictionary<string, double[,]> names)
    {
        (_text, _latex) = (text, latex);
        _names = [.. names.Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Key.Length)];
    }

    /// <summary>The numbers that the text stands for.</summary>
    /// <param name="text">The right side of a printed equation.</param>
    /// <param name="latex">Whether it is LaTeX.</param>
    /// <param name="names">The numbers behind each name, as the name is spelt in the text; a scalar has one row and one column.</param>
    /// <param name="rows">How many rows the left side has.</param>
    /// <param name="columns">How many columns.</param>
    /// <exception cref="FormatException">The text is no matrix notation, or shapes do not fit.</exception>
    public static double[,] Value(string text, bool latex, IReadOnlyDictionary<string, double[,]> names, int rows, int columns)
    {
        var reader = new MatrixText(text, latex, names);
        var whole = reader.Sum();
        reader.Skip();
        if (reader._at < text.Length) throw reader.Error("the end");
        if (!whole.IsLiteral) whole.Fit(new Extent(rows), new Extent(columns));
        return whole.Filled(rows, columns);
    }

    private Node Sum()
    {
        var terms = new List<Node>();
        var sign = Eat("−", "-") ? -1 : 1;
        do
        {
            terms.Add(sign < 0 ? Negative(Elementwise()) : Elementwise());
            sign = Eat("+", "+") ? 1 : Eat("−", "-") ? -1 : 0;
        }
        while (sign != 0);
        return Together(terms, (x, y) => x + y);
    }

    private Node Elementwise()
    {
        var result = Product();
        while (true)
        {
            if (Eat("⊙", @"\odot")) result = Together([result, Product()], (x, y) => x * y);
            else if (Eat("⊘", @"\oslash")) result = Together([result, Product()], (x, y) => x / y);
            else return result;
        }
    }

    private Node Product()
    {
        var factors = new List<Node> { Factor() };
        while (true)
        {
            // A bar with room around it has the whole product before it above it: in A 1 / (c) the 1 is a vector.
            if (!_latex && Eat("/", ""))
            {
                if (_text[_at - 2] == ' ') factors = [Over(All(), Factor())];
                else factors[^1] = Over(factors[^1], Factor());
            }
            else if (StartsFactor())
            {
                factors.Add(Factor());
            }
            else
            {
                return All();
            }
        }

        Node All() => factors.Count == 1 ? factors[0] : Times([.. factors.Select(factor => factor.IsOne && !_latex ? Node.Ones() : factor)]);

        static Node Over(Node above, Node below)
        {
            if (!below.IsScalar) below.Fit(new Extent(1), new Extent(1));
            return above.Map(below, (x, y) => x / y);
        }
    }

    private static Node Times(Node[] factors)
    {
        // Matrices are multiplied without brackets; what stands in them beside others is a number: (wᵀ D 1) u.
        foreach (var factor in factors.Where(factor => factor.IsProduct && factor.Rows.Known == 1)) factor.Fit(new(1), new(1));
        var (scalars, matrices) = (factors.Where(factor => factor.IsNumber).ToArray(), factors.Where(factor => !factor.IsNumber).ToArray());
        if (matrices.Length == 0) return scalars.Aggregate((x, y) => x.Map(y, (u, v) => u * v));
        var product = matrices.Aggregate((left, right) =>
        {
            Extent.Same(left.Columns, right.Rows);
            return new(left.Rows, right.Columns, (row, column) => Enumerable.Range(0, left.Columns.Size).Sum(k => left[row, k] * right[k, column]));
        });
        return scalars.Aggregate(product, (result, scalar) => result.Map(scalar, (x, s) => x * s)).AsProduct();
    }

    private Node Factor()
    {
        var node = Atom();
        while (true)
        {
            if (Eat("ᵀ", @"^{\mathsf{T}}"))
            {
                var inner = node.IsOne && !_latex ? Node.Ones() : node;
                // A bold 1 that is transposed is a column of ones, laid down.
                node = new(node.IsOnes || node.IsOne ? new(1) : inner.Columns, inner.Rows, (row, column) => inner[column, row]);
            }
            else if (Eat("^⊙", @"^{\odot") || Eat("^", "^{"))
            {
                var exponent = Exponent();
                if (_latex) Expect("}");
                node = node.Map(x => Math.Pow(x, exponent));
            }
            else if (!_latex && _at < _text.Length && "⁻⁰¹²³⁴⁵⁶⁷⁸⁹".Contains(_text[_at], StringComparison.Ordinal))
            {
                var digits = string.Concat(_text[_at..].TakeWhile("⁻⁰¹²³⁴⁵⁶⁷⁸⁹".Contains).Select(c => "-0123456789"["⁻⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c, StringComparison.Ordinal)]));
                _at += digits.Length;
                var exponent = double.Parse(digits, CultureInfo.InvariantCulture);
                node = node.Map(x => Math.Pow(x, exponent));
            }
            else
            {
                return node;
            }
        }
    }

    private double Exponent()
    {
        if (!_latex && Eat("(", ""))
        {
            var inside = Exponent();
            Expect(")");
            return inside;
        }

        if (Eat("−", "-")) return -Exponent();
        if (_latex && Eat("", @"\frac{"))
        {
            var above = Digits();
            Expect("}{");
            var below = Digits();
            Expect("}");
            return above / below;
        }

        var whole = Digits();
        // x^1/2 is a power of one half; in x^2 / y the bar with room around it divides by y.
        return !_latex && _at < _text.Length && _text[_at] == '/' ? Eat("/", "") ? whole / Digits() : whole : whole;
    }

    private Node Atom()
    {
        Skip();
        foreach (var (name, values) in _names)
        {
            if (!Eat(name, name)) continue;
            return values.Length == 1 ? Node.Scalar(values[0, 0]) : new(new(values.GetLength(0)), new(values.GetLength(1)), (row, column) => values[row, column]);
        }

        if (Eat("diag(", @"\operatorname{diag}\left(")) return Diagonal(Closed());
        if (Eat("tr(", @"\operatorname{tr}\left(")) return Trace(Closed());
        foreach (var (plain, latex, value) in Functions)
        {
            if (Eat(plain + "(", latex + "(") || Eat(plain + "(", latex + @"\left(")) return Closed().Map(value);
            // tanh²(z) is (tanh z)².
            if (!_latex || !Eat("", latex + "^{")) continue;
            var exponent = Exponent();
            Expect("}");
            if (!Eat("", "(")) Expect(@"\left(");
            return Closed().Map(u => Math.Pow(value(u), exponent));
        }

        if (_latex && Eat("", @"\boldsymbol{1}")) return Node.Ones();
        if (Eat("I", @"\boldsymbol{I}")) return Identity();
        if (Eat("‖", @"\left\lVert")) return Norm();
        if (Eat("(", "(") || Eat("(", @"\left(")) return Closed();
        if (_latex && Eat("", "e^{")) return Braced().Map(Math.Exp);
        if (_latex && Eat("", @"\frac{"))
        {
            var above = Braced();
            Expect("{");
            var below = Braced();
            if (!below.IsScalar) below.Fit(new Extent(1), new Extent(1));
            return above.Map(below, (x, y) => x / y);
        }

        return Node.Scalar(Digits(), isLiteral: true);
    }

    private Node Closed()
    {
        var inside = Sum();
        if (!Eat(")", ")") && !Eat(")", @"\right)")) throw Error("a closing bracket");
        return inside;
    }

    private Node Braced()
    {
        var inside = Sum();
        Expect("}");
        return inside;
    }

    private Node Norm()
    {
        var inside = Sum();
        Expect(_latex ? @"\right\rVert^{2}" : "‖²");
        return Node.Scalar(() => Enumerable.Range(0, inside.Rows.Size).Sum(row => Enumerable.Range(0, inside.Columns.Size).Sum(column => inside[row, column] * inside[row, column])));
    }

    private static Node Identity()
    {
        var extent = new Extent(null);
        return new(extent, extent, (row, column) => row == column ? 1 : 0);
    }

    // diag of a vector is a matrix, diag of a matrix a vector.
    private static Node Diagonal(Node inside)
    {
        if (inside.Columns.Known is > 1) return new(inside.Rows, new(1), (row, _) => inside[row, row]);
        Extent.Same(inside.Columns, new(1));
        return new(inside.Rows, inside.Rows, (row, column) => row == column ? inside[row, 0] : 0);
    }

    private static Node Trace(Node inside)
    {
        Extent.Same(inside.Rows, inside.Columns);
        return Node.Scalar(() => Enumerable.Range(0, inside.Rows.Size).Sum(at => inside[at, at]));
    }

    private static Node Negative(Node node) => node.Map(x => -x);

    // A number beside matrices stands in every place: 2 − A.
    private static Node Together(IReadOnlyList<Node> parts, Func<double, double, double> combine)
    {
        if (parts.Count == 1) return parts[0];
        var shaped = parts.Where(part => !part.IsLiteral).ToArray();
        if (shaped.Length == 0) return parts.Aggregate((x, y) => x.Map(y, combine));
        if (shaped.All(part => part.IsScalar)) return Node.Scalar(() => parts.Select(part => part[0, 0]).Aggregate(combine));
        foreach (var part in shaped) shaped.First(other => !other.IsScalar).Fit(part.Rows, part.Columns);
        return new(shaped.First(other => !other.IsScalar).Rows, shaped.First(other => !other.IsScalar).Columns, (row, column) => parts.Select(part => part.IsLiteral ? part[0, 0] : part[row, column]).Aggregate(combine));
    }

    private bool StartsFactor()
    {
        Skip();
        if (_at == _text.Length) return false;
        var rest = _text.AsSpan(_at);
        foreach (var stop in _latex ? new[] { "+", "-", ")", "}", @"\odot", @"\oslash", @"\right" } : ["+", "−", ")", "⊙", "⊘", "‖", "/", "ᵀ"])
        {
            if (rest.StartsWith(stop, StringComparison.Ordinal)) return !_latex && stop == "‖" && rest.Length > 1 && rest[1] != '²';
        }

        return true;
    }

    private double Digits()
    {
        Skip();
        var digits = string.Concat(_text[_at..].TakeWhile(char.IsAsciiDigit));
        if (digits.Length == 0) throw Error("a name, a number or a bracket");
        _at += digits.Length;
        return double.Parse(digits, CultureInfo.InvariantCulture);
    }

    private bool Eat(string plain, string latex)
    {
        Skip();
        var wanted = _latex ? latex : plain;
        if (wanted.Length == 0 || string.CompareOrdinal(_text, _at, wanted, 0, wanted.Length) != 0) return false;
        _at += wanted.Length;
        return true;
    }

    private void Expect(string wanted)
    {
        if (!Eat(wanted, wanted)) throw Error(wanted);
    }

    private void Skip()
    {
        while (_at < _text.Length)
        {
            if (_text[_at] is ' ' or '·') _at++;
            else if (_latex && string.CompareOrdinal(_text, _at, @"\,", 0, 2) == 0) _at += 2;
            else if (_latex && string.CompareOrdinal(_text, _at, @"\cdot ", 0, 6) == 0) _at += 6;
            else return;
        }
    }

    private FormatException Error(string expected) => new($"{_text}: expected {expected} at {_at}: {_text[_at..]}");

    /// <summary>How many rows or columns, as far as it is known yet.</summary>
    private sealed class Extent(int? size)
    {
        private Extent? _same;
        private int? _size = size;

        public int? Known => Root._size;

        public int Size => Root._size ?? 1;

        private Extent Root => _same?.Root ?? this;

        public static void Same(Extent one, Extent other)
        {
            var (x, y) = (one.Root, other.Root);
            if (ReferenceEquals(x, y)) return;
            if (x._size is { } left && y._size is { } right && left != right) throw new FormatException($"{left} rows or columns meet {right}.");
            (x._same, y._size) = (y, x._size ?? y._size);
        }
    }

    /// <summary>A value whose elements are computed when they are asked for, once all shapes are known.</summary>
    private sealed class Node(Extent rows, Extent columns, Func<int, int, double> at, bool isScalar = false, bool isLiteral = false, bool isDigits = false)
    {
        private readonly Dictionary<(int, int), double> _known = [];

        public Extent Rows { get; } = rows;

        public Extent Columns { get; } = columns;

        public bool IsScalar => isScalar;

        /// <summary>A number, or what is known to have one row and one column: (1ᵀ w).</summary>
        public bool IsNumber => isScalar || Rows.Known == 1 && Columns.Known == 1;

        public bool IsOnes { get; private init; }

        public bool IsProduct { get; private init; }

        public Node AsProduct() => new(Rows, Columns, at) { IsProduct = true };

        public bool IsLiteral => isLiteral;

        // Written as the digit: tanh(20) is none, though its value is 1.
        public bool IsOne => isDigits && this[0, 0] is 1.0;

        public double this[int row, int column] => _known.TryGetValue((row, column), out var value) ? value : _known[(row, column)] = at(row, column);

        public static Node Ones() => new(new(null), new(null), (_, _) => 1) { IsOnes = true };

        public static Node Scalar(double value, bool isLiteral = false) => new(new(1), new(1), (_, _) => value, true, isLiteral, isLiteral);

        public static Node Scalar(Func<double> value) => new(new(1), new(1), (_, _) => value(), true);

        public void Fit(Extent rowsToo, Extent columnsToo)
        {
            Extent.Same(Rows, rowsToo);
            Extent.Same(Columns, columnsToo);
        }

        public Node Map(Func<double, double> f) => new(Rows, Columns, (row, column) => f(this[row, column]), IsScalar, IsLiteral);

        // Each element with one number.
        public Node Map(Node number, Func<double, double, double> f) =>
            new(Rows, Columns, (row, column) => f(this[row, column], number[0, 0]), IsScalar && number.IsScalar, IsLiteral && number.IsLiteral);

        public double[,] Filled(int height, int width)
        {
            var result = new double[height, width];
            for (var row = 0; row < height; row++)
            {
                for (var column = 0; column < width; column++) result[row, column] = IsLiteral ? this[0, 0] : this[row, column];
            }

            return result;
        }
    }
}
