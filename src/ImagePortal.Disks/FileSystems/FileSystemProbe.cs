using System.Text;
using ImagePortal.Disks.FileSystems.Ext;
using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems;

/// <summary>Recognises file systems by their marks, at the offsets that blkid uses; nothing is followed.</summary>
public static class FileSystemProbe
{
    private const int HeadSize = 4096;

    /// <summary>Null when nothing is recognised.</summary>
    public static async Task<FileSystemSign?> ProbeAsync(IRandomAccessSource volume, CancellationToken cancellationToken)
    {
        var head = new byte[HeadSize];
        _ = await volume.ReadAtAsync(0, head, cancellationToken);
        return InHead(head) ?? await FurtherInAsync(volume, cancellationToken);
    }

    private static FileSystemSign? InHead(byte[] head)
    {
        ReadOnlySpan<byte> bytes = head;
        if (ExtSuperblock.TryParse(bytes[ExtSuperblock.Offset..], out var ext, out _))
        {
            return new(ext.Type, Uuid(ext.Uuid), Text(ext.Label), ext.UsedBytes);
        }

        if (bytes.StartsWith("XFSB"u8))
        {
            return Xfs(bytes);
        }

        if (bytes.StartsWith("LUKS"u8) && bytes[4] == 0xBA && bytes[5] == 0xBE)
        {
            return new("luks", Text(bytes.Slice(168, 40)));
        }

        if (bytes[3..].StartsWith("NTFS    "u8))
        {
            return new("ntfs", $"{ReadUInt64LittleEndian(bytes[72..]):X16}");
        }

        if (bytes[3..].StartsWith("-FVE-FS-"u8))
        {
            return new("bitlocker");
        }

        return Fat(bytes) ?? Lvm(bytes) ?? Swap(bytes);
    }

    /// <summary>Block size at 4, blocks at 8, UUID at 32, label at 108, free blocks at 144 (all big-endian).</summary>
    private static FileSystemSign Xfs(ReadOnlySpan<byte> bytes)
    {
        var (blockSize, blocks, free) = (ReadUInt32BigEndian(bytes[4..]), ReadUInt64BigEndian(bytes[8..]), ReadUInt64BigEndian(bytes[144..]));
        var known = blockSize is >= 512 and <= 65536 && free <= blocks && blocks <= long.MaxValue / 65536;
        return new("xfs", Uuid(bytes.Slice(32, 16)), Text(bytes.Slice(108, 12)), known ? (long)(blocks - free) * blockSize : null);
    }

    private static FileSystemSign? Fat(ReadOnlySpan<byte> bytes)
    {
        if (bytes[510] != 0x55 || bytes[511] != 0xAA)
        {
            return null;
        }

        var serialAt = bytes[82..].StartsWith("FAT32   "u8) ? 67 : bytes[54..].StartsWith("FAT1"u8) ? 39 : 0;
        if (serialAt == 0)
        {
            return null;
        }

        var serial = ReadUInt32LittleEndian(bytes[serialAt..]);
        return new("vfat", $"{serial >> 16:X4}-{serial & 0xFFFF:X4}", Text(bytes.Slice(serialAt + 4, 11)));
    }

    /// <summary>The label of a physical volume is in one of the first four sectors.</summary>
    private static FileSystemSign? Lvm(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < 2048; at += 512)
        {
            if (bytes[at..].StartsWith("LABELONE"u8) && bytes[(at + 24)..].StartsWith("LVM2 001"u8))
            {
                return new("lvm");
            }
        }

        return null;
    }

    private static FileSystemSign? Swap(ReadOnlySpan<byte> page) =>
        page[^10..].SequenceEqual("SWAPSPACE2"u8) || page[^10..].SequenceEqual("SWAP-SPACE"u8)
            ? new("swap", Uuid(page.Slice(1036, 16)), Text(page.Slice(1052, 16)))
            : null;

    private static async Task<FileSystemSign?> FurtherInAsync(IRandomAccessSource volume, CancellationToken cancellationToken)
    {
        if (await volume.TryReadAsync(64 << 10, HeadSize, cancellationToken) is { } at64K)
        {
            if (at64K.AsSpan(64).StartsWith("_BHRfS_M"u8))
            {
                var used = ReadUInt64LittleEndian(at64K.AsSpan(120));
                return new("btrfs", Uuid(at64K.AsSpan(32, 16)), Text(at64K.AsSpan(299, 256)), used <= long.MaxValue ? (long)used : null);
            }

            if (at64K.AsSpan(52).StartsWith("ReIsEr"u8))
            {
                return new("reiserfs", Uuid(at64K.AsSpan(84, 16)), Text(at64K.AsSpan(100, 16)));
            }
        }

        if (await volume.TryReadAsync(32 << 10, HeadSize, cancellationToken) is { } at32K)
        {
            if (at32K.AsSpan().StartsWith("JFS1"u8))
            {
                return new("jfs", Uuid(at32K.AsSpan(136, 16)));
            }

            if (at32K.AsSpan(1).StartsWith("CD001"u8))
            {
                return new("iso9660", Label: Text(at32K.AsSpan(40, 32)));
            }
        }

        return await ZfsAsync(volume, cancellationToken);
    }

    /// <summary>The first vdev label keeps its uberblocks from byte 131072, one each KiB.</summary>
    private static async Task<FileSystemSign?> ZfsAsync(IRandomAccessSource volume, CancellationToken cancellationToken)
    {
        const ulong Magic = 0x00BAB10C;
        for (var at = 128L << 10; at < 136L << 10; at += 1024)
        {
            if (await volume.TryReadAsync(at, 8, cancellationToken) is { } bytes
                && (ReadUInt64LittleEndian(bytes) == Magic || ReadUInt64BigEndian(bytes) == Magic))
            {
                return new("zfs");
            }
        }

        return null;
    }

    private static string? Uuid(ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAnyExcept((byte)0) ? new Guid(bytes[..16], bigEndian: true).ToString() : null;

    private static string? Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        var text = Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]).Trim();
        return text.Length > 0 ? text : null;
    }
}
