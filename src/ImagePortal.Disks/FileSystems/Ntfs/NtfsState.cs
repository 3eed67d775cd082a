using ImagePortal.Disks.Sources;
using static System.Buffers.Binary.BinaryPrimitives;

namespace ImagePortal.Disks.FileSystems.Ntfs;

/// <summary>Whether the volume was left in order by the system that used it. Nothing is replayed.</summary>
internal static class NtfsState
{
    private const int LogFileRecord = 2;
    private const int VolumeRecord = 3;
    private const int LogPageSize = 4096;
    private const int LargestArea = 510 - 16;
    private const int CleanFlag = 2;
    private const ushort NoClient = 0xFFFF;

    /// <summary>A sentence's end on what is open; null for a volume in order.</summary>
    public static async Task<string?> ReadAsync(NtfsVolume volume, IRandomAccessSource? hibernation, CancellationToken cancellationToken)
    {
        if (hibernation is not null && await IsHibernatedAsync(hibernation, cancellationToken))
        {
            return "Windows is hibernated or was shut down by fast start-up: hiberfil.sys holds a system that was not ended";
        }

        if (await IsDirtyAsync(volume, cancellationToken))
        {
            return "the volume is marked dirty: Windows wants to check it (flags of $Volume)";
        }

        return await HasOpenLogAsync(volume, cancellationToken)
            ? "its journal was not replayed: Windows was not shut down cleanly ($LogFile)"
            : null;
    }

    private static async Task<bool> IsHibernatedAsync(IRandomAccessSource file, CancellationToken cancellationToken) =>
        await file.TryReadAsync(0, 4, cancellationToken) is { } mark
        && (mark.AsSpan().SequenceEqual("hibr"u8) || mark.AsSpan().SequenceEqual("HIBR"u8));

    /// <summary>Bit 0 of the flags at byte 10 of $VOLUME_INFORMATION.</summary>
    private static async Task<bool> IsDirtyAsync(NtfsVolume volume, CancellationToken cancellationToken)
    {
        var record = await volume.ReadRecordAsync(new(VolumeRecord), cancellationToken);
        await using var information = await volume.OpenAsync(record, NtfsAttributeType.VolumeInformation, "", cancellationToken);
        return information is not null && await information.TryReadAsync(0, 12, cancellationToken) is { } bytes && (bytes[10] & 1) != 0;
    }

    /// <summary>
    /// The restart area, whose place stands at 24 of each of two pages marked RSTR: sequence number at 0, clients in use at 12, and bit 1
    /// of the flags at 14 for a clean volume (Linux-NTFS documentation, "$LogFile"). A journal that was never used is all ones.
    /// </summary>
    private static async Task<bool> HasOpenLogAsync(NtfsVolume volume, CancellationToken cancellationToken)
    {
        var record = await volume.ReadRecordAsync(new(LogFileRecord), cancellationToken);
        await using var log = await volume.OpenAsync(record, NtfsAttributeType.Data, "", cancellationToken);
        var (newest, isOpen) = (-1L, false);
        for (var at = 0L; log is not null && at <= LogPageSize; at += LogPageSize)
        {
            var page = await log.TryReadAsync(at, LogPageSize, cancellationToken);
            int area = page is not null && page.AsSpan().StartsWith("RSTR"u8) ? ReadUInt16LittleEndian(page.AsSpan(24)) : LogPageSize;
            if (area <= LargestArea && ReadInt64LittleEndian(page.AsSpan(area)) is var sequence && sequence > newest)
            {
                var isInUse = ReadUInt16LittleEndian(page.AsSpan(area + 12)) != NoClient;
                (newest, isOpen) = (sequence, isInUse && (page![area + 14] & CleanFlag) == 0);
            }
        }

        return isOpen;
    }
}
