namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>How files are referred to: a record's number, and how often that record was used anew (Linux-NTFS documentation, "File Reference").</summary>
internal readonly record struct NtfsReference(ulong Value)
{
    public long Number => (long)(Value & 0xFFFF_FFFF_FFFF);

    /// <summary>Zero where it is not told.</summary>
    public int Sequence => (int)(Value >> 48);
}
