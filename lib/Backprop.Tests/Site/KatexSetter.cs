using Backprop.Notebooks.Site.Formulas;

namespace Backprop.Tests.Site;

/// <summary>Asks KaTeX, through the script that the site uses, whether it sets formulas without complaint.</summary>
public static class KatexSetter
{
    /// <summary>For each formula KaTeX's complaint, or null; one run of KaTeX, however many there are.</summary>
    public static IReadOnlyList<string?> Errors(IReadOnlyList<string> formulas, bool isDisplay = true)
    {
        try
        {
            return [.. Katex.Set([.. formulas.Select(tex => new Backprop.Notebooks.Site.Formulas.Formula(tex, isDisplay))]).Select(set => set.Error)];
        }
        catch (KatexException e)
        {
            Requirement.Missing(e.Message);
            throw;
        }
    }

    /// <summary>Fails, or skips the test, where KaTeX has not been brought in.</summary>
    public static void Require()
    {
        if (!Directory.Exists(Path.Combine(AppContext.BaseDirectory, "katex", "node_modules"))) Requirement.Missing("KaTeX was not found beside the program");
    }

    /// <summary>Fails with all formulas that KaTeX refuses.</summary>
    public static void AssertSets(IReadOnlyList<string> formulas, bool isDisplay = true) => Assert.Empty(
        formulas.Zip(Errors(formulas, isDisplay))
            .Where(checkedFormula => checkedFormula.Second is not null)
            .Select(refused => $"{refused.First}: {refused.Second}"));
}
