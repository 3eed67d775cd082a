using System.Security.Cryptography;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Tests;

/// <summary>What a disk holds, for comparisons.</summary>
internal static class DiskContent
{
    private const int PieceSize = 1 << 20;

    /// <summary>Opens a disk that must not be refused.</summary>
    public static async Task<IVirtualDisk> OpenAsync(IRandomAccessSource file)
    {
        var opening = await DiskOpener.OpenAsync(file, null, TestContext.Current.CancellationToken);
        Assert.Null(opening.Error);
        return opening.Disk!;
    }

    public static async Task<string> SumAsync(IVirtualDisk disk)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[PieceSize];
        for (var offset = 0L; offset < disk.Length;)
        {
            var read = await disk.ReadAtAsync(offset, piece, TestContext.Current.CancellationToken);
            Assert.Equal(Math.Min(PieceSize, disk.Length - offset), read);
            hash.AppendData(piece, 0, read);
            offset += read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The sum when only the extents are read and all else is taken for zeros.</summary>
    public static async Task<string> SumOfExtentsAsync(IVirtualDisk disk)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var done = 0L;
        await foreach (var extent in disk.ReadExtentsAsync(TestContext.Current.CancellationToken))
        {
            Assert.True(extent.Length > 0 && extent.End <= disk.Length && (done == 0 || extent.Offset > done), $"{extent} after byte {done}");
            AppendZeros(hash, extent.Offset - done);
            for (done = extent.Offset; done < extent.End;)
            {
                var piece = new byte[Math.Min(PieceSize, extent.End - done)];
                done += await disk.ReadAtAsync(done, piece, TestContext.Current.CancellationToken);
                hash.AppendData(piece);
            }
        }

        AppendZeros(hash, disk.Length - done);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public static string SumOfFile(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Writes a raw disk with noise, evenness, and holes of many sizes.</summary>
    public static void WriteSample(string path, int size)
    {
        var random = new Random(7);
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        RandomAccess.SetLength(file, size);
        for (var offset = 0; offset < size; offset += random.Next(1, 1 << 20))
        {
            var piece = new byte[random.Next(1, 300_000)];
            random.NextBytes(piece);
            if (random.Next(2) == 0)
            {
                piece.AsSpan().Fill((byte)random.Next(256));
            }

            RandomAccess.Write(file, piece.AsSpan(0, Math.Min(piece.Length, size - offset)), offset);
        }
    }

    private static void AppendZeros(IncrementalHash hash, long count)
    {
        var zeros = new byte[PieceSize];
        for (; count > 0; count -= PieceSize)
        {
            hash.AppendData(zeros, 0, (int)Math.Min(PieceSize, count));
        }
    }
}
