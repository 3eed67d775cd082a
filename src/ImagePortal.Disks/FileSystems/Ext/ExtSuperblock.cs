using System.Diagnostics.CodeAnalysis;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ext;

/// <summary>The 1024 bytes at byte 1024 of the volume, little-endian (kernel documentation, ext4/super.rst).</summary>
public sealed record ExtSuperblock
{
    public const int Offset = 1024;
    public const int Size = 1024;
    private const ushort Magic = 0xEF53;
    private const uint HasJournal = 0x4;
    private const uint ReadOnlyFeaturesOfExt3 = 0x7;
    private const uint MaxBlockSizeLog = 6;
    private const int Valid = 1;
    private const int StateMask = 3;

    public required string Type { get; init; }

    public required int BlockSize { get; init; }

    public required long BlockCount { get; init; }

    public required long UsedBytes { get; init; }

    public required long FirstDataBlock { get; init; }

    public required uint BlocksPerGroup { get; init; }

    public required uint InodesPerGroup { get; init; }

    public required uint InodeCount { get; init; }

    public required int InodeSize { get; init; }

    public required int DescriptorSize { get; init; }

    /// <summary>First group whose descriptors lie in its meta group.</summary>
    public required uint FirstMetaGroup { get; init; }

    public required ExtFeatures Features { get; init; }

    /// <summary>Its last user left it in order, and met no error (<c>s_state</c>).</summary>
    public required bool IsClean { get; init; }

    public required byte[] Uuid { get; init; }

    public required byte[] Label { get; init; }

    public long GroupCount => (BlockCount - FirstDataBlock + BlocksPerGroup - 1) / BlocksPerGroup;

    public bool Has(ExtFeatures feature) => (Features & feature) != 0;

    /// <summary>False with no error when it is no ext file system at all.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out ExtSuperblock? superblock, out string? error)
    {
        (superblock, error) = (null, null);
        if (bytes.Length < Size || ReadUInt16LittleEndian(bytes[56..]) != Magic)
        {
            return false;
        }

        var parsed = Parse(bytes);
        error = parsed is null ? "block size, group size or counts of the ext superblock are out of range" : null;
        superblock = parsed;
        return parsed is not null;
    }

    private static ExtSuperblock? Parse(ReadOnlySpan<byte> bytes)
    {
        var features = (ExtFeatures)ReadUInt32LittleEndian(bytes[96..]);
        var (compatible, readOnly) = (ReadUInt32LittleEndian(bytes[92..]), ReadUInt32LittleEndian(bytes[100..]));
        var is64 = (features & ExtFeatures.SixtyFourBit) != 0;
        var blockSizeLog = ReadUInt32LittleEndian(bytes[24..]);
        var dynamic = ReadUInt32LittleEndian(bytes[76..]) > 0;
        var blocks = Wide(bytes, 4, is64 ? 336 : null);
        var free = Wide(bytes, 12, is64 ? 344 : null);
        var descriptorSize = is64 ? ReadUInt16LittleEndian(bytes[254..]) : 32;
        var parsed = blockSizeLog > MaxBlockSizeLog || blocks > long.MaxValue >> 16 ? null : new ExtSuperblock
        {
            Type = TypeOf(features, compatible, readOnly),
            BlockSize = 1024 << (int)blockSizeLog,
            BlockCount = (long)blocks,
            UsedBytes = (long)(blocks - Math.Min(blocks, free)) << (int)(10 + blockSizeLog),
            FirstDataBlock = ReadUInt32LittleEndian(bytes[20..]),
            BlocksPerGroup = ReadUInt32LittleEndian(bytes[32..]),
            InodesPerGroup = ReadUInt32LittleEndian(bytes[40..]),
            InodeCount = ReadUInt32LittleEndian(bytes),
            InodeSize = dynamic ? ReadUInt16LittleEndian(bytes[88..]) : 128,
            DescriptorSize = descriptorSize,
            FirstMetaGroup = ReadUInt32LittleEndian(bytes[260..]),
            Features = features,
            IsClean = (ReadUInt16LittleEndian(bytes[58..]) & StateMask) == Valid,
            Uuid = bytes.Slice(104, 16).ToArray(),
            Label = bytes.Slice(120, 16).ToArray(),
        };
        return parsed is not null && parsed.IsSound() ? parsed : null;
    }

    private static ulong Wide(ReadOnlySpan<byte> bytes, int low, int? high) =>
        ReadUInt32LittleEndian(bytes[low..]) | (high is { } at ? (ulong)ReadUInt32LittleEndian(bytes[at..]) << 32 : 0);

    private bool IsSound() =>
        BlockCount > FirstDataBlock && FirstDataBlock <= 1
        && BlocksPerGroup >= 8
        && InodesPerGroup > 0 && InodesPerGroup <= BlockSize * 8u
        && InodeSize >= 128 && InodeSize <= BlockSize && (InodeSize & (InodeSize - 1)) == 0
        && DescriptorSize >= 32 && DescriptorSize <= 1024 && (DescriptorSize & (DescriptorSize - 1)) == 0;

    /// <summary>As blkid tells them apart.</summary>
    private static string TypeOf(ExtFeatures features, uint compatible, uint readOnly)
    {
        if ((features & ~ExtFeatures.OfExt3) != 0 || (readOnly & ~ReadOnlyFeaturesOfExt3) != 0)
        {
            return "ext4";
        }

        return (compatible & HasJournal) != 0 ? "ext3" : "ext2";
    }
}
