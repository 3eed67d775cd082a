namespace ImagePortal.Core.Tests.Setup;

/// <summary>
/// A disk of 4 MiB that boots. Its boot sector counts its own boots on the disk, says the number on the serial port, and shuts down when the power
/// button is pressed (ACPI of QEMU's pc machine: registers at 0x600).
/// </summary>
public static class BootDisk
{
    private const int Length = 4 << 20;
    private const int MessageAt = 0x60;

    // cli; ds=es=ss=0; sp=7c00; sti; inc byte [7c71]; int 13h writes sector 1 back; print from 7c60 to port 3f8; enable the button in 602;
    // sti, hlt until bit 8 of 600 is set; 2000h to 604 is off.
    private const string Code =
        "FA31C08ED88EC08ED0BC007CFBFE06717CB80103BB007CB90100B600CD13BE607CBAF803AC84C07403EEEBF8BA0206B80001EFFBF4BA0006EDF6C40174F5BA0406B80020EFEBFE";

    public static byte[] Bytes { get; } = Make();

    /// <summary>What it says when it boots for the nth time.</summary>
    public static string SaysAtBoot(int number) => $"ImagePortal boot {number}\r\n";

    private static byte[] Make()
    {
        var disk = new byte[Length];
        Convert.FromHexString(Code).CopyTo(disk, 0);
        "ImagePortal boot 0\r\n\0"u8.CopyTo(disk.AsSpan(MessageAt));
        (disk[510], disk[511]) = (0x55, 0xAA);
        return disk;
    }
}
