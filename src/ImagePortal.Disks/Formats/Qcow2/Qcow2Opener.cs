using System.Text;
using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>Opens a qcow2 file once its header, its tables and the places they lead to have been checked.</summary>
internal static class Qcow2Opener
{
    private const int BackingNameSizeOffset = 16;
    private const int LongestNameShown = 100;

    public static async Task<DiskOpening> OpenAsync(IRandomAccessSource file, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min(Qcow2Header.Size, file.Length)];
        await file.ReadExactlyAtAsync(0, bytes, cancellationToken);
        if (!Qcow2Header.TryParse(bytes, out var header, out var error))
        {
            error = error == Qcow2Errors.BackingFile() ? await NameBackingFileAsync(file, bytes, cancellationToken) : error;
            return DiskOpening.Refused(DiskFormat.Qcow2, error) with { VirtualSize = Qcow2Header.ReadVirtualSize(bytes) };
        }

        return await OpenAsync(file, header, cancellationToken);
    }

    private static async Task<DiskOpening> OpenAsync(IRandomAccessSource file, Qcow2Header header, CancellationToken cancellationToken)
    {
        var error = Qcow2Layout.FindFault(header, file.Length) ?? await Qcow2Extensions.FindFaultAsync(file, header, cancellationToken);
        if (error is not null)
        {
            return DiskOpening.Refused(DiskFormat.Qcow2, error) with { VirtualSize = header.VirtualSize };
        }

        var tables = new Qcow2Tables(file, header, await ReadL1Async(file, header, cancellationToken));
        var check = new Qcow2Check(file, tables);
        error = await check.RunAsync(cancellationToken);
        var details = Describe(header, check);
        return error is null
            ? DiskOpening.Opened(new MappedDisk(DiskFormat.Qcow2, details, file, new Qcow2Map(file, tables), new Qcow2Decoder(header.Compression)))
            : DiskOpening.Refused(DiskFormat.Qcow2, error) with { VirtualSize = header.VirtualSize, Details = details };
    }

    private static async Task<ulong[]> ReadL1Async(IRandomAccessSource file, Qcow2Header header, CancellationToken cancellationToken)
    {
        var bytes = new byte[header.NeededL1Entries * sizeof(ulong)];
        await file.ReadExactlyAtAsync(header.L1Offset, bytes, cancellationToken);
        var entries = new ulong[header.NeededL1Entries];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = ReadUInt64BigEndian(bytes.AsSpan(i * sizeof(ulong)));
        }

        return entries;
    }

    private static string Describe(Qcow2Header header, Qcow2Check check)
    {
        var size = DiskDetails.Size(header.ClusterSize);
        var parts = new List<string> { $"version {header.Version}", $"{size} clusters" };
        if (check.HasCompressed || header.Compression != Qcow2Compression.Zlib)
        {
            parts.Add(header.Compression == Qcow2Compression.Zstd ? "zstd" : "zlib");
        }

        if (header.HasExtendedL2)
        {
            parts.Add("extended L2");
        }

        if (header.SnapshotCount > 0)
        {
            parts.Add(header.SnapshotCount == 1 ? "1 internal snapshot left out" : $"{header.SnapshotCount} internal snapshots left out");
        }

        if (header.IsDirty)
        {
            parts.Add("not closed cleanly");
        }

        if (!check.IsComplete)
        {
            parts.Add("tables checked in part");
        }

        return string.Join(", ", parts);
    }

    /// <summary>The backing file's name as far as it can be shown; it is the file's own word and leads nowhere.</summary>
    private static async Task<DiskFormatError> NameBackingFileAsync(
        IRandomAccessSource file, ReadOnlyMemory<byte> header, CancellationToken cancellationToken)
    {
        var offset = ReadInt64BigEndian(header.Span[8..]);
        var name = new byte[Math.Min(LongestNameShown, ReadUInt32BigEndian(header.Span[BackingNameSizeOffset..]))];
        var read = offset < 0 ? 0 : await file.ReadAtAsync(offset, name, cancellationToken);
        var text = Encoding.UTF8.GetString(name, 0, read);
        return Qcow2Errors.BackingFile(string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c)));
    }
}
