namespace Backprop;

/// <content>How a figure shows itself in a notebook. Apart from the data, which the drawing side compiles as well.</content>
[TypeFormatterSource(typeof(FigureFormatters), PreferredMimeTypes = ["text/html", "text/plain"], StoredMimeTypes = ["application/vnd.plotly.v1+json", "text/plain"])]
public abstract partial record Figure;
