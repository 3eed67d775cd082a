using ImagePortal.Disks.Formats;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>Where the files lie that the volume keeps for itself: master file table, bitmap, journal, root directory (Linux-NTFS documentation, "Metafiles").</summary>
internal static class NtfsTables
{
    // 0 to 15 are set, 16 to 23 hold what those have no room for.
    private const int OwnRecords = 24;

    /// <returns>Bytes of the volume in order, apart from each other.</returns>
    public static async Task<IReadOnlyList<DiskExtent>> FindAsync(NtfsVolume volume, CancellationToken cancellationToken)
    {
        var runs = new List<NtfsRun>();
        for (var number = 0; number < OwnRecords; number++)
        {
            if (await TryReadAsync(volume, number, cancellationToken) is { } file)
            {
                foreach (var attribute in (await volume.RecordsAsync(file, cancellationToken)).SelectMany(x => x.Attributes).Where(x => !x.IsResident))
                {
                    var extent = new List<NtfsRun>();
                    NtfsRunList.Decode(attribute.Runs.Span, 0, volume, extent);
                    runs.AddRange(extent.Where(x => !x.IsHole));
                }
            }
        }

        return Join(runs.Select(x => new DiskExtent(x.Physical * volume.Boot.ClusterSize, x.Count * volume.Boot.ClusterSize)));
    }

    private static async Task<NtfsRecord?> TryReadAsync(NtfsVolume volume, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await volume.ReadRecordAsync(new((ulong)number), cancellationToken);
        }
        catch (InvalidDataException)
        {
            // Not in use. Where it is damaged, whoever needs it says so.
            return null;
        }
    }

    private static List<DiskExtent> Join(IEnumerable<DiskExtent> extents)
    {
        var joined = new List<DiskExtent>();
        foreach (var extent in extents.OrderBy(x => x.Offset))
        {
            if (joined.Count > 0 && extent.Offset <= joined[^1].End)
            {
                joined[^1] = joined[^1] with { Length = Math.Max(joined[^1].End, extent.End) - joined[^1].Offset };
            }
            else
            {
                joined.Add(extent);
            }
        }

        return joined;
    }
}
