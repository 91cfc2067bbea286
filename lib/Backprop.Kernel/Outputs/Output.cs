using System.Text.Json.Nodes;

namespace Backprop.Kernel.Outputs;

/// <summary>One output of a code cell.</summary>
public abstract record Output;

/// <summary>What a cell printed.</summary>
/// <param name="Name"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The printed text.</param>
public sealed record StreamOutput(string Name, string Text) : Output;

/// <summary>A value in the forms that it can be shown in.</summary>
/// <param name="Data">Content by MIME type, e.g. <c>text/latex</c>; a string, or any JSON for <c>…+json</c> types.</param>
/// <param name="ExecutionCount">The cell's number when this is the cell's result; null when it was displayed on the way.</param>
/// <param name="Metadata">The output's metadata, kept as found.</param>
public sealed record DataOutput(JsonObject Data, int? ExecutionCount, JsonObject Metadata) : Output;

/// <summary>The error that stopped a cell.</summary>
/// <param name="Name">The kind of error, e.g. the exception's type name.</param>
/// <param name="Message">What went wrong.</param>
/// <param name="Traceback">The lines to show.</param>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : Output;
