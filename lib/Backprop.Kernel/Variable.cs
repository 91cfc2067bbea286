namespace Backprop.Kernel;

/// <summary>A variable of the session.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value now.</param>
internal sealed record Variable(string Name, object? Value);
