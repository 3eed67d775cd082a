using ImagePortal.Disks.Criteria;

namespace ImagePortal.Disks.Formats.Vhd;

/// <summary>Why a VHD file is refused.</summary>
internal static class VhdErrors
{
    private const string Rewrite = "qemu-img convert -f vpc -O qcow2 IN OUT";
    private const string TransferAgain =
        $"sha256sum FILE\nTransfer the file again if its sum differs from the source's; else write it anew:\n{Rewrite}";

    public static DiskFormatError Broken(long offset, string what) =>
        new(CriterionIds.Integrity, offset, $"The vhd file is damaged: {what}.", TransferAgain);

    public static DiskFormatError UnknownVersion(long offset, uint version) => new(
        CriterionIds.Format, offset, $"The VHD footer names version {version >> 16}.{version & 0xffff}; version 1 is read.",
        "qemu-img info IN");

    public static DiskFormatError UnknownType(long offset, uint type) => new(
        CriterionIds.Format, offset, $"The VHD footer names disk type {type}; fixed (2) and dynamic (3) are read.", Rewrite);

    public static DiskFormatError Differencing(long offset) => new(
        CriterionIds.ContainerSafety, offset,
        "The file is a differencing disk: it holds only what changed from a parent that is another file.",
        "Merge-VHD -Path CHILD.vhd -DestinationPath PARENT.vhd\n(run it where the parent is, on a copy, and give the parent)");
}
