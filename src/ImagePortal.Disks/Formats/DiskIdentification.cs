using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats;

/// <summary>What a file is by its signs. Format and error are both set when it is known what it is, and that it was declared otherwise.</summary>
internal sealed record DiskIdentification(DiskFormat? Format, DiskFormatError? Error)
{
    /// <summary>A file without any sign is raw, unless it was declared to be something else.</summary>
    public static async Task<DiskIdentification> ReadAsync(
        IRandomAccessSource file, DiskFormat? declared, CancellationToken cancellationToken)
    {
        if (file.Length == 0)
        {
            return new(null, Refused(null, "The file is empty.", "ls -l FILE\nTransfer the file again: no byte of it arrived."));
        }

        var head = new byte[Math.Min(DiskSign.HeadSize, file.Length)];
        await file.ReadExactlyAtAsync(0, head, cancellationToken);
        var seen = new List<DiskSign>();
        foreach (var sign in DiskSign.All)
        {
            if (seen.TrueForAll(x => x.Format != sign.Format) && await IsSeenAsync(sign, file, head, cancellationToken))
            {
                seen.Add(sign);
            }
        }

        return seen.Count switch
        {
            0 => JudgeWithoutSign(declared, head),
            1 => JudgeSign(seen[0], seen[0].PlaceIn(file.Length), declared),
            _ => JudgeTwoSigns(seen[0], seen[1], file.Length),
        };
    }

    private static async ValueTask<bool> IsSeenAsync(
        DiskSign sign, IRandomAccessSource file, ReadOnlyMemory<byte> head, CancellationToken cancellationToken)
    {
        var place = sign.PlaceIn(file.Length);
        if (place < 0)
        {
            return false;
        }

        if (place + sign.Bytes.Length <= head.Length)
        {
            return head.Span[(int)place..].StartsWith(sign.Bytes) && sign.Also?.Invoke(head.Span) != false;
        }

        var bytes = new byte[sign.Bytes.Length];
        await file.ReadExactlyAtAsync(place, bytes, cancellationToken);
        return bytes.AsSpan().SequenceEqual(sign.Bytes);
    }

    private static DiskIdentification JudgeWithoutSign(DiskFormat? declared, ReadOnlySpan<byte> head)
    {
        if (declared is null or DiskFormat.Raw)
        {
            return new(DiskFormat.Raw, null);
        }

        var name = declared.Value.ToWireName();
        var begin = Convert.ToHexStringLower(head[..Math.Min(8, head.Length)]);
        return new(null, Refused(
            0, $"The file is declared {name} but has no sign of that format; it begins with the bytes {begin}.",
            "file FILE\nqemu-img info FILE\nDeclare the format that these tell, or transfer the file again if it was cut."));
    }

    private static DiskIdentification JudgeSign(DiskSign sign, long place, DiskFormat? declared)
    {
        if (declared is null || declared == sign.Format)
        {
            return new(sign.Format, null);
        }

        var (found, said) = (sign.Format.ToWireName(), declared.Value.ToWireName());
        return new(sign.Format, Refused(
            place, $"The file is declared {said} but carries the sign of {found}.",
            $"qemu-img info FILE\nDeclare it {found}, or write it anew as what it is meant to be."));
    }

    private static DiskIdentification JudgeTwoSigns(DiskSign first, DiskSign second, long fileLength)
    {
        var (one, other) = (first.Format.ToWireName(), second.Format.ToWireName());
        var (onePlace, otherPlace) = (first.PlaceIn(fileLength), second.PlaceIn(fileLength));
        return new(null, Refused(
            null, $"The file carries the signs of two formats: {one} at byte {onePlace} and {other} at byte {otherPlace}.",
            "qemu-img convert -f FORMAT -O qcow2 IN OUT\n(FORMAT: the one you know it to be)"));
    }

    private static DiskFormatError Refused(long? offset, string message, string fix) => new(CriterionIds.Format, offset, message, fix);
}
