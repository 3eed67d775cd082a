namespace ImagePortal.Core.Stores;

/// <summary>What is done to a store to keep it sound and small.</summary>
public enum UpkeepKind
{
    /// <summary>Every chunk is read and compared with its name; what is damaged is fetched from another region.</summary>
    Verification,

    /// <summary>What no image wants any more is removed.</summary>
    Collection,
}
