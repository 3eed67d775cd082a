using ImagePortal.Disks.Formats;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Fuzz;

/// <summary>The repository's sample disk, a tiny Debian, as raw bytes.</summary>
internal static class SampleDisk
{
    private const int SectorSize = 512;
    private const int FirstPartitionStart = 454;
    private const string LinuxData = "0fc63daf-8483-4772-8e79-3d69d8477de4";

    public static async Task<byte[]> ReadAsync() =>
        await ContentAsync(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "samples", "sample-debian12.qcow2")));

    /// <summary>What a guest would see in a qcow2 file.</summary>
    public static async Task<byte[]> ContentAsync(byte[] file)
    {
        var opening = await DiskOpener.OpenAsync(new FuzzSource(file, file.Length), DiskFormat.Qcow2, CancellationToken.None);
        await using var disk = opening.Disk!;
        var bytes = new byte[disk.Length];
        await disk.ReadAtAsync(0, bytes, CancellationToken.None);
        return bytes;
    }

    /// <summary>The same system behind a GUID partition table (UEFI, "GUID Partition Table"); the second table is left out.</summary>
    public static async Task<byte[]> ReadWithGptAsync()
    {
        var bytes = await ReadAsync();
        var start = ReadUInt32LittleEndian(bytes.AsSpan(FirstPartitionStart));
        var count = ReadUInt32LittleEndian(bytes.AsSpan(FirstPartitionStart + 4));
        bytes[450] = 0xee;
        WriteUInt32LittleEndian(bytes.AsSpan(FirstPartitionStart), 1);
        WriteUInt32LittleEndian(bytes.AsSpan(FirstPartitionStart + 4), uint.MaxValue);
        PartitionSeeds.WriteGptHeader(bytes);
        var entry = bytes.AsSpan(2 * SectorSize, 128);
        new Guid(LinuxData).TryWriteBytes(entry);
        new Guid("11111111-2222-3333-4444-555555555555").TryWriteBytes(entry[16..]);
        WriteInt64LittleEndian(entry[32..], start);
        WriteInt64LittleEndian(entry[40..], (long)start + count - 1);
        var sealing = new FuzzCase(bytes);
        Sealing.Gpt(sealing);
        return bytes;
    }
}
