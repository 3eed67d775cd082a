namespace ImagePortal.Core.Images;

public enum ImageState
{
    Importing,
    Copying,

    /// <summary>It is being made of an instance's disk.</summary>
    Creating,
    Available,
    Failed,
    Recycled,
    Deleted,
}
