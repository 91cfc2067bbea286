using System.Net;

namespace Backprop;

/// <summary>Shows a formula: LaTeX where it is set, plain text elsewhere, and HTML inside tables and lists.</summary>
internal sealed class FormulaFormatters
{
    /// <summary>The formatters, as a kernel asks for them.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<IFormula>("text/latex", formula => $"$$\n{formula.ToLatex()}\n$$"),
        new Formatter<IFormula>("text/plain", formula => formula.ToText()),
        new Formatter<IFormula>("text/html", formula => $"<span>{WebUtility.HtmlEncode(formula.ToText())}</span>"),
    ];
}
