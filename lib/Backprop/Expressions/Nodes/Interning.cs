using System.Runtime.InteropServices;

namespace Backprop;

/// <summary>The table that makes equal expressions one object. It holds them weakly: what nobody uses is collected.</summary>
internal static class Interning
{
    private static readonly Lock Gate = new();
    private static int[] _buckets = new int[1 << 12]; // index + 1 of the first entry; 0 means empty
    private static Entry[] _entries = new Entry[1 << 12];
    private static int _count;

    public static Expr Unique(Expr candidate)
    {
        var hash = candidate.GetHashCode();
        lock (Gate)
        {
            for (var i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = _entries[i].Next)
            {
                if (_entries[i].Hash == hash && _entries[i].Handle.TryGetTarget(out var known) && known.HasSameParts(candidate))
                    return known;
            }

            if (_count == _entries.Length) MakeRoom();
            Add(hash, new WeakGCHandle<Expr>(candidate));
            return candidate;
        }
    }

    private static void Add(int hash, WeakGCHandle<Expr> handle)
    {
        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries[_count] = new Entry(hash, bucket - 1, handle);
        bucket = ++_count;
    }

    // Drops what was collected, and doubles the table where that frees less than half of it; else the same table serves on.
    private static void MakeRoom()
    {
        var (old, oldCount) = (_entries, _count);
        var alive = 0;
        for (var i = 0; i < oldCount; i++)
        {
            if (old[i].Handle.TryGetTarget(out _)) old[alive++] = old[i];
            else old[i].Handle.Dispose();
        }

        if (alive > old.Length / 2) (_buckets, _entries) = (new int[old.Length * 2], new Entry[old.Length * 2]);
        else Array.Clear(_buckets);
        _count = 0;
        for (var i = 0; i < alive; i++) Add(old[i].Hash, old[i].Handle);
    }

    private readonly record struct Entry(int Hash, int Next, WeakGCHandle<Expr> Handle);
}
