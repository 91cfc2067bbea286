using System.Globalization;
using System.Net;
using System.Text;

namespace Backprop;

/// <summary>What shows itself as HTML, and as plain text beside it.</summary>
internal abstract class HtmlFormatters<T>(Func<T, string> html)
{
    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<T>("text/html", html),
        new Formatter<T>("text/plain", value => value!.ToString()!),
    ];
}

/// <summary>A comparison shows its reason, which is a sentence.</summary>
internal sealed class ComparisonFormatters() : HtmlFormatters<Comparison>(comparison => WebUtility.HtmlEncode(comparison.Reason));

/// <summary>What shows itself as a table.</summary>
internal abstract class TableFormatters<T>(Func<T, string> html) : HtmlFormatters<T>(html)
{
    /// <summary>A table; numbers are set to the right.</summary>
    protected static string Table(string caption, string[] heads, IEnumerable<(string Text, bool IsNumber)[]> rows)
    {
        var html = new StringBuilder($"<table><caption>{WebUtility.HtmlEncode(caption)}</caption>\n<thead><tr>");
        foreach (var head in heads) html.Append($"<th scope=\"col\">{WebUtility.HtmlEncode(head)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var (text, isNumber) in row)
                html.Append(isNumber ? "<td class=\"number\" align=\"right\">" : "<td>").Append(WebUtility.HtmlEncode(text)).Append("</td>");
            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table>").ToString();
    }
}

/// <summary>A gradient check as a table, one row a point.</summary>
internal sealed class GradientCheckFormatters() : TableFormatters<GradientCheck>(check => Table(
    $"Derivative by {check.By}: derived formula against central differences",
    [.. check.Points[0].At.Select(pair => pair.Symbol.ToString()), "derived", "measured", "relative error"],
    check.Points.Select(Row)))
{
    private static (string, bool)[] Row(GradientCheckPoint point) =>
    [
        .. point.At.Select(pair => (pair.Value.ToString("F2", CultureInfo.InvariantCulture), true)),
        (point.Derived.ToString("F8", CultureInfo.InvariantCulture), true),
        (point.Measured.ToString("F8", CultureInfo.InvariantCulture), true),
        (point.ShownError, true),
    ];
}

/// <summary>A worked example as a table: given values, forward pass, backward pass.</summary>
internal sealed class WorkedExampleFormatters() : TableFormatters<WorkedExample>(example => Table(
    "Every value of the forward and the backward pass",
    ["pass", "name", "formula", "value"],
    example.Given.Select(row => Row("given", row))
        .Concat(example.Forward.Select(row => Row("forward", row)))
        .Concat(example.Backward.Select(row => Row("backward", row)))))
{
    private static (string, bool)[] Row(string pass, WorkedRow row) =>
        [(pass, false), (row.Name.ToString(), false), (row.Formula?.ToString() ?? "", false), (row.ShownValue, true)];
}
