using ImagePortal.Disks.Formats.Raw;
using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats.Vhd;

/// <summary>Opens a VHD file, fixed or dynamic, once its footer, its headers and the places they lead to have been checked.</summary>
internal static class VhdOpener
{
    public static async Task<DiskOpening> OpenAsync(IRandomAccessSource file, CancellationToken cancellationToken)
    {
        var head = new byte[Math.Min(VhdFooter.Size, file.Length)];
        await file.ReadExactlyAtAsync(0, head, cancellationToken);
        var tail = new byte[head.Length];
        await file.ReadExactlyAtAsync(file.Length - tail.Length, tail, cancellationToken);
        var hasCopy = head.AsSpan().StartsWith(VhdFooter.Cookie);
        if (FindFooter(tail) is not { } within)
        {
            return Refused(VhdErrors.Broken(file.Length, "the footer at its end is missing: the file was cut, or is still being written"));
        }

        var footerOffset = file.Length - tail.Length + within;
        if (!VhdFooter.TryParse(tail.AsSpan(within), footerOffset, out var footer, out var error))
        {
            return Refused(error);
        }

        if (hasCopy != (footer.Type == VhdType.Dynamic))
        {
            var what = hasCopy ? "a fixed disk has the copy of a footer" : "the copy of the footer is missing";
            return Refused(VhdErrors.Broken(0, what), footer);
        }

        if (footer.Type == VhdType.Fixed)
        {
            return OpenFixed(file, footer, footerOffset);
        }

        error = FindCopyFault(head, footer);
        return error is null ? await OpenDynamicAsync(file, footer, footerOffset, cancellationToken) : Refused(error, footer);
    }

    private static int? FindFooter(ReadOnlySpan<byte> tail)
    {
        const int Shift = VhdFooter.Size - VhdFooter.OldSize;
        return tail.StartsWith(VhdFooter.Cookie) ? 0 : tail[Math.Min(Shift, tail.Length)..].StartsWith(VhdFooter.Cookie) ? Shift : null;
    }

    private static DiskOpening OpenFixed(IRandomAccessSource file, VhdFooter footer, long footerOffset) =>
        footer.CurrentSize == footerOffset
            ? DiskOpening.Opened(new RawDisk(file, footer.VirtualSize, DiskFormat.Vhd, $"fixed{By(footer)}"))
            : Refused(
                VhdErrors.Broken(
                    footerOffset + 48, $"the footer tells {footer.CurrentSize} bytes of data, but {footerOffset} lie before it"),
                footer);

    /// <summary>The copy may differ in times and marks, not in what a reader goes by.</summary>
    private static DiskFormatError? FindCopyFault(ReadOnlySpan<byte> head, VhdFooter footer)
    {
        if (!VhdFooter.TryParse(head, 0, out var copy, out var error))
        {
            return error;
        }

        return copy == footer ? null : VhdErrors.Broken(0, "the footer and its copy at byte 0 contradict each other");
    }

    private static async Task<DiskOpening> OpenDynamicAsync(
        IRandomAccessSource file, VhdFooter footer, long footerOffset, CancellationToken cancellationToken)
    {
        if (footer.DataOffset < 0 || footer.DataOffset > footerOffset - VhdHeader.Size)
        {
            var what = $"the dynamic header at byte {(ulong)footer.DataOffset} lies beyond the file's {file.Length} bytes";
            return Refused(VhdErrors.Broken(16, what), footer);
        }

        var bytes = new byte[VhdHeader.Size];
        await file.ReadExactlyAtAsync(footer.DataOffset, bytes, cancellationToken);
        if (!VhdHeader.TryParse(bytes, footer.DataOffset, footer.VirtualSize, out var header, out var error))
        {
            return Refused(error, footer);
        }

        var map = new VhdMap(file, header);
        var check = new VhdCheck(file, header, footerOffset);
        error = await check.RunAsync(map, cancellationToken);
        var inPart = check.IsComplete ? "" : ", table checked in part";
        var details = $"dynamic, {DiskDetails.Size(1L << header.BlockBits)} blocks{By(footer)}{inPart}";
        return error is null
            ? DiskOpening.Opened(new MappedDisk(DiskFormat.Vhd, details, file, map))
            : Refused(error, footer) with { Details = details };
    }

    private static string By(VhdFooter footer) => footer.Creator.Length == 0 ? "" : $", by {footer.Creator}";

    private static DiskOpening Refused(DiskFormatError error, VhdFooter? footer = null) =>
        DiskOpening.Refused(DiskFormat.Vhd, error) with { VirtualSize = footer?.VirtualSize };
}
