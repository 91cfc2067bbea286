namespace Backprop;

/// <summary>Formulas with indices, as a sequence of loops over one flat array: what a forward or a backward sweep does.</summary>
/// <remarks>
/// Each family that is needed becomes one statement, after those that it uses. A family that one other uses once, element by
/// element, is written into that one: the net input goes into the activation, ∂E/∂y into ∂E/∂x.
/// </remarks>
/// <example><code>
/// var program = LoopProgram.Of([sweep[w].Value], new Sizes((i, 6), (j, 2)));
/// program.ToString()
/// // yⱼ = logistic(Σᵢ yᵢ wⱼᵢ)
/// // ∂E/∂xⱼ = (yⱼ − dⱼ) yⱼ(1 − yⱼ)
/// // ∂E/∂wⱼᵢ = ∂E/∂xⱼ yᵢ
/// </code></example>
public sealed class LoopProgram
{
    private LoopProgram(Sizes sizes, MemoryLayout layout, IReadOnlyList<LoopStatement> statements) =>
        (Sizes, Layout, Statements) = (sizes, layout, statements);

    /// <summary>How far the indices run.</summary>
    public Sizes Sizes { get; }

    internal MemoryLayout Layout { get; }

    internal IReadOnlyList<LoopStatement> Statements { get; }

    /// <summary>The loops that compute some families, and all that they need.</summary>
    /// <param name="results">The families that are wanted; a cost without indices is one too.</param>
    /// <param name="sizes">How far each index runs.</param>
    /// <param name="first">Families that are to stand at the beginning of the array, in this order; the results follow them.</param>
    /// <exception cref="ArgumentException">An index has no size, or a formula no numerical value.</exception>
    public static LoopProgram Of(IEnumerable<Expr> results, Sizes sizes, IEnumerable<Expr>? first = null)
    {
        List<Family> wanted = [.. results.Select(Family.Require)];
        List<Family> leading = [.. (first ?? []).Select(Family.Require)];
        var order = FamilyOrder.Of(wanted.Concat(leading)).DefinitionsFirst;
        List<Family> defined = [.. order.Where(family => family.Definition is not null)];
        var (shifted, maxima) = NamedExponentials.Apply([.. defined.Select(family => new LoopStatement(family, family.Definition!))], wanted);
        var statements = Inlining.Apply(shifted, [.. wanted, .. maxima]).Select(WithLettersApart).ToList();
        foreach (var statement in statements) RequireValues(statement);
        var stored = leading.Concat(wanted)
            .Concat(order.Where(family => family.Definition is null && !IsSize(family, sizes)))
            .Concat(statements.Select(statement => statement.Target));
        return new(sizes, new(stored, sizes), statements);
    }

    /// <summary>The loops as machine code, with an array to run on.</summary>
    public CompiledProgram Compile() => new(this);

    /// <summary>The loops as C# source.</summary>
    /// <param name="name">The name of the method.</param>
    public string ToCSharp(string name = "Sweep") => CSharpSource.Of(this, name);

    /// <summary>The statements as equations, one a line.</summary>
    public override string ToString() => string.Join('\n', Statements);

    // Inside of a loop over j another one over j would be taken for the same: a sum that is not meant gets another letter.
    private static LoopStatement WithLettersApart(LoopStatement statement) =>
        statement with { Value = Reindexing.BindApart(statement.Value, statement.Target.Indices.Select(index => index.Letter)) };

    private static bool IsSize(Family family, Sizes sizes) => family.IsScalar && sizes[(Symbol)family.At([])] is not null;

    private static void RequireValues(LoopStatement statement)
    {
        foreach (var node in Traversal.ChildrenFirst(statement.Value, node => node is not Quantity))
        {
            if (node is Call { Function: UndefinedFunction } or Derivative)
                throw new ArgumentException($"{statement}: {Evaluation.WithoutValue(node).Message}");
        }
    }
}
