namespace Backprop.Kernel;

/// <summary>A piece of an imported file, and the kernel that it is for.</summary>
/// <param name="Unit">Its text.</param>
/// <param name="Language">csharp, markdown, html, javascript, …</param>
internal sealed record ImportedUnit(SourceUnit Unit, string Language);

/// <summary>A file cannot be imported.</summary>
/// <param name="reason">Why.</param>
internal sealed class ImportException(string reason) : Exception(reason);
