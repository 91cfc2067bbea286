using Microsoft.CodeAnalysis.CSharp;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Formatting;

namespace Backprop.Interactive;

/// <summary><c>#!about</c> and <c>#!lsmagic</c>, which the tool has of its own and shows with its emblem and in tables.</summary>
internal static class ToolMagicCommands
{
    public static void UseToolMagicCommands(this CompositeKernel kernel)
    {
        Show(kernel, "#!about", () => $"C# by compiler {Version(typeof(CSharpCompilation))}, .NET {Environment.Version.ToString(3)}, the kernel of .NET Interactive {Version(typeof(CompositeKernel))}");
        Show(kernel, "#!lsmagic", () => string.Join('\n', kernel.ChildKernels.Prepend(kernel).SelectMany(child => child.KernelInfo.SupportedDirectives).Select(directive => directive.Name).Distinct().Order(StringComparer.Ordinal)));
    }

    private static void Show(CompositeKernel kernel, string command, Func<string> text) => kernel.AddDirective(new KernelActionDirective(command), (_, context) =>
    {
        context.DisplayAs(text(), PlainTextFormatter.MimeType);
        return Task.CompletedTask;
    });

    private static string Version(Type type) => type.Assembly.GetName().Version!.ToString(3);
}
