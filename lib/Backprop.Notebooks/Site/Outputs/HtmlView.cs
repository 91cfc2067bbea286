using System.Text;
using System.Text.RegularExpressions;
using Backprop.Notebooks.Site.Markup;

namespace Backprop.Notebooks.Site.Outputs;

/// <summary>
/// Markup that a cell gave. What is plain becomes a part of the page; anything else, scripts and styles above all, lies in a
/// file of its own and is shown in a box that it cannot leave: it sees neither the page nor the network.
/// </summary>
internal sealed partial class HtmlView : IMimeView
{
    private static readonly Template BoxTemplate = Template.Load("foreign.html");

    public string MimeType => "text/html";

    public Html? Render(DataView value)
    {
        if (value.Text(MimeType) is not { } markup)
            return null;
        return PlainMarkup.Keep(KernelStyle().Replace(markup, "")) is { } plain
            ? Html.Of($"<div class=\"output html scroll\">{plain}</div>")
            : Foreign(value, markup);
    }

    /// <summary>The page in the box.</summary>
    public static Html Box(Html markup) => BoxTemplate.Fill(("markup", markup));

    private static Html Foreign(DataView value, string markup)
    {
        var page = Box(new Html(markup));
        var link = value.Page.Files.Add($"{value.Cell.Id}.html", Encoding.UTF8.GetBytes(page.Markup));
        return Html.Of($"<iframe class=\"output foreign\" sandbox=\"allow-scripts\" src=\"{link}\" title=\"{PictureView.Description(value)}\" loading=\"lazy\"></iframe>");
    }

    // A .NET Interactive kernel puts a style sheet behind every value, for classes of its own; the page styles its values itself.
    [GeneratedRegex(@"<style>\s*\.dni-[^<]*</style>", RegexOptions.CultureInvariant)]
    private static partial Regex KernelStyle();
}
