namespace ImagePortal.Disks.Formats.Vhd;

/// <summary>The disk types of byte 60 that are in use.</summary>
internal enum VhdType
{
    Fixed = 2,
    Dynamic = 3,
    Differencing = 4,
}
