namespace ImagePortal.Disks.Partitions;

/// <summary>What the BIOS would run: bytes 0–439 of sector 0.</summary>
public static class BootCode
{
    private const int Length = 440;

    private static readonly (byte[] Mark, string Name)[] Known =
    [
        ("GRUB"u8.ToArray(), "GRUB"),
        ("LILO"u8.ToArray(), "LILO"),
        ("isolinux"u8.ToArray(), "ISOLINUX"),
        ("Operating system load error"u8.ToArray(), "SYSLINUX"),
        ("Invalid partition table"u8.ToArray(), "Windows boot code"),
        ("Missing operating system"u8.ToArray(), "generic boot code"),
    ];

    /// <summary>The loader's name, <c>unknown</c> for code we do not know, null for an empty sector.</summary>
    public static string? Recognise(ReadOnlySpan<byte> sector)
    {
        var code = sector[..Math.Min(Length, sector.Length)];
        if (!code.ContainsAnyExcept((byte)0))
        {
            return null;
        }

        foreach (var (mark, name) in Known)
        {
            if (code.IndexOf(mark) >= 0)
            {
                return name;
            }
        }

        return "unknown";
    }
}
