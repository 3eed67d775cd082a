using System.Security.Cryptography;
using ImagePortal.Disks.FileSystems;
using ImagePortal.Disks.FileSystems.Ext;

namespace ImagePortal.Disks.Tests.FileSystems.Ext;

/// <summary>ext2, ext3 and ext4 as mke2fs makes them (R71), compared with the files they were made from.</summary>
public sealed class ExtFileSystemTests(ExtSampleTree sample) : IClassFixture<ExtSampleTree>
{
    public static TheoryData<string> Kinds { get; } =
    [
        "-t ext2 -b 1024", "-t ext2 -b 4096", "-t ext3 -b 1024", "-t ext4 -b 1024", "-t ext4 -b 4096", "-t ext4 -O ^64bit,^metadata_csum",
        "-t ext4 -O meta_bg,^resize_inode -b 1024", "-t ext4 -O inline_data -I 256", "-t ext4 -O inline_data -I 1024", "-t ext4 -O ^extent,^64bit",
        "-t ext4 -O ^flex_bg", "-t ext4 -O bigalloc -C 16384", "-t ext4 -b 2048 -O large_dir",
    ];

    public static TheoryData<string> Good { get; } = [.. ExtTree.Names("ext")];

    public static TheoryData<string> Bad { get; } = [.. ExtTree.Names("ext-bad")];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_file_reads_as_it_was_written(string options)
    {
        Tools.Require("mke2fs");
        using var folder = new TemporaryFolder();
        Tools.Run("mke2fs", ["-q", "-F", "-d", sample.Root, .. options.Split(' '), folder.File("fs"), "24M"]);

        var found = await ExtTree.WalkAsync(await File.ReadAllBytesAsync(folder.File("fs"), TestContext.Current.CancellationToken));

        Assert.Equal(sample.Sums, found.Where(x => !x.Key.StartsWith("/lost+found", StringComparison.Ordinal)).Select(x => $"{x.Key} {x.Value}").Order());
    }

    [Fact]
    public async Task Symlinks_are_followed_within_the_root_and_a_circle_leads_nowhere()
    {
        Tools.Require("mke2fs");
        using var folder = new TemporaryFolder();
        var tree = folder.File("tree");
        Directory.CreateDirectory(Path.Combine(tree, "dir"));
        await File.WriteAllTextAsync(Path.Combine(tree, "dir/small"), "small\n", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(tree, "short"), "dir/../dir/small");
        File.CreateSymbolicLink(Path.Combine(tree, "absolute"), "/dir/small");
        File.CreateSymbolicLink(Path.Combine(tree, "above"), "../../../../dir/small");
        File.CreateSymbolicLink(Path.Combine(tree, "long"), string.Concat(Enumerable.Repeat("dir/../", 20)) + "dir/small");
        File.CreateSymbolicLink(Path.Combine(tree, "round"), "round");
        File.CreateSymbolicLink(Path.Combine(tree, "folder"), "dir");
        Tools.Run("mke2fs", "-q", "-F", "-t", "ext4", "-d", tree, folder.File("fs"), "4M");
        var files = await OpenAsync(await File.ReadAllBytesAsync(folder.File("fs"), TestContext.Current.CancellationToken));

        foreach (var path in new[] { "/short", "/absolute", "/above", "/long", "/folder/small", "//folder/./small" })
        {
            Assert.Equal("small\n", await files!.ReadTextAsync(path, TestContext.Current.CancellationToken));
        }

        Assert.Null(await files!.ReadTextAsync("/round", TestContext.Current.CancellationToken));
        Assert.Null(await files!.ReadTextAsync("/dir", TestContext.Current.CancellationToken));
        Assert.Null(await files!.ReadTextAsync("/dir/small/below", TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_corpus_image_reads_as_debugfs_reads_it(string name)
    {
        Tools.Require("debugfs");
        using var folder = new TemporaryFolder();
        var volume = Corpus.Read(name);
        await File.WriteAllBytesAsync(folder.File("fs"), volume, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder.File("dump"));
        Tools.Run("debugfs", "-R", $"rdump / {folder.File("dump")}", folder.File("fs"));

        // Names of encrypted files are no text, and .NET cannot delete what it cannot name.
        Tools.Run("rm", "-rf", folder.File("dump/encrypted_dir"));
        var found = await ExtTree.WalkAsync(volume);

        Assert.NotEmpty(found);
        foreach (var (path, sum) in found.Where(x => x.Value != "encrypted"))
        {
            var dumped = folder.File("dump") + path;
            if (File.Exists(dumped))
            {
                Assert.Equal((path, Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(dumped, TestContext.Current.CancellationToken)))), (path, sum));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_damaged_image_ends_in_time_with_content_or_an_error(string name) => await SurvivesAsync(Corpus.Read(name), name);

    [Fact]
    public async Task No_mutation_makes_the_reader_crash()
    {
        var original = Corpus.Read("ext/go-ext4-hierarchy_64.ext4");
        var used = Enumerable.Range(0, original.Length).Where(x => original[x] != 0).ToArray();
        var random = new Random(20261123);
        for (var round = 0; round < 400; round++)
        {
            var volume = (byte[])original.Clone();
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                volume[used[random.Next(used.Length)] + random.Next(-2, 3) is var at && at >= 0 && at < volume.Length ? at : 0] = (byte)random.Next(256);
            }

            await SurvivesAsync(volume, $"round {round}");
        }
    }

    [Fact]
    public async Task Unknown_incompatible_features_are_an_error_that_names_them()
    {
        var volume = Corpus.Read("ext/go-ext4-tiny.ext4");
        volume[1024 + 96 + 3] = 0x40;

        var (files, error) = await ExtFileSystem.OpenAsync(new MemorySource(volume), Budget(), TestContext.Current.CancellationToken);

        Assert.Null(files);
        Assert.Contains("0x40000000", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_needs_recovery_is_reported_and_files_are_read()
    {
        var volume = Corpus.Read("ext/go-ext4-tiny.ext4");
        volume[1024 + 96] |= 4;

        var files = await OpenAsync(volume);

        Assert.True(files!.HasDirtyJournal);
        Assert.NotEmpty(await files.ListAsync("/", TestContext.Current.CancellationToken) ?? []);
    }

    [Fact]
    public async Task A_file_system_larger_than_its_partition_is_an_error()
    {
        var volume = Corpus.Read("ext/go-ext4-tiny.ext4");

        var (files, error) = await ExtFileSystem.OpenAsync(new MemorySource(volume[..^4096]), Budget(), TestContext.Current.CancellationToken);

        Assert.Null(files);
        Assert.Contains("more than its partition", error, StringComparison.Ordinal);
    }

    /// <summary>Found by the fuzz program: what a block held depended on which one was read before.</summary>
    [Fact]
    public async Task Extents_that_overlap_are_damage()
    {
        var files = await OpenAsync(Corpus.Read("ext-bad/own-overlapping-extents.img.gz"));
        var damaged = new List<string>();
        foreach (var entry in await files!.ListAsync("/", TestContext.Current.CancellationToken) ?? [])
        {
            await using var file = await files.OpenAsync("/" + entry.Name, TestContext.Current.CancellationToken);
            if (file is not null)
            {
                var whole = await Record.ExceptionAsync(async () => await file.ReadAtAsync(0, new byte[64 << 10], TestContext.Current.CancellationToken));
                damaged.AddRange(whole is InvalidDataException ? [whole.Message] : []);
            }
        }

        Assert.Contains(damaged, x => x.Contains("mapped twice or out of order", StringComparison.Ordinal));
    }

    private static async Task SurvivesAsync(byte[] volume, string name)
    {
        var limits = new InspectionLimits(64 << 20, 100_000, 1 << 20, TimeSpan.FromSeconds(20));
        try
        {
            await ExtTree.WalkAsync(volume, limits);
        }
        catch (Exception exception) when (exception is InvalidDataException or BudgetExceededException)
        {
            Assert.NotEmpty(exception.Message);
        }
        catch (Exception exception)
        {
            Assert.Fail($"{name}: {exception}");
        }
    }

    private static async Task<ExtFileSystem?> OpenAsync(byte[] volume) =>
        (await ExtFileSystem.OpenAsync(new MemorySource(volume), Budget(), TestContext.Current.CancellationToken)).FileSystem;

    private static InspectionBudget Budget() => new(TimeProvider.System, InspectionLimits.Default);
}
