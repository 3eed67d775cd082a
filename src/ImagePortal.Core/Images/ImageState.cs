namespace ImagePortal.Core.Images;

public enum ImageState
{
    Importing,
    Copying,
    Available,
    Failed,
    Recycled,
    Deleted,
}
