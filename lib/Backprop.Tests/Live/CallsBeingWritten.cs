using System.Reflection;
using Backprop.Kernel.Submissions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Tests.Live;

/// <summary>Inside the brackets of a call its ways are told, as the compiler knows them; the bar is where the reader types.</summary>
public class CallsBeingWritten
{
    [Theory]
    [InlineData("double Half(double x, int times = 1) => x; Half(1, |", "double Half(double x, int times = 1)", 1)]
    [InlineData("\"abc\".Contains(|)", "bool Contains(string value)", 0)]
    [InlineData("new List<int>(|", "new List<int>(int capacity)", 0)]
    [InlineData("Func<double, double> f = x => x; f(|)", "double(double arg)", 0)]
    [InlineData("string.Join(\", \", 1, 2|)", "string Join(string? separator, params string?[] value)", 2)]
    [InlineData("new[] { 1 }.Select(|)", "IEnumerable<TResult> Select(Func<int, TResult> selector)", 0)]
    [InlineData("Math.Max(Math.Abs(|), 2)", "double Abs(double value)", 0)]
    [InlineData("Math.Max(Math.Abs(1), |", "double Max(double val1, double val2)", 1)]
    public void The_ways_to_write_a_call_are_told_inside_its_brackets(string code, string expected, int argument)
    {
        var found = At(code);

        Assert.NotNull(found);
        Assert.Equal(argument, found.Argument);
        Assert.Contains(expected, found.Signatures.Select(signature => $"{signature.Name}({string.Join(", ", signature.Parameters)})"));
    }

    [Theory]
    [InlineData("Math.Max(1, 2)|")]
    [InlineData("|Math.Max(1, 2)")]
    [InlineData("Nothing(|)")]
    [InlineData("(1 + |2)")]
    public void Nothing_is_told_elsewhere(string code) => Assert.Null(At(code));

    private static CallSignatures? At(string code)
    {
        var position = code.IndexOf('|', StringComparison.Ordinal);
        var libraries = new[] { typeof(object).Assembly, typeof(Enumerable).Assembly, Assembly.Load("System.Runtime") }.Select(library => MetadataReference.CreateFromFile(library.Location));
        return CallSignatures.At(
            CSharpCompilation.CreateScriptCompilation(
                "calls",
                CSharpSyntaxTree.ParseText(code.Remove(position, 1), SubmissionCompiler.Parsing),
                libraries,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: ["System", "System.Collections.Generic", "System.Linq"])),
            position);
    }
}
