namespace Backprop.Tests.Book;

/// <summary>The numbers in the text of the book that no cell gives, each with where it comes from.</summary>
internal static class ListedNumbers
{
    private static readonly (string Chapters, string[] Numbers, string Reason)[] All =
    [
        // What others printed, with the place.
        ("07", ["1,425"], "Nature 323, figure 1: the sweeps of the published network"),
        ("07", ["17"], "Nature 323, figure 1: the weights and biases that it prints"),
        ("08", ["104"], "Nature 323: the \"104 possible triples\""),
        ("10", ["1,500"], "Nature 323, figure 4: the sweeps of the family trees"),
        ("10", ["0.3"], "Nature 323, figure 1: the range of the initial weights"),
        ("10", ["0.9", "0.1"], "PDP, pages 329 and 330: momentum, and the targets as quoted"),
        ("10", ["558", "0.5"], "PDP, page 331: XOR with one hidden unit"),
        ("10", ["245", "120", "32", "0.25", "40"], "PDP, page 333: XOR against the number of hidden units"),
        ("10", ["2,825"], "PDP, page 335: parity of four bits"),
        ("10", ["0.01"], "said of PDP, page 333: the error at which training on XOR against hidden units stopped; not confirmed"),
        ("07 a3", ["1,127", "2,715", "7,830", "54,770"], "Cordwell 2015: quartiles and the slowest of his runs"),
        ("a3", ["1,000"], "Cordwell 2015: the number of his runs"),
        ("07 a3", ["500", "127", "50,000"], "HinTorch 2022: runs, solved ones and the limit"),
        ("a3", ["1,425", "64"], "Nature 323, figure 1: sweeps, and the cases of the symmetry task, of which HinTorch took the mean"),
        ("a3", ["104"], "the kinship data of the UCI repository: the number of questions"),
        ("a3", ["60", "100"], "ft_hinton86, its log: facts learned with a larger ε and a smaller α"),
        ("a3", ["75.5 %", "30 %", "50"], "Guo 2025: held-out cases right, and splits"),
        ("04 a3", ["40"], "Jabin, ai-timeline: starts of XOR that were solved"),
        ("a3", ["47", "85"], "the names of a report and of a conference"),

        // What a question gives, or bids the reader try.
        ("07", ["0.3", "0.2", "0.8", "0.5"], "settings to try"),
        ("07", ["40", "26", "32"], "counts to think about"),
        ("08", ["24"], "a layer to think about"),
        ("08", ["0.2 %", "1,500", "0.5"], "a decay and an output to think about"),
        ("10", ["20"], "a count to think about"),
        ("a4", ["16", "25", "33", "45", "51", "57", "60"], "minutes of one hour"),
        ("a4", ["20", "32", "40", "52", "58", "72", "82", "90"], "minutes of a class"),

        // Settings of another section, and numbers of a formula in the text.
        ("06", ["0.4"], "1 − 0.6, in the formula for the bottom of a trough"),
        ("06", ["0.0001"], "an output to think about"),
        ("06", ["0.9"], "the α of the cell below, and a target of the section before"),
        ("06", ["0.1"], "a target of the section before"),
        ("07", ["64"], "2 to the power of 6, in a formula"),
        ("07", ["0.85"], "1 − 0.15"),
        ("07", ["0.9"], "a target of two sections before"),
    ];

    /// <summary>The numbers listed for a notebook, as they stand in its text.</summary>
    public static IEnumerable<string> Of(string notebook) => All
        .Where(entry => entry.Chapters.Split(' ').Any(chapter => notebook.StartsWith(chapter, StringComparison.Ordinal)))
        .SelectMany(entry => entry.Numbers);
}
