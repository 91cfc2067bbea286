using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Kernel;

/// <summary>What <c>#!about</c> shows: what runs the cells here.</summary>
internal static class About
{
    public static string Text() => $"C# by compiler {typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(3)}, .NET {Environment.Version.ToString(3)}, the book's own kernel";
}
