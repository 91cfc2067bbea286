using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Backprop.Tests.MathNet;

/// <summary>
/// The infix grammar of MathNet.Symbolics, written down independently of this project's parser, as a reader that
/// computes: what a text is worth there, or that it is refused.
/// </summary>
/// <remarks>
/// From that project's published source (src/Symbolics/Visual/Infix.fs) and its unit tests. Infix <c>+ -</c> bind with 1,
/// <c>* /</c> with 2, <c>^</c> with 3 and to the right, a sign in front with 4: tighter than a power (its issue 53,
/// "-1**2 returns 1"). A term is a number, brackets, <c>|x|</c>, a function it knows with brackets, a power of such a
/// function (<c>sin^2(x)</c>), <c>sqrt(…)</c>, <c>pow(…, …)</c>, or a name; an unknown name before brackets is refused.
/// </remarks>
/// <param name="signBinds">How tightly a sign in front binds; 3 or less would be the convention of mathematics.</param>
internal sealed class MathNetGrammar(double signBinds = 4)
{
    private static readonly Dictionary<string, Func<double, double>> Functions = new()
    {
        ["abs"] = Math.Abs, ["ln"] = Math.Log, ["log"] = Math.Log10, ["exp"] = Math.Exp,
        ["sin"] = Math.Sin, ["cos"] = Math.Cos, ["tan"] = Math.Tan,
        ["sinh"] = Math.Sinh, ["cosh"] = Math.Cosh, ["tanh"] = Math.Tanh,
        ["asin"] = Math.Asin, ["acos"] = Math.Acos, ["atan"] = Math.Atan,
    };

    private static readonly Regex Number = new(@"\G(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?");

    private static readonly Regex Infinity = new(@"\Ginf(inity)?", RegexOptions.IgnoreCase);

    // The longest name first, and no look at what follows: "log" is tried on "logistic(x)" and finds no bracket.
    private static readonly Regex Function = new(@"\G(sinh|cosh|tanh|asin|acos|atan|abs|log|exp|sin|cos|tan|ln)");

    private static readonly Regex Pseudo = new(@"\G(sqrt|pow)");

    private static readonly Regex Name = new(@"\G[\p{L}π∞⧝][\p{L}0-9π∞⧝_]*");

    private string _text = "";
    private int _at;
    private Dictionary<string, double> _values = [];

    /// <summary>Where the last text was refused, counted from 1.</summary>
    public int Column => _at + 1;

    /// <summary>The value of a text; null where MathNet.Symbolics refuses it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="values">A value for each name; one without a value is worth no number.</param>
    public double? Value(string text, params (string Name, double Value)[] values)
    {
        (_text, _at) = (text, 0);
        _values = values.ToDictionary(pair => pair.Name, pair => pair.Value);
        try
        {
            Spaces();
            var value = Expression(0);
            return _at == _text.Length ? value : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Precedence climbing: operators that bind more tightly than the limit belong to this operand.
    private double Expression(double limit)
    {
        var left = Operand();
        while (_at < _text.Length && "+-*/^".Contains(_text[_at], StringComparison.Ordinal))
        {
            var sign = _text[_at];
            var strength = sign switch { '+' or '-' => 1.0, '*' or '/' => 2, _ => 3 };
            if (strength <= limit) break;
            Skip(sign);
            // Only ^ groups to the right: there an operator of the same strength goes into the right operand.
            var right = Expression(sign == '^' ? strength - 0.5 : strength);
            left = sign switch { '+' => left + right, '-' => left - right, '*' => left * right, '/' => left / right, _ => Math.Pow(left, right) };
        }

        return left;
    }

    private double Operand()
    {
        if (Take('-')) return -Expression(signBinds);
        return Take('+') ? Expression(signBinds) : Term();
    }

    private double Term()
    {
        if (Match(Number) is { } number) return double.Parse(number, CultureInfo.InvariantCulture);
        // The number reader goes first and takes every name that begins so for infinity.
        if (Match(Infinity) is not null) return double.PositiveInfinity;
        if (Take('(')) return Closed(')');
        if (Take('|')) return Math.Abs(Closed('|'));
        var start = _at;
        if (Match(Function) is { } function && Functions.TryGetValue(function, out var f))
        {
            var power = Take('^') ? double.Parse(Match(Number) ?? throw new FormatException(), CultureInfo.InvariantCulture) : 1;
            if (Take('(')) return Math.Pow(f(Closed(')')), power);
        }

        _at = start;
        if (Match(Pseudo) is { } pseudo && Take('('))
        {
            var first = Expression(0);
            if (pseudo == "sqrt") return Math.Sqrt(Ended(first));
            if (!Take(',')) throw new FormatException();
            return Math.Pow(first, Closed(')'));
        }

        _at = start;
        return Match(Name) switch
        {
            null => throw new FormatException(),
            "pi" or "π" => Math.PI,
            "e" => Math.E,
            "oo" or "∞" or "⧝" => double.PositiveInfinity,
            // The imaginary unit: no real value, but read.
            "j" => double.NaN,
            var name => _values.GetValueOrDefault(name, double.NaN),
        };
    }

    private double Ended(double value)
    {
        Skip(')');
        return value;
    }

    private double Closed(char bracket)
    {
        var value = Expression(0);
        Skip(bracket);
        return value;
    }

    private string? Match(Regex word)
    {
        if (word.Match(_text, _at) is not { Success: true } match) return null;
        _at += match.Length;
        Spaces();
        return match.Value;
    }

    private bool Take(char c)
    {
        if (_at == _text.Length || _text[_at] != c) return false;
        _at++;
        Spaces();
        return true;
    }

    private void Skip(char c)
    {
        if (!Take(c)) throw new FormatException();
    }

    private void Spaces()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }
}
