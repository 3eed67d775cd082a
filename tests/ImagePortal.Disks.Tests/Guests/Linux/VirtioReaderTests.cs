using System.IO.Compression;
using ImagePortal.Disks.Criteria;
using ImagePortal.Disks.Guests.Linux;
using ImagePortal.Disks.Tests.FileSystems;

namespace ImagePortal.Disks.Tests.Guests.Linux;

/// <summary>Where the virtio drivers are for each kernel (R77).</summary>
public sealed class VirtioReaderTests
{
    private const string Initrd = $"/boot/initrd.img-{Guest.Kernel}";
    private const string Drivers = $"usr/lib/modules/{Guest.Kernel}/kernel/drivers";
    private static readonly string[] Names = [$"{Drivers}/block/virtio_blk.ko", $"{Drivers}/net/virtio_net.ko.xz", $"{Drivers}/virtio/virtio_pci.ko"];

    [Theory]
    [InlineData("none")]
    [InlineData("gzip", "-9")]
    [InlineData("xz", "--check=crc32")]
    [InlineData("xz", "--check=crc32", "--block-size=65536")]
    [InlineData("zstd", "-19")]
    [InlineData("bzip2")]
    [InlineData("lz4", "-l", "-9")]
    [InlineData("lzma", "-6")]
    [InlineData("lzop")]
    [InlineData("lzop", "-9")]
    public async Task Modules_are_found_in_an_initramfs_of_each_compression_behind_microcode(string tool, params string[] options)
    {
        var plain = Guest.Cpio([("init", new string('x', 200_000)), .. Names.Select(x => (x, "module"))]);
        if (tool != "none")
        {
            Tools.Require(tool);
        }

        var main = tool == "none" ? plain : Tools.Run(plain, tool, [.. options, "-c"]);
        var early = Guest.Cpio(["kernel/x86/microcode/GenuineIntel.bin"]);
        var padding = new byte[512 - (early.Length % 512)];

        var kernel = await ReadAsync(Guest.Debian().Add(Initrd, [.. early, .. padding, .. main]));

        Assert.Equal(new VirtioFacts("initramfs", "initramfs", "initramfs"), kernel.Virtio);
        Assert.Contains(tool.TrimEnd('p'), kernel.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Modules_on_disk_only_or_nowhere_are_told_apart()
    {
        var empty = Guest.Cpio(["init"]);
        var onDisk = await ReadAsync(Guest.Debian().Add(Initrd, empty));
        var nowhere = await ReadAsync(Guest.Debian().Add(Initrd, empty).Remove("/lib/modules"));

        Assert.Equal(new VirtioFacts("module", "module", "module"), onDisk.Virtio);
        Assert.Equal(new VirtioFacts("missing", "missing", "missing"), nowhere.Virtio);
    }

    [Theory]
    [InlineData($"/lib/modules/{Guest.Kernel}/modules.builtin", "kernel/drivers/block/virtio_blk.ko\nkernel/drivers/virtio/virtio_pci.ko\n")]
    [InlineData($"/boot/config-{Guest.Kernel}", "CONFIG_VIRTIO_BLK=y\nCONFIG_VIRTIO_PCI=y\nCONFIG_VIRTIO_NET=m\n")]
    public async Task Built_in_drivers_come_from_the_list_of_modules_or_the_configuration(string path, string text)
    {
        var kernel = await ReadAsync(Guest.Debian().Remove(Initrd).Add(path, text));

        Assert.Equal(new VirtioFacts("builtin", "module", "builtin"), kernel.Virtio);
        Assert.Contains(path, kernel.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Modules_of_another_kernel_do_not_count()
    {
        var other = Guest.Cpio(Names.Select(x => x.Replace(Guest.Kernel, "5.10.0-1-amd64", StringComparison.Ordinal)));

        Assert.Equal("module", (await ReadAsync(Guest.Debian().Add(Initrd, other))).Virtio.Block);
    }

    [Theory]
    [InlineData("conf/modules", "# comment\nvirtio_blk\nvirtio-pci\nvirtio_net\n")]
    [InlineData("conf/initramfs.conf", "MODULES=most\nCOMPRESS=gzip\n")]
    public async Task A_large_initramfs_is_believed_when_it_says_what_was_put_in(string name, string text)
    {
        var kernel = await ReadAsync(Guest.Debian().Add(Initrd, Large([(name, text), (Names[0], "")])));

        Assert.Equal(new VirtioFacts("initramfs", "initramfs", "initramfs"), kernel.Virtio);
        Assert.Contains(name, kernel.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_initramfs_that_declares_nothing_is_read_to_its_end()
    {
        var archive = Large([("init", "")], end: [.. Names.Select(x => (x, ""))]);

        Assert.Equal(new VirtioFacts("initramfs", "initramfs", "initramfs"), (await ReadAsync(Guest.Debian().Add(Initrd, archive))).Virtio);
    }

    [Fact]
    public async Task A_sorted_initramfs_that_has_passed_a_driver_by_is_not_believed()
    {
        var archive = Large([("conf/initramfs.conf", "MODULES=most"), ($"{Drivers}/block/zram.ko", "")], last: $"{Drivers}/zz");

        Assert.Equal("module", (await ReadAsync(Guest.Debian().Add(Initrd, archive))).Virtio.Block);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(60)]
    public async Task A_damaged_initramfs_is_evidence_and_no_exception(int length)
    {
        var gzip = Gzip(Guest.Cpio([("init", new string('x', 9000)), .. Names.Select(x => (x, "module"))]));

        var kernel = await ReadAsync(Guest.Debian().Add(Initrd, gzip[..length]));

        Assert.Equal("module", kernel.Virtio.Block);
    }

    [Fact]
    public async Task No_mutated_initramfs_makes_the_reader_throw()
    {
        var random = new Random(3);
        var plain = Guest.Cpio([("init", new string('x', 5000)), .. Names.Select(x => (x, "module"))]);
        var seeds = new List<byte[]> { plain, Gzip(plain) };
        foreach (var tool in new[] { "xz", "zstd", "bzip2", "lz4", "lzma", "lzop" }.Where(x => File.Exists($"/usr/bin/{x}")))
        {
            seeds.Add(Tools.Run(plain, tool, tool == "lz4" ? ["-l", "-c"] : ["-c"]));
        }

        for (var round = 0; round < 600; round++)
        {
            var archive = (byte[])seeds[round % seeds.Count].Clone();
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                archive[random.Next(archive.Length)] = (byte)random.Next(256);
            }

            Assert.NotNull(await ReadAsync(Guest.Debian().Add(Initrd, archive)));
        }
    }

    [Theory]
    [InlineData("xz", "--lzma2=dict=64MiB")]
    [InlineData("lzma", "--lzma1=dict=64MiB")]
    [InlineData("zstd", "--ultra", "-22", "--long=27")]
    public async Task An_initramfs_that_wants_too_much_memory_is_not_unpacked(string tool, params string[] options)
    {
        Tools.Require(tool);
        var packed = Tools.Run(Guest.Cpio([("init", new string('x', 40_000_000)), .. Names.Select(x => (x, "module"))]), tool, [.. options, "-c"]);

        var kernel = await ReadAsync(Guest.Debian().Add(Initrd, packed));

        Assert.Equal("module", kernel.Virtio.Block);
        Assert.Contains("could not be read", kernel.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kernels_are_listed_newest_first_by_number()
    {
        var files = Guest.Debian().Add("/boot/vmlinuz-6.1.0-9-amd64", "").Add("/boot/vmlinuz-6.1.0-100-amd64", "").Add("/boot/vmlinuz-0-rescue-1", "");

        var guest = await Guest.ReadAsync(files);

        Assert.Equal(["6.1.0-100-amd64", Guest.Kernel, "6.1.0-9-amd64"], guest!.Kernels.Select(x => x.Version));
    }

    /// <summary>More than 2 MiB that do not compress, then the end.</summary>
    private static byte[] Large((string, string)[] start, string last = "zz", (string, string)[]? end = null)
    {
        var noise = new char[1000];
        var random = new Random(9);
        var members = start.ToList();
        for (var i = 0; i < 5000; i++)
        {
            members.Add(($"{last}/{i:0000}", new string([.. noise.Select(_ => (char)random.Next(33, 126))])));
        }

        return Gzip(Guest.Cpio([.. members, .. end ?? []]));
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private static async Task<KernelFinding> ReadAsync(GuestFiles files) => (await Guest.ReadAsync(files))!.Kernels[0];
}
