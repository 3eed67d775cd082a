using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats.Vmdk;

/// <summary>Opens a VMDK file that is one sparse extent, once its headers, its description and its tables have been checked.</summary>
internal static class VmdkOpener
{
    private const int DirectoryField = 56;

    public static async Task<DiskOpening> OpenAsync(IRandomAccessSource file, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min(VmdkHeader.Size, file.Length)];
        await file.ReadExactlyAtAsync(0, bytes, cancellationToken);
        if (bytes.AsSpan().StartsWith("COWD"u8))
        {
            return Refused(VmdkErrors.HostSparse());
        }

        if (!bytes.AsSpan().StartsWith(VmdkHeader.Magic))
        {
            return Refused(await VmdkDescriptorReader.RefuseTextAsync(file, cancellationToken));
        }

        return VmdkHeader.TryParse(bytes, out var header, out var error)
            ? await OpenAsync(file, header, cancellationToken)
            : Refused(error);
    }

    private static async Task<DiskOpening> OpenAsync(IRandomAccessSource file, VmdkHeader header, CancellationToken cancellationToken)
    {
        if (await FindFaultAsync(file, header, cancellationToken) is { } fault)
        {
            return Refused(fault, header);
        }

        var hasFooter = header.DirectorySector == VmdkHeader.DirectoryAtEnd;
        if (hasFooter)
        {
            var (footer, missing) = await VmdkFooter.ReadAsync(file, header, cancellationToken);
            if (footer is null)
            {
                return Refused(missing!, header);
            }

            header = footer;
        }

        var field = hasFooter ? file.Length - VmdkFooter.Size + VmdkHeader.SectorSize + DirectoryField : DirectoryField;
        var (directory, error) = await VmdkDirectory.ReadAsync(file, header, header.DirectorySector, field, cancellationToken);
        if (directory is null || error is not null)
        {
            return Refused(error!, header);
        }

        var map = new VmdkMap(file, header, directory);
        var check = new VmdkCheck(file, header);
        error = await check.RunAsync(map, directory, hasFooter, cancellationToken);
        var details = Describe(header, check);
        return error is null
            ? DiskOpening.Opened(new MappedDisk(DiskFormat.Vmdk, details, file, map, header.IsCompressed ? new VmdkDecoder(header) : null))
            : Refused(error, header) with { Details = details };
    }

    private static async Task<DiskFormatError?> FindFaultAsync(
        IRandomAccessSource file, VmdkHeader header, CancellationToken cancellationToken) =>
        header.Overhead > (ulong)(file.Length / VmdkHeader.SectorSize)
            ? VmdkErrors.Broken(64, $"{header.Overhead} sectors of tables do not fit the file's {file.Length} bytes")
            : await VmdkDescriptorReader.FindFaultAsync(file, header, cancellationToken);

    private static string Describe(VmdkHeader header, VmdkCheck check)
    {
        var parts = new List<string>
        {
            header.IsCompressed ? "streamOptimized" : "monolithicSparse",
            $"version {header.Version}",
            $"{DiskDetails.Size(header.GrainSize)} grains",
        };
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

    private static DiskOpening Refused(DiskFormatError error, VmdkHeader? header = null) =>
        DiskOpening.Refused(DiskFormat.Vmdk, error) with { VirtualSize = header?.VirtualSize };
}
