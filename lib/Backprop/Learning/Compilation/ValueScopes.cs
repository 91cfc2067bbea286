using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Runtime.Intrinsics;
using Backprop.Symbolics;
using E = System.Linq.Expressions.Expression;

namespace Backprop.Learning;

/// <summary>The values of a formula's parts within nested loops, each computed once, in the outermost loop that it depends on.</summary>
internal sealed class ValueScopes
{
    private readonly StatementEmitter _statement;
    private readonly Tile _tile;
    private readonly Dictionary<Expr, ImmutableHashSet<IndexVariable>> _free = [];
    private List<Scope> _scopes;

    public ValueScopes(StatementEmitter statement, Tile tile)
    {
        (_statement, _tile) = (statement, tile);
        _scopes = [new(null, tile.InLanes ? tile.Column : null)];
    }

    /// <summary>Which nodes are opened to compute a value; elements are read and sums are loops.</summary>
    public static bool Opens(Expr node) => node is not (Quantity or Element or KroneckerDelta or IndexSum);

    /// <summary>Adds code at the present place.</summary>
    public void Add(E code) => _scopes[^1].Code.Add(code);

    /// <summary>The code of the outermost scope.</summary>
    public E Close() => _scopes[0].ToBlock();

    /// <summary>The value for each copy of the tile: four doubles at once where it differs from lane to lane, one otherwise.</summary>
    public E[] Values(Expr root)
    {
        foreach (var node in Traversal.ChildrenFirst(root, Opens))
        {
            if (Find(node) is null) Compute(node);
        }

        return Find(root)!;
    }

    /// <summary>The value for each copy, four doubles at once.</summary>
    public E[] Vectors(Expr node)
    {
        var values = Values(node);
        if (values[0].Type != typeof(double)) return values;
        var scope = ScopeOf(node);
        if (scope.Vectors.TryGetValue(node, out var known)) return known;
        var vectors = scope.Store(_tile, Free(node), copy => node is Element or Symbol or Quantity && Location(node, copy) is { } offset
            ? _statement.Broadcast(offset)
            : E.Call(VectorCode.CreateMethod, values[copy]));
        scope.Vectors.Add(node, vectors);
        return vectors;
    }

    private E[]? Find(Expr node) => ScopeOf(node).Values.GetValueOrDefault(node);

    private ImmutableHashSet<IndexVariable> Free(Expr node)
    {
        if (!_free.TryGetValue(node, out var free)) _free.Add(node, free = FreeIndices.Of(node));
        return free;
    }

    // The innermost loop whose index the value depends on.
    private Scope ScopeOf(Expr node)
    {
        var free = Free(node);
        for (var depth = _scopes.Count - 1; depth > 0; depth--)
        {
            if (free.Contains(_scopes[depth].Index!)) return _scopes[depth];
        }

        return _scopes[0];
    }

    private bool IsVector(Expr node) => _scopes[^1].LaneIndex is { } lane && Free(node).Contains(lane);

    private void Compute(Expr node)
    {
        var scope = ScopeOf(node);
        if (node is IndexSum sum)
        {
            // A sum that does not depend on the inner loops is computed before them.
            var open = _scopes;
            _scopes = _scopes[..(_scopes.IndexOf(scope) + 1)];
            var totals = SumEmitter.Emit(this, _statement, _tile, sum);
            _scopes = open;
            scope.Values.Add(node, totals);
            return;
        }

        var vector = IsVector(node);
        if (node is Number number)
        {
            scope.Values.Add(node, [.. Enumerable.Repeat<E>(E.Constant(number.Value.ToDouble()), _tile.Copies)]);
            return;
        }

        var rule = Rule(node, vector);
        scope.Values.Add(node, scope.Store(_tile, Free(node), rule));
    }

    private Func<int, E> Rule(Expr node, bool vector)
    {
        switch (node)
        {
            case Symbol symbol when _statement.Program.Sizes[symbol] is { } size:
                return _ => E.Constant((double)size);
            case Element or Symbol or Quantity:
                return copy => vector ? _statement.Load(Location(node, copy)!) : _statement.Get(Location(node, copy)!);
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

    // What is the same in all lanes is added up first, once.
    private Func<int, E> SumRule(Sum sum, bool vector)
    {
        var terms = sum.Terms.Where(IsVector).ToList();
        var uniform = sum.Terms.Where(term => !IsVector(term)).ToArray();
        if (!vector || terms.Count == 0) (terms, uniform) = ([.. sum.Terms], []);
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
        var factors = product.Factors.Where(factor => !vector || IsVector(factor)).ToList();
        var uniform = Product.Of([Number.Of(product.Coefficient), .. product.Factors.Where(factor => vector && !IsVector(factor))]);
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

    /// <summary>Where an element stands in memory, for one copy of the tile.</summary>
    public E Location(Family family, ImmutableArray<IndexVariable> indices, int copy)
    {
        var block = _statement.Program.Layout[family];
        var constant = block.Offset + indices.Select((index, place) => block.Stride(place) * _tile.Shift(index, copy)).Sum();
        return E.Add(BaseOf(family, indices, block), E.Constant(constant));
    }

    private E? Location(Expr node, int copy)
    {
        if (node is Symbol symbol && _statement.Program.Sizes[symbol] is not null) return null;
        return Location(Family.Of(node)!, Family.IndicesOf(node), copy);
    }

    // One addition in each loop that the place depends on; all copies share it and differ by a constant.
    private E BaseOf(Family family, ImmutableArray<IndexVariable> indices, MemoryBlock block)
    {
        var key = (family, string.Join(',', indices.Select(index => index.Letter)));
        var offset = _statement.Start;
        for (var depth = 0; depth < _scopes.Count; depth++)
        {
            var scope = _scopes[depth];
            var here = indices.Index().Where(pair => DepthOf(pair.Item) == depth).ToList();
            if (here.Count == 0) continue;
            if (!scope.Bases.TryGetValue(key, out var known))
            {
                foreach (var (place, index) in here)
                {
                    E variable = _statement.Variables[index];
                    offset = E.Add(offset, block.Stride(place) == 1 ? variable : E.Multiply(variable, E.Constant(block.Stride(place))));
                }

                known = scope.Keep(offset);
                scope.Bases.Add(key, known);
            }

            offset = known;
        }

        return offset;
    }

    private int DepthOf(IndexVariable index)
    {
        for (var depth = _scopes.Count - 1; depth > 0; depth--)
        {
            if (ReferenceEquals(_scopes[depth].Index, index)) return depth;
        }

        return 0;
    }

    private BinaryExpression Position(IndexVariable index, int copy) => E.Add(_statement.Variables[index], E.Constant(_tile.Shift(index, copy)));

    /// <summary>Opens a loop over a summed index.</summary>
    /// <param name="index">The index.</param>
    /// <param name="lanes">True where four of its values are one vector.</param>
    internal void Enter(IndexVariable index, bool lanes) => _scopes = [.. _scopes, new(index, lanes ? index : _scopes[^1].LaneIndex)];

    /// <summary>Closes the innermost loop.</summary>
    internal Scope Leave()
    {
        var scope = _scopes[^1];
        _scopes = _scopes[..^1];
        return scope;
    }

    /// <summary>The index whose neighbours are in one vector at the present place, or null.</summary>
    internal IndexVariable? LaneIndex => _scopes[^1].LaneIndex;

    /// <summary>A variable of the present scope for each copy that a sum tells apart.</summary>
    internal E[] Accumulators(IndexSum sum, Type type)
    {
        var scope = _scopes[^1];
        return Scope.Share(_tile, Free(sum), _ => scope.Keep(E.Default(type)));
    }

    /// <summary>Local variables of the present scope for the totals of partial sums.</summary>
    internal E[] Keep(E[] partial, IReadOnlyDictionary<E, E> totals)
    {
        var kept = new Dictionary<E, E>();
        foreach (var (sum, total) in totals)
        {
            kept.Add(sum, _scopes[^1].Keep(total));
        }

        return [.. partial.Select(sum => kept[sum])];
    }

    internal bool DependsOn(Expr node, IndexVariable index) => Free(node).Contains(index);

    /// <summary>What is computed inside one loop, before the loops inside it.</summary>
    internal sealed class Scope(IndexVariable? index, IndexVariable? laneIndex)
    {
        public IndexVariable? Index { get; } = index;

        public IndexVariable? LaneIndex { get; } = laneIndex;

        public List<E> Code { get; } = [];

        public List<ParameterExpression> Locals { get; } = [];

        public Dictionary<Expr, E[]> Values { get; } = [];

        public Dictionary<Expr, E[]> Vectors { get; } = [];

        /// <summary>Where elements begin whose remaining indices belong to loops further in.</summary>
        public Dictionary<(Family Family, string Indices), ParameterExpression> Bases { get; } = [];

        /// <summary>Computes a value into a local variable.</summary>
        public ParameterExpression Keep(E value)
        {
            var local = E.Variable(value.Type);
            Locals.Add(local);
            Code.Add(E.Assign(local, value));
            return local;
        }

        /// <summary>Computes a value for each copy that differs, into a local variable.</summary>
        public E[] Store(Tile tile, ICollection<IndexVariable> free, Func<int, E> rule) => Share(tile, free, copy => Keep(rule(copy)));

        /// <summary>Something for each copy; those that cannot differ share it.</summary>
        public static E[] Share(Tile tile, ICollection<IndexVariable> free, Func<int, E> make)
        {
            var values = new E[tile.Copies];
            for (var copy = 0; copy < values.Length; copy++)
            {
                var same = tile.Representative(copy, free);
                values[copy] = same == copy ? make(copy) : values[same];
            }

            return values;
        }

        public E ToBlock() => E.Block(Locals, [.. Code, E.Empty()]);
    }
}
