namespace Backprop.Notebooks.Commands;

/// <summary>What the program tells the one who called it.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A cell failed, an output differs from the file, or the site could not be built.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong, or a file is no notebook; nothing was run.</summary>
    public const int BadInput = 2;

    /// <summary>Nothing failed, but a notebook was skipped; a check lets one pass that only lacks a package.</summary>
    public const int Skipped = 3;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
