using System;
using System.Collections.Generic;
using System.Linq;
using Backprop.Tests.MathNet;

namespace MathNet.Symbolics;

// Stands in for the package MathNet.Symbolics where that cannot be had, with the members that the appendix uses, as that
// project's source declares them (src/Symbolics/SymbolicExpression.fs, Evaluate.fs). It reads text by the grammar and
// knows no algebra: its derivatives are slopes. It is compiled into a package for one test, and is no part of this assembly.
public sealed class SymbolicExpression
{
    private readonly Func<Dictionary<string, double>, double> value;

    private SymbolicExpression(string text, Func<Dictionary<string, double>, double> value) => (Text, this.value) = (text, value);

    private string Text { get; }

    public static implicit operator SymbolicExpression(string infix) => Parse(infix);

    public static SymbolicExpression Parse(string infix)
    {
        var grammar = new MathNetGrammar();
        // An unknown name before a bracket is looked up in the table of functions there, and the bare exception comes through.
        if (grammar.Value(infix) is null)
            throw infix[grammar.Column - 1] == '(' ? new KeyNotFoundException("The given key was not present in the dictionary.") : new Exception($"Error in Ln: 1 Col: {grammar.Column}\n{infix}");
        return new(infix, at => new MathNetGrammar().Value(infix, at.Select(pair => (pair.Key, pair.Value)).ToArray())!.Value);
    }

    // The slope by five points: its error is of the fourth power of the step.
    public SymbolicExpression Differentiate(SymbolicExpression variable) => new($"d/d{variable.Text} {Text}", at =>
    {
        const double h = 1e-3;
        return (8 * (At(h) - At(-h)) - (At(2 * h) - At(-2 * h))) / (12 * h);

        double At(double step) => value(new(at) { [variable.Text] = at[variable.Text] + step });
    });

    public FloatingPoint Evaluate(IDictionary<string, FloatingPoint> symbols) =>
        value(symbols.ToDictionary(pair => pair.Key, pair => pair.Value.RealValue));

    public string ToLaTeX() => $@"\text{{{Text.Replace("_", "\\_").Replace("^", "\\^{}")}}}";

    public override string ToString() => Text;
}

public sealed class FloatingPoint
{
    private FloatingPoint(double value) => RealValue = value;

    public double RealValue { get; }

    public static implicit operator FloatingPoint(double value) => new(value);
}
