using System.Runtime.CompilerServices;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats.Raw;

/// <summary>A disk byte for byte; holes of a sparse file are its empty parts.</summary>
public sealed class RawDisk(IRandomAccessSource file) : IVirtualDisk
{
    public DiskFormat Format => DiskFormat.Raw;

    public string Details => "raw";

    public long Length => file.Length;

    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = await file.ReadAtAsync(offset, buffer, cancellationToken);
        if (read < Math.Min(buffer.Length, Length - offset))
        {
            throw new IOException($"The file became shorter than its {Length} bytes while it was read.");
        }

        return read;
    }

    public async IAsyncEnumerable<DiskExtent> ReadExtentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (file is not ISparseSource sparse)
        {
            yield return new(0, Length);
            yield break;
        }

        for (var data = await sparse.FindDataAsync(0, cancellationToken); data is not null;)
        {
            var (start, end) = data.Value;

            // Runs may touch where the file system keeps them apart.
            data = await sparse.FindDataAsync(end, cancellationToken);
            while (data is not null && data.Value.Start <= end)
            {
                end = data.Value.End;
                data = await sparse.FindDataAsync(end, cancellationToken);
            }

            yield return new(start, end - start);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
