namespace ImagePortal.Web.Api.Wire;

/// <summary>What a parameter is for, and what its value must keep. Its name, type and whether it is required are those of the property.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WireAttribute(string description) : Attribute
{
    internal string Description { get; } = description;

    /// <summary>Characters of a text; 0 for any number.</summary>
    public int MaxLength { get; init; }

    /// <summary>Items of a list; 0 for any number.</summary>
    public int MaxItems { get; init; }

    public long Min { get; init; } = long.MinValue;

    public long Max { get; init; } = long.MaxValue;

    /// <summary>The only texts that will do; empty for any.</summary>
    public string[] Values { get; init; } = [];
}
