using ImagePortal.Disks.Criteria;

namespace ImagePortal.Disks.Formats.Vmdk;

/// <summary>Why a VMDK file is refused.</summary>
internal static class VmdkErrors
{
    private const string Rewrite = "qemu-img convert -f vmdk -O qcow2 IN OUT";
    private const string Repair = $"qemu-img check -f vmdk IN\n{Rewrite}";
    private const string ConvertThere = $"{Rewrite}\n(run it where the other files are; OUT then holds everything)";

    public static DiskFormatError Broken(long offset, string what) =>
        new(CriterionIds.Integrity, offset, $"The vmdk file is damaged: {what}.", Repair);

    public static DiskFormatError TextTransfer() => new(
        CriterionIds.Integrity, 73, "The vmdk file is damaged: line ends inside it were changed, as by a transfer in text mode.",
        "Transfer the file again, in binary mode.");

    public static DiskFormatError UnknownVersion(uint version) => new(
        CriterionIds.Format, 4, $"The VMDK header names version {version}; versions 1 to 3 are read.", Rewrite);

    public static DiskFormatError HostSparse() => new(
        CriterionIds.Format, 0, "This is a sparse extent of an ESX host (COWD), which is not read.", ConvertThere);

    public static DiskFormatError UnknownCompression(int algorithm) => new(
        CriterionIds.ContainerSafety, 77,
        $"The file is compressed in a way we do not know (algorithm {algorithm}, or without markers).",
        Rewrite);

    public static DiskFormatError OtherFiles(long offset, string? name) => new(
        CriterionIds.ContainerSafety, offset,
        name is null ? "The disk's bytes are in other files." : $"The disk's bytes are in another file, \"{name}\".",
        ConvertThere);

    public static DiskFormatError NoDescriptor() => new(
        CriterionIds.ContainerSafety, 28, "The file is one piece of a disk whose description is in another file.", ConvertThere);

    public static DiskFormatError Parent(long offset, string? name) => new(
        CriterionIds.ContainerSafety, offset,
        $"The file holds only what changed from a parent disk{(name is null ? "" : $", \"{name}\"")}.",
        $"{Rewrite}\n(run it where the parent is; OUT then holds everything)");

    public static DiskFormatError Encrypted(long offset) => new(
        CriterionIds.ContainerSafety, offset, "The disk is encrypted.",
        "Remove the encryption in the virtual machine's settings, then export the disk again.");

    public static DiskFormatError UnknownKind(long offset, string kind) => new(
        CriterionIds.ContainerSafety, offset,
        $"The disk is of the kind \"{kind}\"; monolithicSparse and streamOptimized are read.",
        ConvertThere);
}
