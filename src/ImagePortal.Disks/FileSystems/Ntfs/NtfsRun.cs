namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>Consecutive clusters of a stream.</summary>
/// <param name="Virtual">First cluster within the stream.</param>
/// <param name="Count">Clusters.</param>
/// <param name="Physical">First cluster on the volume; -1 for a hole.</param>
internal readonly record struct NtfsRun(long Virtual, long Count, long Physical)
{
    public long End => Virtual + Count;

    public bool IsHole => Physical < 0;
}
