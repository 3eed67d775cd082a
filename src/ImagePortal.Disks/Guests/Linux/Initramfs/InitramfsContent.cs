namespace ImagePortal.Disks.Guests.Linux.Initramfs;

/// <summary>What an initramfs was seen to hold.</summary>
/// <param name="Modules">Kernel modules of the kernel in question that were met by name, without <c>.ko</c>.</param>
/// <param name="Absent">Wanted modules that a sorted archive has passed the place of.</param>
/// <param name="Declared">Modules that its own <c>conf/modules</c> or <c>conf/initramfs.conf</c> says were put in (initramfs-tools(7)), and which of them.</param>
/// <param name="IsComplete">Read to its end.</param>
/// <param name="Compression">gzip, zstd, …; <c>none</c> for a plain archive.</param>
/// <param name="Error">Why it could not be read on.</param>
internal sealed record InitramfsContent(
    IReadOnlySet<string> Modules,
    IReadOnlySet<string> Absent,
    IReadOnlyDictionary<string, string> Declared,
    bool IsComplete,
    string Compression,
    string? Error);
