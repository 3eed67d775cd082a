using ImagePortal.Disks;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Formats;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Fuzz;

/// <summary>What is done with a file: the public doors, and what they promise.</summary>
internal static class Runs
{
    private const int MostExtents = 64;
    private const int PieceSize = 256 << 10;
    private const int InspectOneIn = 8;
    private const int LongestReport = 256 << 10;
    private static readonly DiskInspector Inspector = new(TimeProvider.System);
    private static readonly byte[] Piece = new byte[PieceSize];
    private static readonly byte[] Part = new byte[PieceSize];

    /// <summary>A verdict has every criterion, whatever the file holds; nothing is thrown.</summary>
    public static async Task InspectAsync(IRandomAccessSource file, Random random)
    {
        var profile = random.Next(2) == 0 ? CheckProfile.Strict : CheckProfile.Modern;
        var report = await Inspector.InspectAsync(file, profile, null, CancellationToken.None);
        Require(report.Criteria.Count == CriterionIds.All.Count, $"the report has {report.Criteria.Count} criteria");
        Require(report.Accepted == (report.RefusedBy.Count == 0), "the report contradicts itself");
        var json = CheckReportJson.Write(report);
        Require(json.Length < LongestReport, $"the report has {json.Length} letters");
        Require(CheckReportJson.Read(json) is not null, "the report cannot be read back");
    }

    /// <summary>A disk or an error; a disk reads alike in any pieces, and meets damage only with <see cref="InvalidDataException"/>.</summary>
    public static async Task OpenAndReadAsync(IRandomAccessSource file, Random random)
    {
        var opening = await DiskOpener.OpenAsync(file, null, CancellationToken.None);
        Require(opening.Disk is null != opening.Error is null, "an opening is either a disk or an error");
        if (opening.Disk is { } disk)
        {
            await using (disk)
            {
                await ReadAsync(disk, random);
            }
        }

        if (random.Next(InspectOneIn) == 0)
        {
            await InspectAsync(file, random);
        }
    }

    private static async Task ReadAsync(IVirtualDisk disk, Random random)
    {
        try
        {
            var end = 0L;
            await foreach (var extent in disk.ReadExtentsAsync(CancellationToken.None).Take(MostExtents))
            {
                Require(
                    extent.Length > 0 && extent.Offset >= end && extent.End <= disk.Length, $"{extent} after byte {end} of {disk.Length}");
                end = extent.End;
                await ReadAsync(disk, extent.Offset, (int)Math.Min(PieceSize, extent.Length), random);
            }

            await ReadAsync(disk, random.NextInt64(disk.Length + 1), random.Next(PieceSize), random);
        }
        catch (InvalidDataException)
        {
            // What the contract allows.
        }
    }

    private static async Task ReadAsync(IVirtualDisk disk, long offset, int count, Random random)
    {
        var read = await disk.ReadAtAsync(offset, Piece.AsMemory(0, count), CancellationToken.None);
        Require(read == Math.Min(count, disk.Length - offset), $"{read} of {count} bytes were read at byte {offset} of {disk.Length}");
        var start = random.Next(read + 1);
        var length = random.Next(read - start + 1);
        await disk.ReadAtAsync(offset + start, Part.AsMemory(0, length), CancellationToken.None);
        Require(Piece.AsSpan(start, length).SequenceEqual(Part.AsSpan(0, length)), $"two reads differ at byte {offset + start}");
    }

    public static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new BrokenPromiseException(message);
        }
    }
}
