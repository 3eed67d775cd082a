namespace ImagePortal.Disks.FileSystems;

/// <summary>What one inspection may spend, whatever the file says. Not for two inspections at once.</summary>
public sealed class InspectionBudget(TimeProvider time, InspectionLimits limits)
{
    private readonly long _started = time.GetTimestamp();
    private long _bytesRead;
    private long _nodes;
    private long _decompressed;

    /// <summary>Bytes read from the file so far.</summary>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>Counts bytes read from the file. Reads may be under way at once.</summary>
    /// <exception cref="BudgetExceededException">More was read, or more time passed, than is allowed.</exception>
    public void Read(long bytes)
    {
        if (Interlocked.Add(ref _bytesRead, bytes) > limits.BytesRead)
        {
            throw new BudgetExceededException($"more than {limits.BytesRead >> 20} MiB would have to be read");
        }

        if (Elapsed > limits.Time)
        {
            throw new BudgetExceededException($"it took longer than {limits.Time.TotalSeconds:0} s");
        }
    }

    /// <summary>Counts one thing visited: an extent node, a directory entry, an inode, an archive member.</summary>
    /// <exception cref="BudgetExceededException">More was visited than is allowed.</exception>
    public void Visit(int nodes = 1)
    {
        _nodes += nodes;
        if (_nodes > limits.Nodes)
        {
            throw new BudgetExceededException($"more than {limits.Nodes:N0} directory entries, extents and archive members would have to be visited");
        }

        if ((_nodes & 1023) == 0 && Elapsed > limits.Time)
        {
            throw new BudgetExceededException($"it took longer than {limits.Time.TotalSeconds:0} s");
        }
    }

    /// <summary>Counts bytes that came out of a decompressor.</summary>
    /// <exception cref="BudgetExceededException">More came out than is allowed.</exception>
    public void Decompress(long bytes)
    {
        _decompressed += bytes;
        if (_decompressed > limits.Decompressed)
        {
            throw new BudgetExceededException($"more than {limits.Decompressed >> 20} MiB would have to be decompressed");
        }

        if (Elapsed > limits.Time)
        {
            throw new BudgetExceededException($"it took longer than {limits.Time.TotalSeconds:0} s");
        }
    }
}
