using System.Text;

namespace ImagePortal.Disks.Formats;

/// <summary>Bytes at a fixed place by which a format is known.</summary>
/// <param name="Offset">Byte of the file, counted from its end when negative.</param>
internal sealed record DiskSign(DiskFormat Format, long Offset, byte[] Bytes)
{
    private const int VhdFooterSize = 512;
    private const int OldVhdFooterSize = 511;
    private const int DmgTrailerSize = 512;

    /// <summary>Bytes from the start in which a sign may need a second look.</summary>
    public const int HeadSize = 512;

    /// <summary>Every sign of every format known by name.</summary>
    public static IReadOnlyList<DiskSign> All { get; } =
    [
        new(DiskFormat.Qcow2, 0, [.. "QFI"u8, 0xfb]),
        new(DiskFormat.Vhd, 0, [.. "conectix"u8]),
        new(DiskFormat.Vhd, -VhdFooterSize, [.. "conectix"u8]),
        new(DiskFormat.Vhd, -OldVhdFooterSize, [.. "conectix"u8]),
        new(DiskFormat.Vmdk, 0, [.. "KDMV"u8]),
        new(DiskFormat.Vmdk, 0, [.. "COWD"u8]),
        new(DiskFormat.Vmdk, 0, [.. "# Disk DescriptorFile"u8]),
        new(DiskFormat.Vhdx, 0, [.. "vhdxfile"u8]),
        new(DiskFormat.Vdi, 0x40, [0x7f, 0x10, 0xda, 0xbe]),
        new(DiskFormat.Parallels, 0, [.. "WithoutFreeSpace"u8]),
        new(DiskFormat.Parallels, 0, [.. "WithouFreSpacExt"u8]),
        new(DiskFormat.Ova, 257, [.. "ustar"u8]) { Also = IsOvfFirst },
        new(DiskFormat.Tar, 257, [.. "ustar"u8]) { Also = x => !IsOvfFirst(x) },
        new(DiskFormat.Iso, 32769, [.. "CD001"u8]),
        new(DiskFormat.Gzip, 0, [0x1f, 0x8b, 0x08]),
        new(DiskFormat.Xz, 0, [0xfd, .. "7zXZ"u8, 0x00]),
        new(DiskFormat.Bzip2, 0, [.. "BZh"u8]) { Also = IsBzip2Block },
        new(DiskFormat.Zstd, 0, [0x28, 0xb5, 0x2f, 0xfd]),
        new(DiskFormat.Zip, 0, [.. "PK"u8, 0x03, 0x04]),
        new(DiskFormat.Qed, 0, [.. "QED"u8, 0x00]),
        new(DiskFormat.Dmg, -DmgTrailerSize, [.. "koly"u8, 0x00, 0x00, 0x00, 0x04]),
        new(DiskFormat.SevenZip, 0, [.. "7z"u8, 0xbc, 0xaf, 0x27, 0x1c]),
        new(DiskFormat.Lz4, 0, [0x04, 0x22, 0x4d, 0x18]),
    ];

    /// <summary>A further condition on the first <see cref="HeadSize"/> bytes, where the sign alone is weak.</summary>
    public Func<ReadOnlySpan<byte>, bool>? Also { get; private init; }

    /// <summary>Where the sign lies in a file of this length; negative when the file is too short for it.</summary>
    public long PlaceIn(long fileLength) =>
        Offset < 0 ? fileLength + Offset : Offset + Bytes.Length <= fileLength ? Offset : -1;

    /// <summary>A tar archive whose first member is the OVF descriptor (DSP0243, "OVF package").</summary>
    private static bool IsOvfFirst(ReadOnlySpan<byte> head)
    {
        var name = head[..100];
        var end = name.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? name : name[..end]).EndsWith(".ovf", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The level, and after it the sign of a block or of the end of the stream.</summary>
    private static bool IsBzip2Block(ReadOnlySpan<byte> head) =>
        head.Length >= 10 && head[3] is >= (byte)'1' and <= (byte)'9'
        && (head[4..10].SequenceEqual<byte>([0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
            || head[4..10].SequenceEqual<byte>([0x17, 0x72, 0x45, 0x38, 0x50, 0x90]));
}
