namespace ImagePortal.Disks.FileSystems.Ext;

/// <summary>Incompatible features: who does not know one must not read (kernel documentation, ext4/super.rst, <c>s_feature_incompat</c>).</summary>
[Flags]
public enum ExtFeatures : uint
{
    None = 0,
    Compression = 0x1,
    FileType = 0x2,
    NeedsRecovery = 0x4,
    JournalDevice = 0x8,
    MetaGroups = 0x10,
    Extents = 0x40,
    SixtyFourBit = 0x80,
    MultiMount = 0x100,
    FlexGroups = 0x200,
    InodeAttributes = 0x400,
    DirectoryData = 0x1000,
    ChecksumSeed = 0x2000,
    LargeDirectory = 0x4000,
    InlineData = 0x8000,
    Encrypt = 0x10000,
    CaseFold = 0x20000,

    /// <summary>Those this reader honours, or that do not change what it reads.</summary>
    Readable = FileType | NeedsRecovery | MetaGroups | Extents | SixtyFourBit | MultiMount | FlexGroups | InodeAttributes
        | ChecksumSeed | LargeDirectory | InlineData | Encrypt | CaseFold,

    /// <summary>What ext3 already had; any other makes it ext4.</summary>
    OfExt3 = FileType | NeedsRecovery | JournalDevice | MetaGroups,
}
