namespace Backprop;

/// <summary>The twelve relations of the paper, in its order.</summary>
public enum Relation
{
    /// <summary>Male parent.</summary>
    Father,

    /// <summary>Female parent.</summary>
    Mother,

    /// <summary>Male spouse.</summary>
    Husband,

    /// <summary>Female spouse.</summary>
    Wife,

    /// <summary>Male child.</summary>
    Son,

    /// <summary>Female child.</summary>
    Daughter,

    /// <summary>Male sibling of a parent, or husband of one.</summary>
    Uncle,

    /// <summary>Female sibling of a parent, or wife of one.</summary>
    Aunt,

    /// <summary>Male sibling.</summary>
    Brother,

    /// <summary>Female sibling.</summary>
    Sister,

    /// <summary>Son of a sibling, or of the spouse's sibling.</summary>
    Nephew,

    /// <summary>Daughter of a sibling, or of the spouse's sibling.</summary>
    Niece,
}
