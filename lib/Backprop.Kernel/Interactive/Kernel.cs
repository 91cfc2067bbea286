using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;
using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;

// The names that cells know from the .NET Interactive kernel: `using static Microsoft.DotNet.Interactive.Kernel` is in force in every cell there.
#pragma warning disable IDE0130 // The namespace is the kernel's, not the folder's.
namespace Microsoft.DotNet.Interactive;

/// <summary>What every cell can call without a <c>using</c>.</summary>
public static class Kernel
{
#pragma warning disable IDE1006, CA1707 // Named as the kernel names it.
    /// <summary>Shows a value, in its preferred forms or in those asked for.</summary>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);

    /// <summary>Text that is shown as HTML.</summary>
    public static IHtmlContent HTML(string content) => content.ToHtmlContent();

    /// <summary>Adds a style sheet to the page, by a script, as the kernel does.</summary>
    public static void CSS(string content) => Javascript($$"""
        const style = document.createElement('style');
        style.textContent = {{System.Text.Json.JsonSerializer.Serialize(content)}};
        document.head.appendChild(style);
        """);
#pragma warning restore IDE1006, CA1707

    /// <summary>Would ask the reader for a text; here nobody answers.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") => throw Unanswered(nameof(GetInputAsync), prompt);

    /// <summary>Would ask the reader for a text that is not shown; here nobody answers.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public static Task<string> GetPasswordAsync(string prompt = "") => throw Unanswered(nameof(GetPasswordAsync), prompt);

    /// <summary>Runs a script in the page.</summary>
    public static void Javascript(string scriptContent)
    {
        PocketView element = script[type: "text/javascript"](HTML(scriptContent));
        element.ToString()!.DisplayAs(HtmlFormatter.MimeType);
    }

    private static InvalidOperationException Unanswered(string call, string prompt) =>
        new($"{call}(\"{prompt}\") asks the reader, and no reader answers where a notebook is rerun: put the value into the cell");
}
