namespace Backprop;

/// <summary>A colour for light surroundings and its counterpart for dark ones.</summary>
/// <remarks>
/// Blue and orange are those of Okabe and Ito's palette, which people with any of the usual colour deficiencies tell
/// apart; the orange is darkened on light ground, so that small text in it has a contrast of more than 4.5 to 1.
/// </remarks>
internal sealed record Paint(string Name, string Light, string Dark)
{
    /// <summary>What the drawing lies on. It brings its own ground, since a page may be dark where the system is light.</summary>
    public static readonly Paint Card = new("card", "#fffefb", "#17191d");

    /// <summary>Text and outlines.</summary>
    public static readonly Paint Ink = new("ink", "#24221e", "#dedbd4");

    /// <summary>What explains, and stands back.</summary>
    public static readonly Paint Muted = new("muted", "#69645a", "#a19d93");

    /// <summary>Thin lines.</summary>
    public static readonly Paint Rule = new("rule", "#b9b2a2", "#5a606a");

    /// <summary>The ground of a box.</summary>
    public static readonly Paint Box = new("box", "#f4f1e9", "#22262c");

    /// <summary>What is computed forwards; a positive weight.</summary>
    public static readonly Paint Forward = new("forward", "#0068a5", "#56b4e9");

    /// <summary>What is computed backwards; a negative weight.</summary>
    public static readonly Paint Backward = new("backward", "#b34700", "#f0a35e");

    /// <summary>A third thing that is told apart by colour.</summary>
    public static readonly Paint Third = new("third", "#00674b", "#2fc79a");

    /// <summary>A fourth.</summary>
    public static readonly Paint Fourth = new("fourth", "#9b3d73", "#e19ac4");

    /// <summary>The middle grey on which both white and black stand out.</summary>
    public static readonly Paint Grey = new("grey", "#9a9a9a", "#7d7d7d");

    /// <summary>White in any surroundings: a positive weight in the paper's diagrams.</summary>
    public static readonly Paint White = new("white", "#ffffff", "#ffffff");

    /// <summary>Black in any surroundings: a negative weight in the paper's diagrams.</summary>
    public static readonly Paint Black = new("black", "#000000", "#000000");
}
