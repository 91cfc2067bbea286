using System.Globalization;
using System.Text.RegularExpressions;

namespace Backprop.Tests.Site;

/// <summary>
/// The five quantities of a neuron keep apart for eyes that lack one kind of cone, on light ground and on dark. How such eyes see is
/// simulated with the matrices of Machado, Oliveira and Fernandes (2009), how far two colours lie apart is CIEDE2000.
/// </summary>
public class ColoursForEveryEye
{
    /// <summary>Two are told apart beside each other from 1 to 2 on, and here they stand apart.</summary>
    private const double Apart = 10;

    private static readonly string Css = File.ReadAllText(Path.Combine(Repository.Root, "lib", "Backprop.Notebooks", "Site", "Assets", "site.css"));

    // Severity 1, on linear values of red, green and blue.
    private static readonly Dictionary<string, double[,]> Eyes = new()
    {
        ["all cones"] = new[,] { { 1.0, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
        ["protanopia"] = new[,] { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
        ["deuteranopia"] = new[,] { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
        ["tritanopia"] = new[,] { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
    };

    // From the data that Sharma, Wu and Dalal (2005) give to test implementations with.
    [Theory]
    [InlineData(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425)]
    [InlineData(50, 2.49, -0.001, 50, -2.49, 0.0011, 7.2195)]
    [InlineData(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644)]
    [InlineData(90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381)]
    public void The_difference_is_CIEDE2000(double l1, double a1, double b1, double l2, double a2, double b2, double difference) =>
        Assert.Equal(difference, Difference((l1, a1, b1), (l2, a2, b2)), 1e-4);

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void No_two_quantities_look_alike_to_any_eye(string ground)
    {
        string[] names = ["weight", "bias", "net-input", "activation", "cost"];
        var colours = names.ToDictionary(name => name, name => Regex.Match(Css, $@"--{name}: light-dark\((?<light>#[0-9a-f]{{6}}), (?<dark>#[0-9a-f]{{6}})\);").Groups[ground].Value);

        Assert.Empty(
            from eye in Eyes
            from one in names.Index()
            from other in names[..one.Index]
            let difference = Difference(Seen(colours[one.Item], eye.Value), Seen(colours[other], eye.Value))
            where !(difference >= Apart)
            select string.Create(CultureInfo.InvariantCulture, $"{eye.Key}, {ground}: {other} and {one.Item} are {difference:F1} apart"));
    }

    private static (double L, double A, double B) Seen(string colour, double[,] eye)
    {
        double[] linear = [.. Enumerable.Range(0, 3).Select(k => int.Parse(colour.AsSpan(2 * k + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4))];
        var (r, g, b) = (Row(0), Row(1), Row(2));
        // sRGB in its white, D65.
        var (x, y, z) = ((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047, 0.2126729 * r + 0.7151522 * g + 0.0721750 * b, (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return (116 * F(y) - 16, 500 * (F(x) - F(y)), 200 * (F(y) - F(z)));

        double Row(int row) => Math.Clamp(Enumerable.Range(0, 3).Sum(column => eye[row, column] * linear[column]), 0, 1);
        static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double Difference((double L, double A, double B) one, (double L, double A, double B) other)
    {
        var mean = (Math.Sqrt(one.A * one.A + one.B * one.B) + Math.Sqrt(other.A * other.A + other.B * other.B)) / 2;
        var stretch = 1.5 - 0.5 * Math.Sqrt(Share(mean));
        var (c1, h1) = Polar(one);
        var (c2, h2) = Polar(other);
        var turn = c1 * c2 == 0 ? 0 : (h2 - h1 + 540) % 360 - 180;
        var (l, c, h) = ((one.L + other.L) / 2, (c1 + c2) / 2, c1 * c2 == 0 ? h1 + h2 : h1 + turn / 2);
        var (dl, dc, dh) = (other.L - one.L, c2 - c1, 2 * Math.Sqrt(c1 * c2) * Sin(turn / 2));
        var t = 1 - 0.17 * Cos(h - 30) + 0.24 * Cos(2 * h) + 0.32 * Cos(3 * h + 6) - 0.20 * Cos(4 * h - 63);
        var around = ((h % 360 + 360) % 360 - 275) / 25;
        var rotation = -2 * Math.Sqrt(Share(c)) * Sin(60 * Math.Exp(-around * around));
        var (lightness, chroma, hue) = (dl / (1 + 0.015 * (l - 50) * (l - 50) / Math.Sqrt(20 + (l - 50) * (l - 50))), dc / (1 + 0.045 * c), dh / (1 + 0.015 * c * t));
        return Math.Sqrt(lightness * lightness + chroma * chroma + hue * hue + rotation * chroma * hue);

        (double Chroma, double Hue) Polar((double L, double A, double B) colour) =>
            (Math.Sqrt(colour.A * stretch * colour.A * stretch + colour.B * colour.B), (Math.Atan2(colour.B, colour.A * stretch) * 180 / Math.PI + 360) % 360);
        static double Share(double chroma) => Math.Pow(chroma, 7) / (Math.Pow(chroma, 7) + Math.Pow(25, 7));
        static double Sin(double degrees) => Math.Sin(degrees * Math.PI / 180);
        static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);
    }
}
