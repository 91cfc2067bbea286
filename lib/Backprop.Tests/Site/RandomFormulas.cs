using Backprop.Tests.Expressions;
using CsCheck;

namespace Backprop.Tests.Site;

/// <summary>KaTeX sets whatever the library prints.</summary>
public sealed class RandomFormulas
{
    [Fact]
    public void Every_formula_that_the_library_prints_is_set_without_complaint() =>
        RandomExpressions.AllKinds.Array[2_000].Sample(
            formulas => KatexSetter.AssertSets([.. formulas.Select(f => f.ToLatex()).Where(tex => tex.Length < 5_000).Distinct()]),
            iter: 1,
            print: _ => "the formulas are named in the message");

    [Fact]
    public void Every_derivation_of_a_link_is_set_without_complaint() =>
        RandomExpressions.AllKinds.Array[150].Sample(
            definitions => KatexSetter.AssertSets(
            [
                .. definitions
                    .Where(definition => definition.Symbols().Contains(RandomExpressions.X) && !RandomExpressions.Parts(definition).Any(part => part is Derivative))
                    .SelectMany(definition => Notation.By(Notation.Let("q", definition), RandomExpressions.X).Paths.SelectMany(links => links))
                    .Select(link => link.Steps().ToLatex())
                    .Where(tex => tex.Length < 20_000)
                    .Distinct(),
            ]),
            iter: 1,
            print: _ => "the formulas are named in the message");
}
