namespace ImagePortal.Core.Images;

public enum ImageSort
{
    Created,
    Name,
    System,
    Size,
    State,
}
