namespace Backprop;

/// <summary>A family of a backward sweep: what has come to it so far, and how many more will pass something back to it.</summary>
internal sealed class Arriving(Family family)
{
    /// <summary>The family.</summary>
    public Family Family { get; } = family;

    /// <summary>Those that its definition mentions, each once.</summary>
    public List<Arriving> Parts { get; } = [];

    /// <summary>How many families that mention it have not had their turn.</summary>
    public int UsersLeft { get; set; }

    /// <summary>The terms of its derivative.</summary>
    public List<Contribution> Contributions { get; } = new(1);

    /// <summary>Says that its definition mentions another.</summary>
    public void Mention(Arriving part)
    {
        Parts.Add(part);
        part.UsersLeft++;
    }
}
