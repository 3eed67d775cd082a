namespace ImagePortal.Storage;

/// <summary>What a scrub does about the damage it finds.</summary>
public enum ScrubMode
{
    /// <summary>Tells.</summary>
    Report,

    /// <summary>
    /// Also removes chunks whose content is wrong, read twice. They are of no use, and while they are there an ingest or a copy takes them
    /// for sound. What merely cannot be read stays: that may pass.
    /// </summary>
    RemoveDamaged,
}
