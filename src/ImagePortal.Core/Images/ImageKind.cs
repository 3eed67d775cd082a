namespace ImagePortal.Core.Images;

/// <summary>Public and market images are everyone's to see; custom ones their owner's and recipients' (R3–R7).</summary>
public enum ImageKind
{
    Public,
    Market,
    Custom,
}
