using ImagePortal.Disks.Guests;
using ImagePortal.Disks.Guests.Linux;

namespace ImagePortal.Disks.Tests.Guests.Linux;

/// <summary>The root is found, and other partitions are read in the places that fstab gives them.</summary>
public sealed class LinuxGuestReaderTests
{
    [Theory]
    [InlineData("UUID=uuid-1")]
    [InlineData("LABEL=label-1")]
    [InlineData("/dev/sda1")]
    [InlineData("/dev/vda1")]
    [InlineData("/dev/disk/by-uuid/uuid-1")]
    [InlineData("PARTUUID=5A3D15C0-01")]
    [InlineData("/dev/disk/by-partuuid/5a3d15c0-01")]
    public async Task A_boot_partition_is_read_by_its_line_in_fstab(string device)
    {
        var boot = new GuestFiles().Add($"/vmlinuz-{Guest.Kernel}", "kernel");
        var root = Guest.Debian().Remove("/boot").Add("/etc/fstab", $"# boot\n{device} /boot/ ext4 defaults 0 2\n/dev/sda2 / ext4 defaults 0 1\n");
        var volumes = new List<Volume> { Guest.Volume(boot), Guest.Volume(root, index: 2) };

        var guest = await LinuxGuestReader.ReadAsync(volumes, Guest.Budget(), TestContext.Current.CancellationToken);

        Assert.Equal([Guest.Kernel], guest!.Kernels.Select(x => x.Version));
        Assert.Equal(["/boot", "/"], volumes.Select(x => x.MountPoint));
        Assert.Null(guest.UnreadBoot);
    }

    [Theory]
    [InlineData("/etc/os-release", "../usr/lib/os-release")]
    [InlineData("/etc/os-release", "/usr/share/../lib/os-release")]
    [InlineData("/etc/os-release", "/link/lib/os-release")]
    public async Task A_symlink_is_followed_into_another_partition(string path, string target)
    {
        var usr = new GuestFiles().Add("/lib/os-release", "ID=debian\nVERSION_ID=12\n").Link("/lib64", "lib");
        var root = Guest.Debian().Remove("/etc/os-release").Link(path, target).Link("/link", "usr").Add("/etc/fstab", "UUID=uuid-1 /usr ext4 defaults 0 2\n");
        var volumes = new List<Volume> { Guest.Volume(usr), Guest.Volume(root, index: 2) };

        var guest = await LinuxGuestReader.ReadAsync(volumes, Guest.Budget(), TestContext.Current.CancellationToken);

        Assert.Equal(("debian", "12"), (guest!.Distribution?.Id, guest.Distribution?.Version));
    }

    [Fact]
    public async Task Symlinks_of_two_partitions_that_lead_round_end()
    {
        var usr = new GuestFiles().Add("/lib/x", "x").Link("/release", "/etc/os-release");
        var root = Guest.Debian().Remove("/etc/os-release").Link("/etc/os-release", "/usr/release").Add("/etc/fstab", "UUID=uuid-1 /usr ext4 defaults 0 2\n");
        var volumes = new List<Volume> { Guest.Volume(usr), Guest.Volume(root, index: 2) };

        Assert.Null((await LinuxGuestReader.ReadAsync(volumes, Guest.Budget(), TestContext.Current.CancellationToken))!.Distribution);
    }

    [Fact]
    public async Task A_boot_partition_that_cannot_be_read_is_said()
    {
        var root = Guest.Debian().Remove("/boot").Remove("/lib").Add("/etc/fstab", "UUID=uuid-1 /boot xfs defaults 0 2\n");
        var volumes = new List<Volume> { Guest.Volume(null, "xfs"), Guest.Volume(root, index: 2) };

        var guest = await LinuxGuestReader.ReadAsync(volumes, Guest.Budget(), TestContext.Current.CancellationToken);

        Assert.Contains("partition 1, xfs", guest!.UnreadBoot, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(62, "x86_64")]
    [InlineData(3, "i386")]
    [InlineData(183, "aarch64")]
    [InlineData(99, "machine 99")]
    public async Task Architecture_comes_from_a_program(byte machine, string expected)
    {
        var guest = await Guest.ReadAsync(Guest.Debian().Add("/bin/sh", Guest.Elf(machine)));

        Assert.Equal((expected, "/bin/sh"), (guest!.Architecture, guest.ArchitectureSource));
    }

    [Fact]
    public async Task A_volume_without_etc_is_no_root() =>
        Assert.Null(await Guest.ReadAsync(new GuestFiles().Add("/photos/one.jpg", "x")));

    [Theory]
    [InlineData("/etc/hostname", "# comment\n\nweb-1\n")]
    [InlineData("/etc/HOSTNAME", "web-1")]
    [InlineData("/etc/sysconfig/network", "NETWORKING=yes\nHOSTNAME=web-1\n")]
    public async Task Hostname_is_found_in_each_place(string path, string text) =>
        Assert.Equal("web-1", (await Guest.ReadAsync(Guest.Debian().Remove("/etc/hostname").Add(path, text)))!.Hostname);
}
