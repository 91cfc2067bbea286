using System.Text;

namespace Backprop;

/// <summary>Text put together from pieces without copying them; shared pieces are held once, and the length is known before anything is written.</summary>
internal sealed class Rope
{
    private readonly string? _text;
    private readonly Rope? _left;
    private readonly Rope? _right;

    private Rope(string text)
    {
        _text = text;
        Length = text.Length;
        HasBar = text.Contains('|', StringComparison.Ordinal);
    }

    private Rope(Rope left, Rope right)
    {
        _left = left;
        _right = right;
        Length = left.Length + right.Length;
        HasBar = left.HasBar || right.HasBar;
    }

    /// <summary>How many characters the text has. A double, because a fully expanded gradient can have 10³⁰ of them.</summary>
    public double Length { get; }

    /// <summary>Whether a bar stands in it: bars around bars cannot be told apart.</summary>
    public bool HasBar { get; }

    public static implicit operator Rope(string text) => new(text);

    public static Rope operator +(Rope left, Rope right) =>
        left.Length == 0 ? right : right.Length == 0 ? left : new(left, right);

    /// <summary>The text itself.</summary>
    /// <exception cref="InvalidOperationException">It would not fit into memory.</exception>
    public override string ToString()
    {
        const double most = 1e8;
        if (Length > most)
            throw new InvalidOperationException(FormattableString.Invariant($"Written out, this has about {Length:E1} characters; at most {most:E0} can be printed. Keep the named quantities instead of inlining them."));
        var builder = new StringBuilder((int)Length);
        var stack = new Stack<Rope>();
        stack.Push(this);
        while (stack.TryPop(out var rope))
        {
            while (rope._text is null)
            {
                stack.Push(rope._right!);
                rope = rope._left!;
            }

            builder.Append(rope._text);
        }

        return builder.ToString();
    }
}
