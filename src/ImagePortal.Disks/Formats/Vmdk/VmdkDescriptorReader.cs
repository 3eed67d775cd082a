using ImagePortal.Disks.Sources;

namespace ImagePortal.Disks.Formats.Vmdk;

/// <summary>Reads the description that lies in a sparse file, or is all of the file, and refuses one that leads elsewhere.</summary>
internal static class VmdkDescriptorReader
{
    private const int LargestText = 1 << 20;
    private static readonly string[] KindsRead = ["monolithicSparse", "streamOptimized"];

    /// <summary>What is wrong with the description inside a sparse file, or null.</summary>
    public static async Task<DiskFormatError?> FindFaultAsync(
        IRandomAccessSource file, VmdkHeader header, CancellationToken cancellationToken)
    {
        if (header.DescriptorSector == 0)
        {
            return VmdkErrors.NoDescriptor();
        }

        var sectors = (ulong)(file.Length / VmdkHeader.SectorSize);
        if (header.DescriptorSectors is 0 or > LargestText / VmdkHeader.SectorSize
            || header.DescriptorSector > sectors || header.DescriptorSectors > sectors - header.DescriptorSector)
        {
            return VmdkErrors.Broken(
                28, $"a descriptor of {header.DescriptorSectors} sectors at sector {header.DescriptorSector} does not fit the file");
        }

        var bytes = new byte[header.DescriptorSize];
        await file.ReadExactlyAtAsync(header.DescriptorOffset, bytes, cancellationToken);
        return FindFault(VmdkDescriptor.Parse(bytes), header, header.DescriptorOffset);
    }

    /// <summary>Why a file that is nothing but a description is refused.</summary>
    public static async Task<DiskFormatError> RefuseTextAsync(IRandomAccessSource file, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min(LargestText, file.Length)];
        await file.ReadExactlyAtAsync(0, bytes, cancellationToken);
        var descriptor = VmdkDescriptor.Parse(bytes);
        return FindReference(descriptor, 0) ?? VmdkErrors.OtherFiles(0, descriptor.FirstExtent?.File);
    }

    private static DiskFormatError? FindReference(VmdkDescriptor descriptor, long at) =>
        descriptor.HasParent ? VmdkErrors.Parent(at, descriptor.ParentName)
        : descriptor.IsEncrypted ? VmdkErrors.Encrypted(at)
        : null;

    private static DiskFormatError? FindFault(VmdkDescriptor descriptor, VmdkHeader header, long at)
    {
        if (FindReference(descriptor, at) is { } reference)
        {
            return reference;
        }

        if (descriptor.ExtentCount > 1 || descriptor.FirstExtent is { CanBeItself: false })
        {
            return VmdkErrors.OtherFiles(at, descriptor.FirstExtent?.File);
        }

        if (descriptor.Kind is null || !KindsRead.Contains(descriptor.Kind, StringComparer.OrdinalIgnoreCase))
        {
            return VmdkErrors.UnknownKind(at, descriptor.Kind ?? "");
        }

        // VirtualBox rounds the capacity up to whole grains, and only there.
        var capacity = header.VirtualSize / VmdkHeader.SectorSize;
        var described = descriptor.FirstExtent?.Sectors ?? capacity;
        return described > capacity || capacity - described >= header.GrainSize / VmdkHeader.SectorSize
            ? VmdkErrors.Broken(12, $"the header tells {capacity} sectors, the descriptor {described}")
            : null;
    }
}
