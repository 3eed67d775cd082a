using System.Runtime.CompilerServices;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats.Raw;

/// <summary>A disk byte for byte from the start of its file; holes of a sparse file are its empty parts.</summary>
public sealed class RawDisk : IVirtualDisk
{
    private readonly IRandomAccessSource _file;

    public RawDisk(IRandomAccessSource file)
        : this(file, file.Length, DiskFormat.Raw, "raw")
    {
    }

    /// <summary>For formats that keep something behind the disk. The length was checked to lie inside the file.</summary>
    internal RawDisk(IRandomAccessSource file, long length, DiskFormat format, string details)
    {
        _file = file;
        (Length, Format, Details) = (length, format, details);
    }

    public DiskFormat Format { get; }

    public string Details { get; }

    public long Length { get; }

    public async ValueTask<int> ReadAtAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var wanted = (int)Math.Min(buffer.Length, Math.Max(0, Length - offset));
        await _file.ReadExactlyAtAsync(offset, buffer[..wanted], cancellationToken);
        return wanted;
    }

    public async IAsyncEnumerable<DiskExtent> ReadExtentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_file is not ISparseSource sparse)
        {
            yield return new(0, Length);
            yield break;
        }

        for (var data = await sparse.FindDataAsync(0, cancellationToken); data is not null && data.Value.Start < Length;)
        {
            var (start, end) = data.Value;

            // Runs may touch where the file system keeps them apart.
            data = await sparse.FindDataAsync(end, cancellationToken);
            while (data is not null && data.Value.Start <= end)
            {
                end = data.Value.End;
                data = await sparse.FindDataAsync(end, cancellationToken);
            }

            yield return new(start, Math.Min(end, Length) - start);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
