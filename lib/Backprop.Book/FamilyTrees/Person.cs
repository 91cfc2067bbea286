namespace Backprop;

/// <summary>Female or male, which is what tells an aunt from an uncle.</summary>
public enum Sex
{
    /// <summary>Aunt, mother, wife, …</summary>
    Female,

    /// <summary>Uncle, father, husband, …</summary>
    Male,
}

/// <summary>Somebody in a family tree.</summary>
/// <param name="Name">The first name, which nobody else has.</param>
/// <param name="Language">Which tree: English or Italian.</param>
/// <param name="Sex">Female or male.</param>
public sealed record Person(string Name, string Language, Sex Sex)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
