using System.Text.Json.Nodes;
using Backprop.Notebooks.Documents;
using static Backprop.Tests.Site.SampleCells;

namespace Backprop.Tests.Site;

/// <summary>A book of three notebooks with everything in it that a page can show.</summary>
internal static class SampleBook
{
    /// <summary>How many formulas the first notebook holds, in its text and in the outputs of its cells.</summary>
    public const int FormulasInFirstNotebook = 11;

    public static IReadOnlyList<Notebook> Save(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "images"));
        File.WriteAllBytes(Path.Combine(folder, "images", "surface.png"), SamplePicture.Png(420, 240));

        // Not in the book's order: the site puts them there.
        return [Notation(folder), Layers(folder), OneNeuron(folder)];
    }

    private static Notebook OneNeuron(string folder) => SaveNotebook(
        folder,
        "01-one-neuron",
        Markdown(
            """
            # One neuron: the whole of back-propagation in one line

            The cost of one example depends on the last layer only, and so the derivation starts there: with $C_0 = (a^{(L)} - y)^2$, one neuron, one weight and one bias.

            ## What a neuron computes

            A neuron takes the activation of the neuron before it, weighs it, adds a bias and squashes the sum. The inside has a name of its own, *net input*, because every derivative that follows will pass through it[^name]:

            $$
            \begin{aligned}
            z^{(L)} &= w^{(L)} a^{(L-1)} + b^{(L)}, \\
            a^{(L)} &= \sigma\bigl(z^{(L)}\bigr).
            \end{aligned}
            $$

            Training changes $w^{(L)}$ and $b^{(L)}$; the input and the truth $y$ are **held fixed**. The next chapter is about [layers](02-layers.ipynb), and the rules are in [`Rules.cs`](../lib/Backprop/Symbolics/Rules.cs).

            [^name]: Rumelhart, Hinton and Williams (1986) call it the total input $x_j$.
            """),
        Code(
            1,
            """
            #r "../lib/Backprop/bin/Backprop.dll"
            using Backprop;  using static Backprop.Notation;

            var (w, b, y) = (Symbol("w", layer: "L"), Symbol("b", layer: "L"), Symbol("y"));
            var σ = Function("σ");                       // undefined, and so it stays
            Console.WriteLine($"σ′ prints as {σ.Prime}: {1.5e-3:F4}");
            """,
            new StreamOutput("stdout", "σ′ prints as σ′: 0.0015\n")),
        Markdown("### The chain rule in links\n\nEach link is a quantity of its own, and each is solved on its own."),
        Code(
            2,
            """
            var z = Let("z", layer: "L", w * aPrev + b);
            var a = Let("a", layer: "L", σ(z));
            var C = Let("C", index: 0, Square(a - y));
            C.By(w)
            """,
            Latex(
                """
                $$\frac{\partial C_0}{\partial w^{(L)}} = \frac{\partial C_0}{\partial a^{(L)}} \cdot \frac{\partial a^{(L)}}{\partial z^{(L)}} \cdot \frac{\partial z^{(L)}}{\partial w^{(L)}}$$
                $$\frac{\partial C_0}{\partial w^{(L)}} = 2\left(a^{(L)} - y\right) \cdot \sigma'\left(z^{(L)}\right) \cdot a^{(L-1)}$$
                """,
                "∂C₀/∂w⁽ᴸ⁾ = 2(a⁽ᴸ⁾ − y) · σ′(z⁽ᴸ⁾) · a⁽ᴸ⁻¹⁾")),
        Markdown(
            """
            ## One layer further back

            Two more links, and everything before them is shared with the layer above. Written out, the product is long; on a narrow screen it scrolls inside itself:

            $$\frac{\partial C_0}{\partial w^{(L-1)}} = \frac{\partial C_0}{\partial a^{(L)}} \cdot \frac{\partial a^{(L)}}{\partial z^{(L)}} \cdot \frac{\partial z^{(L)}}{\partial a^{(L-1)}} \cdot \frac{\partial a^{(L-1)}}{\partial z^{(L-1)}} \cdot \frac{\partial z^{(L-1)}}{\partial w^{(L-1)}} = 2\left(a^{(L)} - y\right)\sigma'\left(z^{(L)}\right) w^{(L)}\,\sigma'\left(z^{(L-1)}\right) a^{(L-2)} \tag{8}$$

            > The shared part is worth a name: $\delta^{(L)}$.

            > [!NOTE]
            > A hidden unit is one that is neither an input nor an output.

            1. The forward pass computes every $a$.
            2. The backward pass computes every δ, from the last layer to the first.

            | quantity | at the point | derived | numeric | relative error |
            |:--|:--|--:|--:|--:|
            | ∂C/∂w | w = −1, b = 0.5 | 0.103 512 | 0.103 512 | 2.1 × 10⁻¹¹ |
            | ∂C/∂b | w = −1, b = 0.5 | −0.044 981 | −0.044 981 | 8.7 × 10⁻¹² |

            ![The error surface of one neuron](images/surface.png)
            """),
        Code(
            3,
            """"
            // Raw strings, interpolation, Greek, and a line that is longer than a phone is wide
            record Check(string Name, double Derived, double Numeric);
            var text = """
                {"name": "δ", "value": 0.5}
                """;
            foreach (var Δ in new[] { 1e-4, 1e-5 })
                Console.WriteLine($"{nameof(Δ)} = {Δ:E1}, relative error {Math.Abs(derived - numeric) / Math.Max(Math.Abs(derived), Math.Abs(numeric)):E2}");
            new Check("∂C/∂w", derived: 0.103512, numeric: 0.103512)
            """",
            Value(
                (
                    "text/html",
                    """
                    <table><thead><tr><th>point</th><th class="number">derived</th><th class="number">numeric</th><th class="number">relative error</th></tr></thead><tbody><tr><td>z = −1</td><td class="number">0.103512</td><td class="number">0.103512</td><td class="number">2.1e-11</td></tr><tr><td>z = 0</td><td class="number">-0.044981</td><td class="number">-0.044981</td><td class="number">8.7e-12</td></tr></tbody></table>
                    """),
                ("text/plain", "2 checks"))),
        Code(
            4,
            "Plot.Surface(C, w, b)",
            Value(
                ("application/vnd.plotly.v1+json", """{"data": []}"""),
                ("image/png", Convert.ToBase64String(SamplePicture.Png(480, 300))),
                ("text/plain", "Surface: C over w and b"))),
        Code(
            5,
            "1 / int.Parse(\"0\")",
            new StreamOutput("stderr", "warning: about to divide\n"),
            new ErrorOutput(
                "System.DivideByZeroException",
                "Attempted to divide by zero.",
                ["\u001b[31mSystem.DivideByZeroException\u001b[0m: Attempted to divide by zero.", "   at Submission#5, line 1"])));

    private static Notebook Layers(string folder) => SaveNotebook(
        folder,
        "02-layers",
        Markdown("# Layers & sums: <δ> for everyone\n\nSeveral neurons in a layer: the sum over $j$ appears, and with it the *matrix form*.\n\n## Back to the start\n\nSee [the chain rule](01-one-neuron.ipynb#the-chain-rule-in-links)."),
        Code(1, "δ.By(w)", Latex(@"\begin{align*}\delta_j &= \sum_k w_{kj}\,\delta_k\,\sigma'(z_j) \\ \nabla W &= \delta\, a^{\top}\end{align*}")));

    private static Notebook Notation(string folder) => SaveNotebook(
        folder,
        "a1-notation",
        Markdown(
            "# Notation\n\nWhat each letter means.\n\n![A pasted picture](attachment:pasted.png)",
            new JsonObject { ["pasted.png"] = new JsonObject { ["image/png"] = Convert.ToBase64String(SamplePicture.Png(60, 40)) } }));
}
