namespace ImagePortal.Disks.Partitions;

/// <summary>One partition as its table states it; nothing says yet that it lies on the disk.</summary>
/// <param name="Index">1-based number as the guest's kernel counts; logical partitions start at 5.</param>
/// <param name="Type">Type by name.</param>
/// <param name="Start">First byte on the virtual disk.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Active">Marked bootable.</param>
/// <param name="EntryOffset">Byte of the virtual disk where the entry stands.</param>
public sealed record PartitionEntry(int Index, string Type, long Start, long Size, bool Active, long EntryOffset)
{
    public long End => Start + Size;

    /// <summary>A frame around logical partitions, not a place for files.</summary>
    public bool IsExtended { get; init; }

    /// <summary>As fstab writes PARTUUID: of a GPT the entry's own GUID, of an MBR the disk's signature and the number; null when there is none.</summary>
    public string? Uuid { get; init; }

    /// <summary>Starts instances by UEFI.</summary>
    public bool IsEfiSystem { get; init; }
}
