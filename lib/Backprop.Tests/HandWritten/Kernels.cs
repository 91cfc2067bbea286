using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Backprop.Tests.HandWritten;

/// <summary>The loops that cost time. Rows are units; a row holds one number for each case and its length is a multiple of 16.</summary>
internal static class Kernels
{
    /// <summary>Cases that are computed together: four vectors of four doubles.</summary>
    public const int Block = 16;

    /// <summary>into[r, c] += Σₖ m(r, k) from[k, c], where m(r, k) stands at r·rowStep + k·columnStep, so that a transpose costs nothing.</summary>
    public static void MultiplyAdd(ReadOnlySpan<double> m, int rowStep, int columnStep, int rows, int columns, ReadOnlySpan<double> from, Span<double> into, int cases)
    {
        ref var w = ref MemoryMarshal.GetReference(m);
        ref var f = ref MemoryMarshal.GetReference(from);
        ref var t = ref MemoryMarshal.GetReference(into);
        for (var c = 0; c < cases; c += Block)
        {
            var r = 0;
            for (; r + 1 < rows; r += 2)
            {
                ref var row0 = ref Unsafe.Add(ref t, r * cases + c);
                ref var row1 = ref Unsafe.Add(ref row0, cases);
                var (a0, a1, a2, a3) = (Load(ref row0, 0), Load(ref row0, 4), Load(ref row0, 8), Load(ref row0, 12));
                var (b0, b1, b2, b3) = (Load(ref row1, 0), Load(ref row1, 4), Load(ref row1, 8), Load(ref row1, 12));
                ref var first = ref Unsafe.Add(ref w, r * rowStep);
                ref var second = ref Unsafe.Add(ref first, rowStep);
                ref var y = ref Unsafe.Add(ref f, c);
                for (var k = 0; k < columns; k++)
                {
                    var (p, q) = (Vector256.Create(first), Vector256.Create(second));
                    var (y0, y1, y2, y3) = (Load(ref y, 0), Load(ref y, 4), Load(ref y, 8), Load(ref y, 12));
                    a0 = Vector256.FusedMultiplyAdd(p, y0, a0);
                    a1 = Vector256.FusedMultiplyAdd(p, y1, a1);
                    a2 = Vector256.FusedMultiplyAdd(p, y2, a2);
                    a3 = Vector256.FusedMultiplyAdd(p, y3, a3);
                    b0 = Vector256.FusedMultiplyAdd(q, y0, b0);
                    b1 = Vector256.FusedMultiplyAdd(q, y1, b1);
                    b2 = Vector256.FusedMultiplyAdd(q, y2, b2);
                    b3 = Vector256.FusedMultiplyAdd(q, y3, b3);
                    first = ref Unsafe.Add(ref first, columnStep);
                    second = ref Unsafe.Add(ref second, columnStep);
                    y = ref Unsafe.Add(ref y, cases);
                }

                Store(ref row0, a0, a1, a2, a3);
                Store(ref row1, b0, b1, b2, b3);
            }

            if (r == rows) continue;
            ref var last = ref Unsafe.Add(ref t, r * cases + c);
            var (s0, s1, s2, s3) = (Load(ref last, 0), Load(ref last, 4), Load(ref last, 8), Load(ref last, 12));
            for (var k = 0; k < columns; k++)
            {
                ref var y = ref Unsafe.Add(ref f, k * cases + c);
                var p = Vector256.Create(m[r * rowStep + k * columnStep]);
                s0 = Vector256.FusedMultiplyAdd(p, Load(ref y, 0), s0);
                s1 = Vector256.FusedMultiplyAdd(p, Load(ref y, 4), s1);
                s2 = Vector256.FusedMultiplyAdd(p, Load(ref y, 8), s2);
                s3 = Vector256.FusedMultiplyAdd(p, Load(ref y, 12), s3);
            }

            Store(ref last, s0, s1, s2, s3);
        }
    }

    /// <summary>gradient[j, i] = Σ_c delta[j, c] y[i, c]: equation (6), accumulated over all cases.</summary>
    public static void Outer(ReadOnlySpan<double> delta, int rows, ReadOnlySpan<double> y, int columns, Span<double> gradient, int cases)
    {
        ref var d = ref MemoryMarshal.GetReference(delta);
        ref var s = ref MemoryMarshal.GetReference(y);
        for (var j = 0; j < rows; j++)
        {
            ref var dj = ref Unsafe.Add(ref d, j * cases);
            var i = 0;
            for (; i + 3 < columns; i += 4)
            {
                ref var y0 = ref Unsafe.Add(ref s, i * cases);
                ref var y1 = ref Unsafe.Add(ref y0, cases);
                ref var y2 = ref Unsafe.Add(ref y1, cases);
                ref var y3 = ref Unsafe.Add(ref y2, cases);
                var (a, b, e, g) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
                var (p, q, u, v) = (a, a, a, a);
                for (var c = 0; c < cases; c += 8)
                {
                    var (d0, d1) = (Load(ref dj, c), Load(ref dj, c + 4));
                    a = Vector256.FusedMultiplyAdd(d0, Load(ref y0, c), a);
                    b = Vector256.FusedMultiplyAdd(d0, Load(ref y1, c), b);
                    e = Vector256.FusedMultiplyAdd(d0, Load(ref y2, c), e);
                    g = Vector256.FusedMultiplyAdd(d0, Load(ref y3, c), g);
                    p = Vector256.FusedMultiplyAdd(d1, Load(ref y0, c + 4), p);
                    q = Vector256.FusedMultiplyAdd(d1, Load(ref y1, c + 4), q);
                    u = Vector256.FusedMultiplyAdd(d1, Load(ref y2, c + 4), u);
                    v = Vector256.FusedMultiplyAdd(d1, Load(ref y3, c + 4), v);
                }

                var at = j * columns + i;
                gradient[at] = Vector256.Sum(a + p);
                gradient[at + 1] = Vector256.Sum(b + q);
                gradient[at + 2] = Vector256.Sum(e + u);
                gradient[at + 3] = Vector256.Sum(g + v);
            }

            for (; i < columns; i++) gradient[j * columns + i] = Dot(ref dj, ref Unsafe.Add(ref s, i * cases), cases);
        }
    }

    /// <summary>gradient[j] = Σ_c delta[j, c]: a bias is the weight from a unit that is always 1.</summary>
    public static void RowSums(ReadOnlySpan<double> delta, int rows, Span<double> gradient, int cases)
    {
        ref var d = ref MemoryMarshal.GetReference(delta);
        for (var j = 0; j < rows; j++)
        {
            var (a, b, e, g) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            ref var dj = ref Unsafe.Add(ref d, j * cases);
            for (var c = 0; c < cases; c += Block)
            {
                a += Load(ref dj, c);
                b += Load(ref dj, c + 4);
                e += Load(ref dj, c + 8);
                g += Load(ref dj, c + 12);
            }

            gradient[j] = Vector256.Sum(a + b + (e + g));
        }
    }

    private static double Dot(ref double x, ref double y, int cases)
    {
        var (a, b, e, g) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var c = 0; c < cases; c += Block)
        {
            a = Vector256.FusedMultiplyAdd(Load(ref x, c), Load(ref y, c), a);
            b = Vector256.FusedMultiplyAdd(Load(ref x, c + 4), Load(ref y, c + 4), b);
            e = Vector256.FusedMultiplyAdd(Load(ref x, c + 8), Load(ref y, c + 8), e);
            g = Vector256.FusedMultiplyAdd(Load(ref x, c + 12), Load(ref y, c + 12), g);
        }

        return Vector256.Sum(a + b + (e + g));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref double start, int at) => Vector256.LoadUnsafe(ref start, (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double start, Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        a.StoreUnsafe(ref start, 0);
        b.StoreUnsafe(ref start, 4);
        c.StoreUnsafe(ref start, 8);
        d.StoreUnsafe(ref start, 12);
    }
}
