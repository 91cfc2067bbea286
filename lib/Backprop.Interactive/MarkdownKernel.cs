using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace Backprop.Interactive;

/// <summary>Shows Markdown. The kernel that the tool has for it is in a package that is not to be had.</summary>
internal sealed class MarkdownKernel() : Microsoft.DotNet.Interactive.Kernel("markdown"), IKernelCommandHandler<SubmitCode>
{
    public Task HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        context.DisplayAs(command.Code.Trim('\n'), "text/markdown");
        return Task.CompletedTask;
    }
}
