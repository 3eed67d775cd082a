namespace ImagePortal.Core.Operations;

/// <summary>What an operation does now.</summary>
public enum OperationStage
{
    Uploading,

    /// <summary>A far file is brought into the staging area, since it cannot be read in parts.</summary>
    Bringing,

    /// <summary>A far disk is inspected where it lies.</summary>
    Checking,

    /// <summary>A far disk is read and stored at once.</summary>
    Fetching,
    Inspecting,
    Storing,
    Copying,
    Sealing,
    Verifying,
    Repairing,
    Collecting,

    /// <summary>A stored image is written as a disk file.</summary>
    Writing,

    /// <summary>That file goes to object storage.</summary>
    Sending,

    /// <summary>An instance's own disk is written.</summary>
    Preparing,

    /// <summary>An instance starts from it.</summary>
    Starting,

    /// <summary>The disk of a running instance is copied as it is at one moment.</summary>
    Capturing,

    /// <summary>The disk of a stopped instance is read and stored at once.</summary>
    Reading,
}
