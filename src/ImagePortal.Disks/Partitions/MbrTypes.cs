namespace ImagePortal.Disks.Partitions;

/// <summary>Partition type bytes by the names fdisk uses.</summary>
internal static class MbrTypes
{
    public const byte Protective = 0xEE;

    private static readonly Dictionary<byte, string> Names = new()
    {
        [0x01] = "FAT12",
        [0x04] = "FAT16",
        [0x05] = "Extended",
        [0x06] = "FAT16",
        [0x07] = "NTFS/exFAT",
        [0x0B] = "FAT32",
        [0x0C] = "FAT32",
        [0x0E] = "FAT16",
        [0x0F] = "Extended",
        [0x27] = "Windows recovery",
        [0x42] = "Windows dynamic disk",
        [0x82] = "Linux swap",
        [0x83] = "Linux",
        [0x85] = "Linux extended",
        [0x8E] = "Linux LVM",
        [0xA5] = "FreeBSD",
        [0xA6] = "OpenBSD",
        [0xEE] = "GPT protective",
        [0xEF] = "EFI system",
        [0xFD] = "Linux RAID",
    };

    public static string Name(byte type) => Names.GetValueOrDefault(type) ?? $"type 0x{type:x2}";

    public static bool IsExtended(byte type) => type is 0x05 or 0x0F or 0x85;
}
