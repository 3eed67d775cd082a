namespace ImagePortal.Web.Components.Images;

/// <summary>What a person can ask for an image, the same in row menu, bulk bar and image page.</summary>
public enum ImageCommand
{
    /// <summary>Start instances from it.</summary>
    Launch,
    Copy,
    Share,
    Unshare,

    /// <summary>Take it out of the portal.</summary>
    Download,
    Edit,
    Tag,
    Delete,
    Leave,
    Block,
}
