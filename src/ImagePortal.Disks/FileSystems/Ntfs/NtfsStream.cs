using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>A stream by its runs. Holes, and what was never written, read as zeros.</summary>
/// <param name="initialized">Bytes that were ever written.</param>
internal sealed class NtfsStream(NtfsVolume volume, List<NtfsRun> runs, long size, long initialized) : IRandomAccessSource
{
    public long Length => size;

    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (offset < 0 || offset >= Length)
        {
            return 0;
        }

        var wanted = buffer[..(int)Math.Min(buffer.Length, Length - offset)];
        var written = (int)Math.Clamp(Math.Min(initialized, size) - offset, 0, wanted.Length);
        for (var done = 0; done < written;)
        {
            done += await ReadRunAsync(offset + done, wanted[done..written], cancellationToken);
        }

        wanted[written..].Span.Clear();
        return wanted.Length;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Reads whole runs, not more than <paramref name="into"/> holds. Past the last run is damage: the size states more than there is.</summary>
    private async ValueTask<int> ReadRunAsync(long offset, Memory<byte> into, CancellationToken cancellationToken)
    {
        var clusterSize = volume.Boot.ClusterSize;
        var run = Find(offset / clusterSize);
        var within = offset - (run.Virtual * clusterSize);
        var part = into[..(int)Math.Min(into.Length, (run.Count * clusterSize) - within)];
        if (run.IsHole)
        {
            part.Span.Clear();
        }
        else
        {
            await volume.ReadAsync((run.Physical * clusterSize) + within, part, cancellationToken);
        }

        return part.Length;
    }

    private NtfsRun Find(long cluster)
    {
        var index = NtfsRunList.IndexOf(runs, cluster);
        return index < runs.Count
            ? runs[index]
            : throw new InvalidDataException($"a stream of the NTFS states {size} bytes, but its runs end before cluster {cluster}");
    }
}
