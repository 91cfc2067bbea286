namespace Backprop;

/// <content>A family shows an element, and what it is equal to.</content>
public sealed partial class Family : IFormula
{
    string IFormula.ToLatex() => Equation?.ToLatex() ?? At(Indices).ToLatex();

    string IFormula.ToText() => Equation?.ToString() ?? ToString();

    private Formula? Equation => Definition is null ? null : new(Line.Of(At(Indices)), [Line.Of(Definition)]);
}
