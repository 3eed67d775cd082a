using System.Buffers;
using System.Runtime.CompilerServices;

namespace ImagePortal.Disks.Formats;

/// <summary>Reads what a disk holds in order, decoding the next pieces on other threads meanwhile.</summary>
internal static class DiskPieces
{
    /// <summary>Pieces start and end at multiples of this, but for the end of the disk.</summary>
    public const int Alignment = 64 << 10;

    private const int LargestPiece = 1 << 20;

    /// <exception cref="InvalidDataException">A part of the disk cannot be decoded.</exception>
    public static async IAsyncEnumerable<DiskPiece> ReadAsync(IVirtualDisk disk, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = Math.Clamp(Environment.ProcessorCount, 2, 8);
        var underWay = new Queue<Task<DiskPiece>>();
        try
        {
            await foreach (var (offset, length) in PlanAsync(disk, cancellationToken))
            {
                underWay.Enqueue(Task.Run(() => ReadAsync(disk, offset, length, cancellationToken), cancellationToken));
                if (underWay.Count >= ahead)
                {
                    yield return await underWay.Dequeue();
                }
            }

            while (underWay.Count > 0)
            {
                yield return await underWay.Dequeue();
            }
        }
        finally
        {
            await DropAsync(underWay);
        }
    }

    private static async IAsyncEnumerable<(long Offset, int Length)> PlanAsync(
        IVirtualDisk disk, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var done = 0L;
        await foreach (var extent in disk.ReadExtentsAsync(cancellationToken))
        {
            done = Math.Max(done, extent.Offset - (extent.Offset % Alignment));
            var end = Math.Min(disk.Length, extent.End + Alignment - 1 - ((extent.End - 1) % Alignment));
            while (done < end)
            {
                var length = (int)Math.Min(LargestPiece, end - done);
                yield return (done, length);
                done += length;
            }
        }
    }

    private static async Task<DiskPiece> ReadAsync(IVirtualDisk disk, long offset, int length, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var read = await disk.ReadAtAsync(offset, buffer.AsMemory(0, length), cancellationToken);
            return read == length
                ? new(offset, buffer, length)
                : throw new IOException($"The disk ended at byte {offset + read} while it was read.");
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    /// <summary>Waits for reads that no one will take, so that none outlives the disk.</summary>
    private static async Task DropAsync(Queue<Task<DiskPiece>> underWay)
    {
        foreach (var read in underWay)
        {
            await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (read.IsCompletedSuccessfully)
            {
                (await read).Dispose();
            }
        }
    }
}
