using System.Globalization;
using System.Text;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.Guests;
using ImagePortal.Disks.Guests.Linux;

namespace ImagePortal.Disks.Tests.Guests;

/// <summary>A healthy Debian 12 for tests to spoil.</summary>
internal static class Guest
{
    public const string Kernel = "6.1.0-31-amd64";
    private static readonly string[] Modules = ["block/virtio_blk.ko", "net/virtio_net.ko", "virtio/virtio_pci.ko"];

    public static GuestFiles Debian()
    {
        var files = new GuestFiles()
            .Add("/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\n")
            .Add("/etc/hostname", "web-base\n")
            .Add("/etc/network/interfaces", "auto lo\niface lo inet loopback\nauto eth0\niface eth0 inet dhcp\n")
            .Add("/bin/sh", Elf(62))
            .Add($"/boot/vmlinuz-{Kernel}", "kernel")
            .Add($"/boot/initrd.img-{Kernel}", Cpio(Modules.Select(x => $"usr/lib/modules/{Kernel}/kernel/drivers/{x}")));
        foreach (var module in Modules)
        {
            files.Add($"/lib/modules/{Kernel}/kernel/drivers/{module}", "module");
        }

        return files;
    }

    public static byte[] Elf(byte machine) => [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, machine, 0, 0, 0, 0, 0];

    public static byte[] Cpio(IEnumerable<string> names) => Cpio([.. names.Select(x => (x, "content"))]);

    /// <summary>An archive of the newc form.</summary>
    public static byte[] Cpio(params (string Name, string Content)[] members)
    {
        using var archive = new MemoryStream();
        foreach (var (name, content) in members.Append(("TRAILER!!!", "")))
        {
            var header = string.Create(CultureInfo.InvariantCulture, $"070701{new string('0', 48)}{content.Length:X8}{new string('0', 32)}{name.Length + 1:X8}{new string('0', 8)}");
            Write(archive, header + name + "\0");
            Write(archive, content);
        }

        return archive.ToArray();
    }

    public static async Task<LinuxGuest?> ReadAsync(IFileSystemReader files)
    {
        var volumes = new List<Volume> { Volume(files) };
        return await LinuxGuestReader.ReadAsync(volumes, Budget(), TestContext.Current.CancellationToken);
    }

    public static Volume Volume(IFileSystemReader? files, string type = "ext4", int index = 1) =>
        new(new(index, "Linux", 1 << 20, 1 << 30, true, 446) { Uuid = $"5a3d15c0-{index:x2}" }, new(type, $"uuid-{index}", $"label-{index}"), files, null);

    public static InspectionBudget Budget() => new(TimeProvider.System, InspectionLimits.Default);

    private static void Write(MemoryStream archive, string text)
    {
        archive.Write(Encoding.UTF8.GetBytes(text));
        while (archive.Length % 4 != 0)
        {
            archive.WriteByte(0);
        }
    }
}
