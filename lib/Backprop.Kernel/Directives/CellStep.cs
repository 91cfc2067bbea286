namespace Backprop.Kernel.Directives;

/// <summary>One thing that a cell asks for; a cell's steps are carried out in their order.</summary>
/// <param name="Line">The line of the cell that asks for it, from 1.</param>
internal abstract record CellStep(int Line);

/// <summary>Code for one of the kernels, its other lines left empty.</summary>
internal sealed record CodeStep(int Line, string Language, string Code) : CellStep(Line);

/// <summary><c>#!import file</c></summary>
internal sealed record ImportStep(int Line, string Path) : CellStep(Line);

/// <summary><c>#!time</c></summary>
internal sealed record TimeStep(int Line) : CellStep(Line);

/// <summary><c>#!lsmagic</c></summary>
internal sealed record ListMagicStep(int Line) : CellStep(Line);

/// <summary><c>#!about</c></summary>
internal sealed record AboutStep(int Line) : CellStep(Line);

/// <summary><c>#r "nuget: Name, Version"</c>; the version is null when the cell names none.</summary>
internal sealed record PackageStep(int Line, string Name, string? Version) : CellStep(Line);

/// <summary><c>#i "nuget: source"</c>: another place to look for packages.</summary>
internal sealed record PackageSourceStep(int Line, string Source) : CellStep(Line);

/// <summary><c>#!who</c>, or with <paramref name="WithValues"/> <c>#!whos</c>.</summary>
internal sealed record ListVariablesStep(int Line, bool WithValues) : CellStep(Line);

/// <summary><c>#!set --name n --value text</c>, or <c>--value @csharp:variable</c>.</summary>
/// <param name="Line">The line of the cell that asks for it, from 1.</param>
/// <param name="Name">The variable to declare.</param>
/// <param name="Text">Its value; null when it is that of another variable.</param>
/// <param name="From">The variable whose value it gets.</param>
/// <param name="MimeType">The form in which the value is handed on, as a text; null for JSON.</param>
/// <param name="ByReference">Whether the value itself is handed on, in no form.</param>
internal sealed record SetStep(int Line, string Name, string? Text, string? From, string? MimeType, bool ByReference) : CellStep(Line);

/// <summary><c>#!share --from csharp variable --as name</c>: the variable itself under another name, or its value in a form.</summary>
internal sealed record ShareStep(int Line, string From, string Name, string? MimeType) : CellStep(Line);
