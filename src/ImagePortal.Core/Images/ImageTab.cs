namespace ImagePortal.Core.Images;

/// <summary>The four lists (R3). Shared: other accounts' custom images that the caller received.</summary>
public enum ImageTab
{
    Public,
    Market,
    Custom,
    Shared,
}
