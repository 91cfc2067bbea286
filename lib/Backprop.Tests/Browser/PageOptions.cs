using Microsoft.Playwright;

namespace Backprop.Tests.Browser;

/// <summary>How a page is looked at.</summary>
public sealed record PageOptions
{
    /// <summary>A usual screen, in light colours.</summary>
    public static PageOptions Desktop { get; } = new();

    /// <summary>The narrowest phone in use.</summary>
    public static PageOptions Phone { get; } = new() { Width = 360, Height = 740 };

    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    public Media Media { get; init; } = Media.Screen;

    public int Width { get; init; } = 1280;

    public int Height { get; init; } = 900;

    /// <summary>Whether it is touched, and nothing can be pointed at.</summary>
    public bool IsTouched { get; init; }

    public bool HasScript { get; init; } = true;

    /// <summary>Whether the browser draws in space (WebGL); where it may not, it is started for this page alone.</summary>
    public bool HasSpace { get; init; } = true;

    /// <summary>All that the network has: what is at which address. Nothing, unless a test says so.</summary>
    public IReadOnlyDictionary<string, string> Network { get; init; } = new Dictionary<string, string>();
}
