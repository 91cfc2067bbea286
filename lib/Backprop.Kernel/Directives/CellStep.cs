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

/// <summary><c>#r "nuget: Name, Version"</c>; the version is null when the cell names none.</summary>
internal sealed record PackageStep(int Line, string Name, string? Version) : CellStep(Line);
