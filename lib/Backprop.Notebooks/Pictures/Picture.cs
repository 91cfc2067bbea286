namespace Backprop.Notebooks.Pictures;

/// <summary>A figure as dots.</summary>
/// <param name="Base64">The PNG.</param>
/// <param name="Width">How wide it is meant to be shown.</param>
/// <param name="Height">How high it is meant to be shown.</param>
internal sealed record Picture(string Base64, int Width, int Height);

/// <summary>Why pictures could not be drawn, as a sentence.</summary>
internal sealed class PictureException(string message) : Exception(message);
