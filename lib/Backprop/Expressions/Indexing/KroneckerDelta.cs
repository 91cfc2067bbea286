using System.Collections.Immutable;

namespace Backprop;

/// <summary>δ_ij: 1 where the two indices are equal, 0 elsewhere. It is the derivative of y_i by y_j.</summary>
public sealed class KroneckerDelta : Expr
{
    private KroneckerDelta(IndexVariable left, IndexVariable right)
        : base(HashCode.Combine(nameof(KroneckerDelta), left, right))
    {
        Left = left;
        Right = right;
    }

    /// <summary>The first index.</summary>
    public IndexVariable Left { get; }

    /// <summary>The second index.</summary>
    public IndexVariable Right { get; }

    /// <inheritdoc/>
    public override ImmutableArray<Expr> Children => [Left, Right];

    /// <summary>The delta of two indices; 1 where they are the same index.</summary>
    /// <exception cref="ArgumentException">The indices run over different things.</exception>
    public static Expr Of(IndexVariable left, IndexVariable right)
    {
        if (!ReferenceEquals(left.Size, right.Size))
            throw new ArgumentException($"The index {left.Letter} runs to {left.Size} and {right.Letter} to {right.Size}; a delta compares indices over the same things.", nameof(right));
        return ReferenceEquals(left, right) ? One : Unique(new KroneckerDelta(left, right));
    }

    internal bool Mentions(IndexVariable index) => ReferenceEquals(Left, index) || ReferenceEquals(Right, index);

    internal IndexVariable OtherThan(IndexVariable index) => ReferenceEquals(Left, index) ? Right : Left;

    internal override Expr Rebuild(ImmutableArray<Expr> children) => Of((IndexVariable)children[0], (IndexVariable)children[1]);

    internal override bool HasSameParts(Expr other) =>
        other is KroneckerDelta delta && ReferenceEquals(delta.Left, Left) && ReferenceEquals(delta.Right, Right);
}
