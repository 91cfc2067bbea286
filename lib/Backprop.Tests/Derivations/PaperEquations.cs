using static Backprop.Notation;

namespace Backprop.Tests.Derivations;

/// <summary>Equations (1) to (7) of Rumelhart, Hinton and Williams (1986), as they stand there, and in the notations of others.</summary>
public class PaperEquations
{
    private static readonly UnaryFunction σ = Function("σ");
    private readonly IndexVariable _i = Index("i"), _j = Index("j");
    private readonly Family _w, _y, _d;
    private readonly Quantity _cost;

    public PaperEquations()
    {
        (_w, _y, _d) = (Indexed("w", _j, _i), Indexed("y", _i), Indexed("d", _j));
        var x = Let("x", _j, Sum(_i, _y[_i] * _w[_j, _i]));
        var output = Let("y", _j, σ(x[_j]));
        _cost = Let("E", OneHalf * Sum(_j, Square(output[_j] - _d[_j])));
    }

    [Fact]
    public void Seven_equations_come_out_as_the_paper_prints_them()
    {
        // The paper's (3) sums over cases as well; here stands one case.
        string[] paper =
        [
            "xⱼ = Σᵢ yᵢ wⱼᵢ",
            "yⱼ = logistic(xⱼ)",
            "E = 1/2 Σⱼ (yⱼ − dⱼ)²",
            "∂E/∂yⱼ = yⱼ − dⱼ",
            "∂E/∂xⱼ = ∂E/∂yⱼ yⱼ(1 − yⱼ)",
            "∂E/∂wⱼᵢ = ∂E/∂xⱼ yᵢ",
            "∂E/∂yᵢ = Σⱼ ∂E/∂xⱼ wⱼᵢ",
        ];
        var bridge = Bridge();
        Assert.Equal(paper, bridge.Rows.Select(row => row.Equations[0].ToString()));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], bridge.Rows.Select(row => row.Number));
    }

    [Fact]
    public void The_notation_of_3Blue1Brown_has_no_half_and_twice_the_gradient()
    {
        // Deep Learning, chapter 4: z_j = Σ_k w_jk a_k, a_j = σ(z_j), C₀ = Σ_j (a_j − y_j)², ∂C₀/∂a_k = Σ_j ∂z_j/∂a_k ∂a_j/∂z_j ∂C₀/∂a_j.
        string[] expected =
        [
            "zⱼ⁽ᴸ⁾ = Σₖ aₖ⁽ᴸ⁻¹⁾ wⱼₖ⁽ᴸ⁾",
            "aⱼ⁽ᴸ⁾ = σ(zⱼ⁽ᴸ⁾)",
            "C₀ = Σⱼ (aⱼ⁽ᴸ⁾ − yⱼ)²",
            "∂C₀/∂aⱼ⁽ᴸ⁾ = 2(aⱼ⁽ᴸ⁾ − yⱼ)",
            "∂C₀/∂zⱼ⁽ᴸ⁾ = ∂C₀/∂aⱼ⁽ᴸ⁾ σ′(zⱼ⁽ᴸ⁾)",
            "∂C₀/∂wⱼₖ⁽ᴸ⁾ = ∂C₀/∂zⱼ⁽ᴸ⁾ aₖ⁽ᴸ⁻¹⁾",
            "∂C₀/∂aₖ⁽ᴸ⁻¹⁾ = Σⱼ ∂C₀/∂zⱼ⁽ᴸ⁾ wⱼₖ⁽ᴸ⁾",
        ];
        Assert.Equal(expected, Bridge().Rows.Select(row => row.Equations[1].ToString()));
    }

    [Fact]
    public void Nielsen_and_the_matrices_have_delta()
    {
        var rows = Bridge().Rows;
        Assert.Equal("δⱼ⁽ˡ⁾ = ∂C/∂zⱼ⁽ˡ⁾ = ∂C/∂aⱼ⁽ˡ⁾ σ′(zⱼ⁽ˡ⁾)", rows[4].Equations[2].ToString()); // BP1 by components
        Assert.Equal("∂C/∂wⱼₖ⁽ˡ⁾ = δⱼ⁽ˡ⁾ aₖ⁽ˡ⁻¹⁾", rows[5].Equations[2].ToString()); // BP4
        Assert.Equal("δ⁽ˡ⁾ = ∂C/∂z⁽ˡ⁾ = ∂C/∂a⁽ˡ⁾ ⊙ σ′(z⁽ˡ⁾)", rows[4].Equations[3].ToString()); // BP1
        Assert.Equal("∂C/∂W⁽ˡ⁾ = δ⁽ˡ⁾ (a⁽ˡ⁻¹⁾)ᵀ", rows[5].Equations[3].ToString()); // BP4 as a matrix
    }

    [Fact]
    public void The_bridge_is_a_Markdown_table_with_a_number_and_four_formulas_a_row()
    {
        var lines = Bridge().ToMarkdown().TrimEnd().Split('\n');
        Assert.Equal(2 + 7, lines.Length);
        Assert.All(lines, line => Assert.Equal(6, line.Count(c => c == '|'))); // no bar inside a formula would cut a cell in two
        Assert.StartsWith(@"| (5) | $\frac{\partial E}{\partial x_{j}} = \frac{\partial E}{\partial y_{j}} \, y_{j} (1 - y_{j})$ |", lines[6], StringComparison.Ordinal);
    }

    [Fact]
    public void No_notation_or_a_stranger_is_refused()
    {
        Assert.Throws<ArgumentException>(() => NotationBridge.Of(_cost, [_w[_j, _i]], []));
        Assert.Contains("E does not depend on qⱼ", Assert.Throws<ArgumentException>(() => NotationBridge.Of(_cost, Indexed("q", _j)[_j])).Message, StringComparison.Ordinal);
    }

    private NotationBridge Bridge() => NotationBridge.Of(_cost, _w[_j, _i], _y[_i]);
}
