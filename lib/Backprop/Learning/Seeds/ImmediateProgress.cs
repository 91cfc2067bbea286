namespace Backprop;

/// <summary>Progress that is passed on at once, by the thread that reports it.</summary>
/// <remarks>
/// <see cref="Progress{T}"/> passes it on later and on some thread, so that the last number may come when a cell has ended.
/// In a notebook, with what <c>display</c> gives back, the number on the page grows while the cell runs:
/// <c>var place = display(""); ManySeeds.Run(1000, Train, new ImmediateProgress&lt;int&gt;(ended => place.Update($"{ended} of 1,000")))</c>.
/// </remarks>
/// <param name="tell">What is done with each number.</param>
/// <example><code>
/// var told = new System.Collections.Generic.List&lt;int&gt;();
/// ManySeeds.Run(5, seed => seed * seed, new ImmediateProgress&lt;int&gt;(told.Add));
/// string.Join(" ", told)   // 1 2 3 4 5
/// </code></example>
public sealed class ImmediateProgress<T>(Action<T> tell) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => tell(value);
}
