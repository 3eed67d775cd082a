using ImagePortal.Disks.Tests;
using ImagePortal.Disks.Tests.Formats.Vhd;
using ImagePortal.Disks.Tests.Formats.Vmdk;

namespace ImagePortal.Fuzz;

/// <summary>Every reader that can be tested by its name.</summary>
internal static class FuzzTargets
{
    private const int Sector = 512;

    private static readonly string[] ExtSeeds =
    [
        "ext-inline/own-inline-data.gz", "ext/own-bigalloc.gz", "ext/own-meta-bg-64bit.gz", "ext/own-indirect.gz", "ext/discutils-data.ext4.dat.gz",
        "ext/go-ext4-hierarchy_64.ext4", "ext/ext4-view-test_disk_ext3.bin.zst", "ext-bad/f_bad_encryption.img.gz", "ext-bad/f_idata_and_extents.img.gz",
        "ext-bad/f_extents.img.gz", "ext-bad/f_holedir.img.gz", "ext-bad/f_h_badroot.img.gz",
    ];

    private static readonly string[] HiveSeeds =
    [
        "regf/minimal-hive", "regf/hivex-rlenvalue", "regf/python-registry-issue22.hive", "regf/plaso-100_sub_keys.hiv", "regf/nt-hive-testhive.xz",
        "regf/yarp-BigDataHive.xz", "regf/yarp-UnicodeHive.xz", "regf/yarp-CompHive.xz", "regf/ez-SAM_hasBigEndianDWord.xz", "regf/yarp-InvalidParentHive.xz",
    ];

    private static readonly string[] Archives =
    [
        "initramfs/plain.img", "initramfs/microcode-gzip.img", "initramfs/xz-blocks.img", "initramfs/zstd.img", "initramfs/bzip2.img", "initramfs/lz4.img",
        "initramfs/lzma.img", "initramfs/lzo.img",
    ];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        Containers("raw", "own/p.raw.xz", "ext/go-ext4-tiny.ext4", "own/p.vdi.xz", "other/parallels-v2.bz2"),
        Containers(
            "qcow2", "own/p-v3.qcow2.xz", "own/p-512.qcow2.xz", "own/p-extl2.qcow2.xz", "own/p-extl2-zlib.qcow2.xz",
            "own/p-v3-zstd.qcow2.xz", "own/p-v2-zlib.qcow2.xz", "own/p-snapshot.qcow2.xz", "own/p-zero.qcow2.xz", "qcow2/dfimagetools-image.qcow2"),
        Containers("vhd", "vhd/virtualpc-dynamic.vhd.bz2", "vhd/dfvfs-ext2.vhd.xz", "small.vhd", "fixed.vhd") with { Seal = Sealing.Vhd },
        Containers(
            "vmdk", "own/p-sparse.vmdk.xz", "own/p-stream-qemu.vmdk.xz", "own/p-stream-vmware-layout.vmdk.xz",
            "vmdk/iotest-version3.vmdk.bz2", "vmdk/dfvfs-ext2.vmdk.xz", "vmdk/go-vmdk-parser-monolith.vmdk.xz", "small.vmdk", "stream.vmdk"),
        new("mbr", Runs.InspectAsync, () => SampleAsync(SampleDisk.ReadAsync, _ => [(0, Sector), (0x1b8, Sector - 0x1b8)])),
        new(
            "gpt", Runs.InspectAsync,
            () => SampleAsync(SampleDisk.ReadWithGptAsync, _ => [(0x1b8, 72), (Sector, 92), (2 * Sector, 256)]), Sealing.Gpt),
        new("ext", Runs.InspectAsync, MakeExtAsync),
        new(
            "initramfs", Runs.InspectAsync,
            () => SampleAsync(SampleDisk.ReadAsync, x => [Around(x, "070701"u8, 8192), Around(x, [0x1f, 0x8b, 8], 2048)])),
        new("os-release", Runs.InspectAsync, () => SampleAsync(SampleDisk.ReadAsync, x => [Around(x, "PRETTY_NAME"u8, 512)])),
        new("windows", Runs.InspectAsync, MakeWindowsAsync),
        new("partitions", ReaderRuns.PartitionsAsync, () => PartitionSeeds.MakeAsync(ReaderRuns.PartitionsAsync), SealGptOnly),
        new("ext-files", ReaderRuns.ExtAsync, () => ReadByAsync(ReaderRuns.ExtAsync, ExtSeeds)),
        new("ntfs", ReaderRuns.NtfsAsync, () => ReadByAsync(ReaderRuns.NtfsAsync, ["ntfs/colinfinck-testfs1.xz", "ntfs/own-compressed.xz"])),
        new("hive", ReaderRuns.HiveAsync, () => ReadByAsync(ReaderRuns.HiveAsync, HiveSeeds)),
        new("initramfs-formats", ReaderRuns.InitramfsAsync, () => ReadByAsync(ReaderRuns.InitramfsAsync, Archives)),
        new("guest-text", ReaderRuns.GuestTextAsync, () => Task.FromResult(GuestText.Seeds())) { Mutate = TextMutator.Mutate },
    ];

    private static FuzzTarget Containers(string name, params string[] files) =>
        new(name, Runs.OpenAndReadAsync, () => ReadByAsync(Runs.OpenAndReadAsync, files));

    private static async Task<IReadOnlyList<FuzzSeed>> ReadByAsync(FuzzRun run, IEnumerable<string> files)
    {
        var seeds = new List<FuzzSeed>();
        foreach (var file in files)
        {
            seeds.Add(await FuzzSeed.ReadByAsync(run, file, Read(file)));
        }

        return seeds;
    }

    private static byte[] Read(string name) => name switch
    {
        "small.vhd" => new VhdImage().Bytes,
        "fixed.vhd" => VhdImage.Fixed().Bytes,
        "small.vmdk" => VmdkImage.Sparse().Bytes,
        "stream.vmdk" => VmdkImage.Stream().Bytes,
        _ => Corpus.Read(name),
    };

    private static async Task<IReadOnlyList<FuzzSeed>> SampleAsync(Func<Task<byte[]>> read, Func<byte[], (int Offset, int Count)[]> pieces)
    {
        var bytes = await read();
        return [new("sample-debian12", bytes, pieces(bytes))];
    }

    /// <summary>All that an inspection reads behind the partition table, and two bare file systems.</summary>
    private static async Task<IReadOnlyList<FuzzSeed>> MakeExtAsync()
    {
        var sample = await FuzzSeed.ReadByAsync(Runs.InspectAsync, "sample-debian12", await SampleDisk.ReadAsync());
        return
        [
            sample with { Pieces = [.. sample.Pieces.Where(x => x.Offset >= Sector)] },
            .. await ReadByAsync(Runs.InspectAsync, ["ext/go-ext4-tiny.ext4", "ext/go-ext4-hierarchy_64.ext4"]),
        ];
    }

    private static async Task<IReadOnlyList<FuzzSeed>> MakeWindowsAsync() =>
        [await FuzzSeed.ReadByAsync(Runs.InspectAsync, "win2008r2", await SampleDisk.ContentAsync(Corpus.Read("own/guest-win2008r2-dc.qcow2.xz")))];

    private static void SealGptOnly(FuzzCase file)
    {
        if (file.Content[Math.Min(Sector, file.Length)..].StartsWith("EFI PART"u8))
        {
            Sealing.Gpt(file);
        }
    }

    private static (int Offset, int Count) Around(byte[] bytes, ReadOnlySpan<byte> sign, int count)
    {
        var offset = bytes.AsSpan().IndexOf(sign);
        return offset >= 0 ? (offset, count) : throw new InvalidOperationException("The sample disk lacks what is to be changed.");
    }
}
