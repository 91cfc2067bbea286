using Backprop.Notebooks.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backprop.Tests.Notebooks;

/// <summary>A library that shows its values by naming convention alone, as the book's own library does.</summary>
public sealed class ReferencedLibraries(KernelFixture kernel) : CellTest(kernel)
{
    private const string Convention = """
        using System;
        using System.Collections.Generic;
        using System.IO;

        [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
        internal sealed class TypeFormatterSourceAttribute : Attribute
        {
            public TypeFormatterSourceAttribute(Type formatterSourceType) => FormatterSourceType = formatterSourceType;
            public Type FormatterSourceType { get; }
            public string[] PreferredMimeTypes { get; set; }
        }

        [TypeFormatterSource(typeof(Formatters), PreferredMimeTypes = new[] { "text/latex", "text/plain" })]
        public abstract record Expression;
        public sealed record Variable(string Name) : Expression { public string Letter => Letters.First(Name); }

        public class Formatters
        {
            public IEnumerable<object> CreateTypeFormatters() => new object[] { new Latex(), new Plain() };
        }

        public class Latex
        {
            public string MimeType => "text/latex";
            public bool Format(object value, TextWriter writer) { writer.Write("$$" + ((Variable)value).Name + "$$"); return true; }
        }

        public class Plain
        {
            public string MimeType => "text/plain";
            public bool Format(object value, TextWriter writer) { writer.Write(((Variable)value).Name); return true; }
        }
        """;

    private const string Dependency = "public static class Letters { public static string First(string s) => s[..1]; }";

    [Fact]
    public async Task A_library_is_found_from_the_notebooks_folder_and_its_values_show_themselves_in_all_their_forms()
    {
        WriteLibraries();

        var outputs = await OutputsAsync(
            "// the library\n#r \"lib/Shapes.dll\"\nvar x = new Variable(\"xyz\");",
            "Console.Write(x.Letter);\nnew Variable(\"σ\").Display();\nnew Variable(\"w\")");

        // The dependency lies beside the library.
        Assert.Equal(new StreamOutput("stdout", "x"), outputs[0]);
        Assert.Equal(["text/latex", "text/plain"], Assert.IsType<DataOutput>(outputs[1]).Data.Select(entry => entry.Key).Order());
        Assert.Equal("$$σ$$", Text(outputs[1], "text/latex"));
        Assert.Equal("w", Text(outputs[2]));
        Assert.Equal(3, outputs.Count);
    }

    private void WriteLibraries()
    {
        Directory.CreateDirectory(Folder.File("lib"));
        var letters = Compile("Letters", Dependency);
        Compile("Shapes", Convention, letters);
    }

    private PortableExecutableReference Compile(string name, string source, params MetadataReference[] references)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
            .Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source)],
            [.. platform, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var file = Folder.File($"lib/{name}.dll");
        var result = compilation.Emit(file);
        Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromFile(file);
    }
}
