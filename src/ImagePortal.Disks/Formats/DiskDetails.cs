namespace ImagePortal.Disks.Formats;

/// <summary>Words for the details of a container.</summary>
internal static class DiskDetails
{
    /// <summary>A power of two as a person says it: <c>512 byte</c>, <c>64 KiB</c>, <c>2 MiB</c>.</summary>
    public static string Size(long bytes) => bytes switch
    {
        >= 1 << 20 => $"{bytes >> 20} MiB",
        >= 1 << 10 => $"{bytes >> 10} KiB",
        _ => $"{bytes} byte",
    };
}
