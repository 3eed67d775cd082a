namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>Kinds of attributes that this reader uses (Linux-NTFS documentation, "Attributes").</summary>
internal enum NtfsAttributeType : uint
{
    AttributeList = 0x20,
    VolumeInformation = 0x70,
    Data = 0x80,
    IndexRoot = 0x90,
    IndexAllocation = 0xA0,
    ReparsePoint = 0xC0,
    End = 0xFFFFFFFF,
}
