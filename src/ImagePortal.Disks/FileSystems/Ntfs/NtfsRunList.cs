namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>Where a stream's clusters lie: run lengths and moves, each as many bytes as it needs (Linux-NTFS documentation, "Data Runs").</summary>
internal static class NtfsRunList
{
    /// <summary>Adds the runs of one extent behind those that are there.</summary>
    /// <param name="first">First virtual cluster that the extent states.</param>
    /// <exception cref="InvalidDataException">The runs leave the volume or do not follow the ones before.</exception>
    public static void Decode(ReadOnlySpan<byte> bytes, long first, NtfsVolume volume, List<NtfsRun> runs)
    {
        var next = runs.Count == 0 ? 0 : runs[^1].End;
        if (first != next)
        {
            throw new InvalidDataException($"a run list of the NTFS starts at cluster {first} of its stream, {next} was due");
        }

        var physical = 0L;
        for (var at = 0; at < bytes.Length && bytes[at] != 0;)
        {
            volume.Budget.Visit();
            var (countSize, moveSize) = (bytes[at] & 15, bytes[at] >> 4);
            var size = 1 + countSize + moveSize;
            if (countSize is 0 or > 8 || moveSize > 8 || size > bytes.Length - at)
            {
                throw new InvalidDataException($"a run list of the NTFS is damaged at its byte {at}");
            }

            var count = Number(bytes.Slice(at + 1, countSize));
            var move = Number(bytes.Slice(at + 1 + countSize, moveSize));
            physical = moveSize == 0 ? physical : unchecked(physical + move);
            runs.Add(Check(new(next, count, moveSize == 0 ? -1 : physical), volume.Boot));
            next += count;
            at += size;
        }
    }

    /// <summary>The run that holds a cluster of the stream; the number of runs when it lies behind all of them.</summary>
    public static int IndexOf(List<NtfsRun> runs, long cluster)
    {
        var (low, high) = (0, runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = runs[middle].End <= cluster ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static NtfsRun Check(NtfsRun run, NtfsBootSector boot)
    {
        var isInside = run.IsHole || (run.Physical < boot.ClusterCount && run.Count <= boot.ClusterCount - run.Physical);
        var isBounded = run.Count > 0 && run.Count <= (long.MaxValue / boot.ClusterSize) - run.Virtual;
        return isInside && isBounded
            ? run
            : throw new InvalidDataException($"{run.Count} clusters from cluster {run.Physical} are referred to, but the NTFS has {boot.ClusterCount}");
    }

    /// <summary>Little-endian with sign.</summary>
    private static long Number(ReadOnlySpan<byte> bytes)
    {
        var value = bytes.Length > 0 && (bytes[^1] & 0x80) != 0 ? -1L : 0;
        for (var i = bytes.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return value;
    }
}
