namespace ImagePortal.Core.Images;

/// <summary>Whose licence the system of an image runs under: the cloud's, or one that its owner brings (R79, R89).</summary>
public enum ImageLicense
{
    Cloud,
    Own,
}
