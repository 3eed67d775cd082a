namespace ImagePortal.Web.Components.Images.Detail;

/// <summary>What there is to read of an image, on its page and in the panel beside the list. Addresses hold these words: add, never rename.</summary>
public enum ImagePart
{
    Overview,

    /// <summary>The check report.</summary>
    Report,
    Copies,
    Shares,
    Usage,
    History,
}
