using System.Collections.Frozen;

namespace Backprop;

/// <summary>Words that mathematics knows as functions and the library does not have under that name, each with what to write instead.</summary>
internal static class FunctionNames
{
    private const string NoInverse = "the function with a name of one letter, such as f(x), which stays undefined; the library has no inverse of a trigonometric or hyperbolic function";
    private const string NoRounding = "a smooth or piecewise function; the library has none that rounds";

    private const string NoErrorFunction = "the function with a name of one letter, such as f(x), which stays undefined; the library has no error function";

    // In whatever case: Tan is as much the tangent as tan.
    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        ["log"] = "ln for the natural logarithm",
        ["lg"] = "ln(x)/ln(10) for the logarithm to base 10",
        ["tan"] = "sin(x)/cos(x) for the tangent", ["cot"] = "cos(x)/sin(x) for the cotangent", ["sec"] = "1/cos(x) for the secant", ["csc"] = "1/sin(x) for the cosecant",
        ["sinh"] = "(exp(x) - exp(-x))/2 for the hyperbolic sine", ["cosh"] = "(exp(x) + exp(-x))/2 for the hyperbolic cosine",
        ["coth"] = "1/tanh(x) for the hyperbolic cotangent", ["sech"] = "2/(exp(x) + exp(-x)) for the hyperbolic secant",
        ["asin"] = NoInverse, ["acos"] = NoInverse, ["atan"] = NoInverse, ["arcsin"] = NoInverse, ["arccos"] = NoInverse, ["arctan"] = NoInverse,
        ["asinh"] = NoInverse, ["acosh"] = NoInverse, ["atanh"] = NoInverse, ["artanh"] = NoInverse, ["arsinh"] = NoInverse, ["arcosh"] = NoInverse,
        ["max"] = "relu(x) for the larger of x and 0, and b + relu(a - b) for that of a and b", ["min"] = "a - relu(a - b) for the smaller of a and b",
        ["softmax"] = "exp(x_j) divided by the sum of all exp(x_k)", ["heaviside"] = "step(x)", ["cbrt"] = "x^(1/3) for the cube root",
        ["pow"] = "x^y for a power", ["sqr"] = "x^2 for a square", ["square"] = "x^2 for a square",
        ["floor"] = NoRounding, ["ceil"] = NoRounding, ["round"] = NoRounding, ["mod"] = NoRounding,
        ["acot"] = NoInverse, ["asec"] = NoInverse, ["arccot"] = NoInverse, ["arcsec"] = NoInverse, ["trunc"] = NoRounding,
        ["erf"] = NoErrorFunction, ["erfc"] = NoErrorFunction, ["gelu"] = "x*logistic(1.702*x), which comes near it; the library has no error function",
        ["swish"] = "x*logistic(x)", ["silu"] = "x*logistic(x)", ["elu"] = "step(x)*x + (1 - step(x))*(exp(x) - 1)", ["sinc"] = "sin(x)/x",
        ["arcsinh"] = NoInverse, ["arccosh"] = NoInverse, ["arctanh"] = NoInverse, ["arctg"] = NoInverse, ["arcctg"] = NoInverse,
        ["tg"] = "sin(x)/cos(x) for the tangent", ["ctg"] = "cos(x)/sin(x) for the cotangent", ["cosec"] = "1/sin(x) for the cosecant",
        ["sh"] = "(exp(x) - exp(-x))/2 for the hyperbolic sine", ["ch"] = "(exp(x) + exp(-x))/2 for the hyperbolic cosine", ["th"] = "tanh(x)",
        ["logit"] = "ln(x/(1 - x))", ["logsigmoid"] = "-softplus(-x)", ["expm1"] = "exp(x) - 1", ["log1p"] = "ln(1 + x)", ["softsign"] = "x/(1 + abs(x))",
        ["leakyrelu"] = "0.01*x + 0.99*relu(x), with the slope of yours", ["selu"] = "a*(step(x)*x + b*(1 - step(x))*(exp(x) - 1)), with its two numbers", ["mish"] = "x*tanh(softplus(x))",
        ["factorial"] = "a product of numbers; the library has no factorial",
        ["sum"] = "the terms, joined by +; in code, Sum(i, …)", ["diff"] = "what is to be differentiated; in code, .Derivative(x)",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> OtherNames = new Dictionary<string, string>
    {
        ["sigmoid"] = "logistic", ["expit"] = "logistic", ["sgn"] = "sign", ["ReLU"] = "relu",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>What to write in place of a function that the library does not have: <c>sin(x)/cos(x)</c> for <c>tan</c>. Null for a word that is no such name.</summary>
    /// <remarks>With an index below it, it is no other function: log_2 is log2, and max_1 is max.</remarks>
    public static string? InPlaceOf(string name) =>
        Hints.GetValueOrDefault(name.Replace("_", "", StringComparison.Ordinal)) ?? ToBase(name) ?? Hints.GetValueOrDefault(name.Split('_')[0]) ?? InPlaceOfNumbered(name);

    private static string? ToBase(string name) => name.StartsWith("log", StringComparison.OrdinalIgnoreCase) && name[3..].TrimStart('_') is { Length: > 0 } number && number.All(char.IsAsciiDigit)
        ? $"ln(x)/ln({number}) for the logarithm to base {number}"
        : null;

    /// <summary>Whether it is the square root, in whatever case: a power, and no function of its own.</summary>
    public static bool IsRoot(string name) => name.Equals("sqrt", StringComparison.OrdinalIgnoreCase);

    // sin2, exp_10: a factor, a power or a base, and nobody knows which.
    private static string? InPlaceOfNumbered(string name) =>
        name.TrimEnd("0123456789".ToCharArray()).TrimEnd('_') is var word && word.Length > 1 && word != name && (Known(word)?.Name ?? (IsRoot(word) ? word : null)) is { } known
            ? $"{known} alone before its bracket: {name} can be a factor, a power or a base"
            : null;

    /// <summary>The function of that name, also where the field knows it by another, <c>sigmoid</c> for <c>logistic</c>, or a cell writes it with a capital, <c>Tanh</c>; null where there is none.</summary>
    public static KnownFunction? Known(string name) =>
        Functions.All.GetValueOrDefault(name) ?? Functions.All.GetValueOrDefault(OtherNames.GetValueOrDefault(name) ?? name.ToLowerInvariant());

    /// <summary>Whether a word is read as a function, known or not: a variable of that name is kept apart from what stands behind it.</summary>
    public static bool Contains(string name) => name.Length > 1 && (Known(name) is not null || InPlaceOf(name) is not null);

    /// <summary>The other names by which the field knows functions that the library has.</summary>
    public static IEnumerable<string> Others => OtherNames.Keys;
}
