using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Backprop.Notebooks.Site.Markup;

/// <summary>Encodes what is put into an interpolated string that becomes markup.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation(int literalLength, int formattedCount)
{
    private readonly StringBuilder _markup = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(Html markup) => _markup.Append(markup.Markup);

    public void AppendFormatted(string? text) => _markup.Append(Html.Encode(text).Markup);

    public void AppendFormatted(int number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

    public override string ToString() => _markup.ToString();
}
