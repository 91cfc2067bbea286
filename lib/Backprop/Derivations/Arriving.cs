namespace Backprop;

/// <summary>What has come to a family of a backward sweep so far, and how many more will pass something back to it.</summary>
internal sealed class Arriving
{
    /// <summary>How many families that mention it have not had their turn.</summary>
    public int UsersLeft { get; set; }

    /// <summary>The terms of its derivative.</summary>
    public List<Contribution> Contributions { get; } = new(1);
}
