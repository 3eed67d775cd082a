namespace ImagePortal.Disks.Guests.Linux.Initramfs;

/// <summary>One name of an archive.</summary>
/// <param name="Content">The bytes of a small configuration file the caller asked for; empty otherwise.</param>
internal sealed record CpioMember(string Name, long Size, byte[] Content);
