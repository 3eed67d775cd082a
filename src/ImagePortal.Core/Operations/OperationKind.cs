namespace ImagePortal.Core.Operations;

/// <summary>Kinds of long work; each has one handler.</summary>
public enum OperationKind
{
    Import,
    Copy,

    /// <summary>Of a region's whole store.</summary>
    Verification,

    /// <summary>Of what no image of a region wants any more.</summary>
    Collection,

    /// <summary>Of an image to object storage.</summary>
    Export,

    /// <summary>Of an instance, from an image.</summary>
    Launch,

    /// <summary>Of an image, from an instance.</summary>
    Create,

    /// <summary>Of an instance that there is, from an image.</summary>
    Reinstall,
}
