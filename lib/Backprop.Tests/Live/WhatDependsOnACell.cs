using Backprop.Kernel.Submissions;

namespace Backprop.Tests.Live;

/// <summary>Which cells run again when a number has been moved, as a reader of their code would say.</summary>
public sealed class WhatDependsOnACell
{
    [Fact]
    public void Later_cells_that_use_its_names_depend_on_it_and_so_do_those_that_use_theirs() =>
        Assert.Equal([2, 4], CellDependence.After(["var z = 1;", "var ε = 0.1;", "double Walk(int n) => ε * n;", "z + 1", "Plot(Walk(3))"], changed: 1));

    [Fact]
    public void What_it_assigns_or_hands_to_a_call_counts_as_changed()
    {
        Assert.Equal([2, 3], CellDependence.After(["var (net, a) = (1, 2);", "trainer.Train(net); a = 3;", "net.Output", "a", "other"], changed: 1));
        Assert.Equal([2], CellDependence.After(["", "count++; all[0].Size += 1; Fill(ref rest);", "count + all + rest"], changed: 1));
    }

    [Fact]
    public void What_it_only_prints_or_shows_is_not_changed() =>
        Assert.Empty(CellDependence.After(["", "Console.WriteLine($\"{net}\");\nC.By(w)", "net", "C", "w", "Console.Out"], changed: 1));

    [Fact]
    public void A_name_that_is_declared_anew_is_another_one() =>
        Assert.Equal([1], CellDependence.After(["var rate = 1;", "rate", "var rate = 2;", "rate"], changed: 0));

    [Fact]
    public void Names_inside_functions_members_behind_dots_and_names_of_arguments_are_not_the_cells_own()
    {
        Assert.Empty(CellDependence.After(["Run(x => { var own = x; return own; });", "own"], changed: 0));
        Assert.Empty(CellDependence.After(["var rate = 1;", "rule.rate", "Descend(rate: 2)"], changed: 0));
    }
}
