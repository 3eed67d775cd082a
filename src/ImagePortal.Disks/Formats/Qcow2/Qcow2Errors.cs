using ImagePortal.Disks.Criteria;

namespace ImagePortal.Disks.Formats.Qcow2;

/// <summary>Why a qcow2 file is refused.</summary>
internal static class Qcow2Errors
{
    private const string Rewrite = "qemu-img convert -O qcow2 IN OUT";
    private const string Repair = $"qemu-img check -r all IN\n{Rewrite}";

    public static DiskFormatError Broken(long offset, string what) =>
        new(CriterionIds.Integrity, offset, $"The qcow2 file is damaged: {what}.", Repair);

    public static DiskFormatError UnknownVersion(uint version) => version == 1
        ? new(CriterionIds.Format, 4, "This is qcow version 1; versions 2 and 3 are read.", "qemu-img convert -f qcow -O qcow2 IN OUT")
        : new(CriterionIds.Format, 4, $"The qcow2 header names version {version}; versions 2 and 3 are read.", "qemu-img info IN");

    public static DiskFormatError BackingFile(string? name = null) => new(
        CriterionIds.ContainerSafety, 8,
        name is null ? "The image needs a backing file." : $"The image needs a backing file, \"{name}\".",
        $"{Rewrite}\n(run it where the backing file is; OUT then holds everything)");

    public static DiskFormatError Encrypted(uint method) => new(
        CriterionIds.ContainerSafety, 32,
        $"The image is encrypted ({MethodName(method)}).",
        "qemu-img convert --object secret,id=s,data=PASSPHRASE --image-opts driver=qcow2,encrypt.key-secret=s,file.filename=IN -O qcow2 OUT");

    public static DiskFormatError DataFile() => new(
        CriterionIds.ContainerSafety, 72,
        "The image keeps its data in another file (external data file).",
        $"{Rewrite}\n(run it where the data file is; OUT then holds everything)");

    public static DiskFormatError UnknownFeatures(ulong bits) => new(
        CriterionIds.ContainerSafety, 72, $"The image uses incompatible features we do not know (bits 0x{bits:x}).", Rewrite);

    public static DiskFormatError UnknownCompression(byte type) => new(
        CriterionIds.ContainerSafety, 104, $"The header's compression type {type} is unknown or contradicts its feature bits.", Rewrite);

    public static DiskFormatError MarkedCorrupt() => new(
        CriterionIds.Integrity, 72, "The image is marked corrupt by the program that last wrote it.", Repair);

    public static DiskFormatError TooManySnapshots(uint count, int limit) => new(
        CriterionIds.ContainerSafety, 60,
        $"The image holds {count} internal snapshots; {limit} are allowed.",
        $"{Rewrite}\n(OUT holds the current state only)");

    public static DiskFormatError TooManyClusters(long fileSize, int clusterSize) => new(
        CriterionIds.Integrity, 20,
        $"A file of {fileSize} bytes in clusters of {clusterSize} bytes is too finely divided to be checked.",
        "qemu-img convert -O qcow2 -o cluster_size=64k IN OUT");

    private static string MethodName(uint method) => method switch
    {
        1 => "AES",
        2 => "LUKS",
        _ => $"method {method}",
    };
}
