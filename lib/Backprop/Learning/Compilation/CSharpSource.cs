namespace Backprop.Learning;

/// <summary>A program of loops as C# source that can be read, and that compiles as it stands.</summary>
internal static class CSharpSource
{
    public static string Of(LoopProgram program, string name) => throw new NotImplementedException($"{program}{name}");
}
