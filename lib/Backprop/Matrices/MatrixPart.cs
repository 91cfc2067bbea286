namespace Backprop;

/// <summary>A printed matrix without its sign, which a sum puts between its terms.</summary>
internal readonly record struct MatrixPart(string Text, MatrixBinding Binding, bool Negative = false)
{
    public MatrixPart Magnitude => this with { Negative = false };
}

/// <summary>How tightly a printed matrix holds together; more tightly comes later. A Bᵀ ⊙ C is written (A Bᵀ) ⊙ C, as the textbooks do.</summary>
internal enum MatrixBinding
{
    Sum,
    Elementwise,
    Product,

    // Something raised stands at the end: a second T or 2 would collide with it.
    Raised,
    Atom,
}
