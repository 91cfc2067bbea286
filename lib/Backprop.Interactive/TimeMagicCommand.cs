using System.Diagnostics;
using System.Globalization;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Formatting;

namespace Backprop.Interactive;

/// <summary><c>#!time</c>, which the tool has in a package that is not to be had.</summary>
internal static class TimeMagicCommand
{
    public static void UseTimeMagicCommand(this CompositeKernel kernel) => kernel.AddDirective(new KernelActionDirective("#!time"), (_, context) =>
    {
        var watch = Stopwatch.StartNew();
        context.OnComplete(ended => ended.DisplayAs(string.Create(CultureInfo.InvariantCulture, $"Wall time: {watch.Elapsed.TotalMilliseconds}ms"), PlainTextFormatter.MimeType));
        return Task.CompletedTask;
    });
}
