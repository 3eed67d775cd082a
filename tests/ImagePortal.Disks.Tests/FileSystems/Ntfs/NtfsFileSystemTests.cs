using System.Security.Cryptography;
using System.Text;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.FileSystems.Ntfs;
using ImagePortal.Disks.Sources;
using ImagePortal.Disks.Tests.FileSystems.Ext;

namespace ImagePortal.Disks.Tests.FileSystems.Ntfs;

/// <summary>NTFS as mkntfs and Windows make it (R84), compared with the files it was made from and with ntfs-3g.</summary>
public sealed class NtfsFileSystemTests(ExtSampleTree sample) : IClassFixture<ExtSampleTree>
{
    private const string Small = "ntfs/colinfinck-testfs1.xz";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("-c 512")]
    [InlineData("-c 1024")]
    [InlineData("-c 4096")]
    [InlineData("-c 65536")]
    [InlineData("-s 4096")]
    public async Task Every_file_reads_as_it_was_written(string options)
    {
        using var folder = new TemporaryFolder();

        var found = await NtfsTree.WalkAsync(new MemorySource(NtfsTree.Make(folder, sample.Root, options.Split(' '))));

        Assert.Equal(sample.Sums, found.Select(x => $"{x.Key} {x.Value}").Order());
    }

    [Fact]
    public async Task A_record_too_small_for_a_file_of_many_names_goes_on_in_others()
    {
        Tools.Require("ln");
        using var folder = new TemporaryFolder();
        var tree = folder.File("tree");
        Directory.CreateDirectory(tree);
        var content = new byte[200_000];
        new Random(1).NextBytes(content);
        await File.WriteAllBytesAsync(Path.Combine(tree, "first"), content, Token);
        for (var i = 0; i < 60; i++)
        {
            Tools.Run("ln", Path.Combine(tree, "first"), Path.Combine(tree, $"hard link {i:00} with a name so long that the record overflows"));
        }

        var found = await NtfsTree.WalkAsync(new MemorySource(NtfsTree.Make(folder, tree)));

        Assert.Equal(61, found.Count);
        Assert.Equal([Convert.ToHexString(SHA256.HashData(content))], found.Values.Distinct());
    }

    [Fact]
    public async Task Compressed_files_are_read()
    {
        Tools.Require("mkntfs", "ntfscp");
        using var folder = new TemporaryFolder();
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 60_000).Select(x => $"line {x * 7}\n")));
        new Random(3).NextBytes(text.AsSpan(100_000, 200_000));
        text.AsSpan(400_000, 150_000).Clear();
        await File.WriteAllBytesAsync(folder.File("text"), text, Token);
        await File.WriteAllBytesAsync(folder.File("ntfs"), new byte[8 << 20], Token);
        Tools.Run("mkntfs", "-F", "-Q", "-q", "-C", folder.File("ntfs"));
        Tools.Run("ntfscp", "-q", folder.File("ntfs"), folder.File("text"), "text");
        var volume = await File.ReadAllBytesAsync(folder.File("ntfs"), Token);
        var files = await NtfsTree.OpenAsync(new MemorySource(volume));

        await using var file = await files.OpenAsync("/TEXT", Token);

        Assert.Equal(-1, volume.AsSpan().IndexOf(text.AsSpan(0, 5000)));
        Assert.Equal(Convert.ToHexString(SHA256.HashData(text)), await NtfsTree.HashAsync(file!));
    }

    [Fact]
    public async Task The_corpus_volume_reads_as_ntfscat_reads_it()
    {
        Tools.Require("ntfscat");
        using var folder = new TemporaryFolder();
        var volume = Corpus.Read(Small);
        await File.WriteAllBytesAsync(folder.File("fs"), volume, Token);
        var files = await NtfsTree.OpenAsync(new MemorySource(volume));

        foreach (var name in new[] { "1000-bytes-file", "empty-file", "file-with-12345", "sparse-file" })
        {
            var expected = Convert.ToHexString(SHA256.HashData(Tools.Run([], "ntfscat", folder.File("fs"), name)));
            await using var file = await files.OpenAsync("/" + name, Token);
            Assert.Equal((name, expected), (name, await NtfsTree.HashAsync(file!)));
        }

        Assert.Equal(512, (await files.ListAsync("/many_subdirs", Token))!.Count);
        Assert.NotNull(await files.ListAsync("/MANY_subdirs/255", Token));
        Assert.Null(await files.ListAsync("/many_subdirs/513", Token));
        Assert.Null(files.Unfinished);
    }

    [Fact]
    public async Task A_volume_of_windows_with_shadow_copies_reads_as_ntfscat_reads_it()
    {
        Qemu.Require();
        Tools.Require("ntfscat");
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("disk.qcow2"), Corpus.Read("qcow2/plaso-vsstest.qcow2.xz"), Token);
        Qemu.Image("convert", "-O", "raw", folder.File("disk.qcow2"), folder.File("fs"));
        await using var volume = FileSource.Open(folder.File("fs"));

        var found = await NtfsTree.WalkAsync(volume);

        Assert.NotEmpty(found);
        foreach (var (path, sum) in found.Where(x => !x.Key.Contains("System Volume", StringComparison.Ordinal)))
        {
            Assert.Equal((path, Convert.ToHexString(SHA256.HashData(Tools.Run([], "ntfscat", folder.File("fs"), path)))), (path, sum));
        }
    }

    [Fact]
    public async Task A_volume_marked_dirty_and_one_that_is_hibernated_are_read_and_reported()
    {
        Tools.Require("mkntfs", "ntfscp");
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("ntfs"), new byte[4 << 20], Token);
        await File.WriteAllTextAsync(folder.File("hiberfil"), "HIBR" + new string('x', 5000), Token);
        Tools.Run("mkntfs", "-F", "-Q", "-q", folder.File("ntfs"));
        var clean = await File.ReadAllBytesAsync(folder.File("ntfs"), Token);
        var dirty = (byte[])clean.Clone();
        dirty[ContentOf(dirty, 3, 0x70) + 10] |= 1;
        Tools.Run("ntfscp", "-q", folder.File("ntfs"), folder.File("hiberfil"), "hiberfil.sys");
        var hibernated = await File.ReadAllBytesAsync(folder.File("ntfs"), Token);

        Assert.Null((await NtfsTree.OpenAsync(new MemorySource(clean))).Unfinished);
        Assert.Contains("marked dirty", (await NtfsTree.OpenAsync(new MemorySource(dirty))).Unfinished, StringComparison.Ordinal);
        Assert.Contains("hibernated", (await NtfsTree.OpenAsync(new MemorySource(hibernated))).Unfinished, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encrypted_file_is_an_error_that_says_so()
    {
        var volume = Corpus.Read(Small);
        var files = await NtfsTree.OpenAsync(new MemorySource(volume));
        var node = (await files.ListAsync("/", Token))!.Single(x => x.Name == "file-with-12345").Node;
        volume[AttributeOf(volume, (int)node, 0x80) + 13] |= 0x40;

        var error = await Assert.ThrowsAsync<InvalidDataException>(async () =>
            await (await NtfsTree.OpenAsync(new MemorySource(volume))).OpenAsync("/file-with-12345", Token));

        Assert.Contains("encrypted", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11, 0xFFFF, "sectors of 65535 bytes")]
    [InlineData(13, 0x0003, "0x03 sectors a cluster")]
    [InlineData(64, 0x0000, "file records of size code 0")]
    [InlineData(48, 0xFFFF, "would start at cluster 65535")]
    [InlineData(42, 0xFFFF, "more than its partition")]
    public async Task A_boot_sector_out_of_range_is_an_error_that_names_the_byte(int at, int value, string expected)
    {
        var volume = Corpus.Read(Small);
        volume[at] = (byte)value;
        volume[at + 1] = (byte)(at is 13 or 64 ? volume[at + 1] : value >> 8);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => NtfsTree.OpenAsync(new MemorySource(volume)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_mutation_makes_the_reader_crash()
    {
        var original = Corpus.Read(Small);
        var used = Enumerable.Range(0, original.Length).Where(x => original[x] != 0).ToArray();
        var random = new Random(20261123);
        var limits = new InspectionLimits(64 << 20, 100_000, 8 << 20, TimeSpan.FromSeconds(20));
        for (var round = 0; round < 400; round++)
        {
            var volume = (byte[])original.Clone();
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                volume[Math.Clamp(used[random.Next(used.Length)] + random.Next(-2, 3), 0, volume.Length - 1)] = (byte)random.Next(256);
            }

            var error = await Record.ExceptionAsync(() => NtfsTree.WalkAsync(new MemorySource(volume), limits));

            Assert.True(error is null or InvalidDataException or BudgetExceededException, $"round {round}: {error}");
        }
    }

    /// <summary>Place of an attribute's header in a record of a volume whose file table is in one piece.</summary>
    private static int AttributeOf(byte[] volume, int record, byte type)
    {
        Assert.True(NtfsBootSector.TryParse(volume, out var boot, out _));
        var at = (int)(boot.TableCluster * boot.ClusterSize) + (record * boot.RecordSize);
        return at + 48 + volume.AsSpan(at + 48).IndexOf((byte[])[type, 0, 0, 0]);
    }

    private static int ContentOf(byte[] volume, int record, byte type)
    {
        var at = AttributeOf(volume, record, type);
        return at + volume[at + 20];
    }
}
