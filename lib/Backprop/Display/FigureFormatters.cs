using System.Net;
using Backprop.Figures;

namespace Backprop.Display;

/// <summary>What a figure shows: an interactive chart in a page, its description elsewhere.</summary>
internal sealed class FigureFormatters() : HtmlFormatters<Figure>(figure => $"<p>{WebUtility.HtmlEncode(figure.Alternative)}</p>");
