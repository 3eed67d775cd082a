using System.Security.Cryptography;
using ImagePortal.Core.Files;
using ImagePortal.Core.Persistence;
using ImagePortal.Core.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace ImagePortal.Core.Tests.Files;

/// <summary>Bytes that were confirmed are never lost, and no others ever count (R94).</summary>
public sealed class UploadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EveryDatabase]
    public async Task Upload_is_sent_in_pieces_and_lies_complete_on_disk(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var content = RandomNumberGenerator.GetBytes(300_000);
        var file = await CreateAsync(portal, content.Length);

        var half = TestPortal.Accepted(await AppendAsync(portal, file, 0, content[..100_000]));
        var asked = TestPortal.Accepted(await portal.Get<GetUpload>().RunAsync(portal.Alice, file, Cancellation));
        var whole = TestPortal.Accepted(await AppendAsync(portal, file, asked.Offset, content[100_000..]));

        Assert.Equal((100_000, FileState.Uploading), (half.Offset, half.State));
        Assert.Equal((300_000, FileState.Complete), (whole.Offset, whole.State));
        Assert.Equal(content, await BytesAsync(portal, file));
        Assert.Equal(file, Assert.Single(await portal.Get<ListFiles>().RunAsync(portal.Alice, Cancellation)).Id);
    }

    [Theory]
    [EveryDatabase]
    public async Task Wrong_offset_is_refused_with_the_right_one(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var file = await CreateAsync(portal, 10);
        await AppendAsync(portal, file, 0, [1, 2, 3]);

        var again = await AppendAsync(portal, file, 0, [9]);
        var ahead = await AppendAsync(portal, file, 5, [9]);

        Assert.All([again, ahead], x => Assert.Equal("file.offset", x.Error?.Code));
        Assert.Contains("3 bytes", again.Error!.Message, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], await BytesAsync(portal, file));
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    [InlineData("md5")]
    public async Task Piece_with_the_announced_checksum_counts_and_one_without_it_is_dropped(string algorithm)
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = await CreateAsync(portal, 6);
        byte[] piece = [1, 2, 3];
        var hash = CryptographicOperations.HashData(new HashAlgorithmName(algorithm.ToUpperInvariant()), piece);
        var checksum = UploadChecksum.TryParse($"{algorithm} {Convert.ToBase64String(hash)}");

        TestPortal.Accepted(await AppendAsync(portal, file, 0, piece, checksum));
        var bad = await AppendAsync(portal, file, 3, [4, 5, 6], checksum);

        Assert.Equal("file.checksum", bad.Error?.Code);
        Assert.Equal(piece, await BytesAsync(portal, file));
        Assert.Equal(3, TestPortal.Accepted(await portal.Get<GetUpload>().RunAsync(portal.Alice, file, Cancellation)).Offset);
    }

    [Theory]
    [InlineData("crc32 AAAA")]
    [InlineData("sha256")]
    [InlineData("sha256 not base64!")]
    [InlineData("")]
    public void Unknown_checksum_is_not_taken(string header) => Assert.Null(UploadChecksum.TryParse(header));

    [Fact]
    public async Task Bytes_beyond_the_announced_size_are_not_taken()
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = await CreateAsync(portal, 4);

        var sent = TestPortal.Accepted(await AppendAsync(portal, file, 0, [1, 2, 3, 4, 5, 6]));

        Assert.Equal((4, FileState.Complete), (sent.Offset, sent.State));
        Assert.Equal([1, 2, 3, 4], await BytesAsync(portal, file));
    }

    [Fact]
    public async Task Second_writer_is_refused_while_the_first_one_writes()
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = await CreateAsync(portal, 10);
        var body = new HeldStream([1, 2, 3]);
        var first = portal.Get<AppendToUpload>().RunAsync(portal.Alice, file, 0, body, null, Cancellation);
        await body.Reached.WaitAsync(Cancellation);

        var second = await AppendAsync(portal, file, 0, [9]);
        var removed = await portal.Get<RemoveFile>().RunAsync(portal.Alice, file, Cancellation);
        body.Go.Give();
        TestPortal.Accepted(await first);
        TestPortal.Accepted(await AppendAsync(portal, file, 3, [4]));

        Assert.Equal(("file.busy", "file.busy"), (second.Error?.Code, removed.Error?.Code));
        Assert.Equal([1, 2, 3, 4], await BytesAsync(portal, file));
    }

    [Fact]
    public async Task What_came_before_a_lost_connection_counts()
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = await CreateAsync(portal, 10);

        var cut = TestPortal.Accepted(await portal.Get<AppendToUpload>().RunAsync(portal.Alice, file, 0, new CutStream([1, 2, 3]), null, Cancellation));
        TestPortal.Accepted(await AppendAsync(portal, file, cut.Offset, [4, 5]));

        Assert.Equal(3, cut.Offset);
        Assert.Equal([1, 2, 3, 4, 5], await BytesAsync(portal, file));
    }

    [Fact]
    public async Task Piece_with_a_checksum_that_was_cut_off_counts_for_nothing()
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = await CreateAsync(portal, 10);
        var checksum = new UploadChecksum("sha256", SHA256.HashData([1, 2, 3, 4]));

        await Assert.ThrowsAsync<IOException>(
            () => portal.Get<AppendToUpload>().RunAsync(portal.Alice, file, 0, new CutStream([1, 2, 3]), checksum, Cancellation));
        var offset = TestPortal.Accepted(await portal.Get<GetUpload>().RunAsync(portal.Alice, file, Cancellation)).Offset;
        TestPortal.Accepted(await AppendAsync(portal, file, offset, [1, 2, 3, 4], checksum));

        Assert.Equal(0, offset);
        Assert.Equal([1, 2, 3, 4], await BytesAsync(portal, file));
    }

    [Theory]
    [EveryDatabase]
    public async Task Bytes_that_were_flushed_but_never_confirmed_are_cut_off(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var file = await CreateAsync(portal, 6);
        await AppendAsync(portal, file, 0, [1, 2]);

        // A kill between the flush and the row leaves more bytes than the row promises.
        await File.AppendAllBytesAsync(PathOf(portal, file), [7, 7, 7, 7, 7, 7, 7], Cancellation);
        await using var next = await TestPortal.OpenAsync(over: portal);
        TestPortal.Accepted(await AppendAsync(next, file, 2, [3, 4]));

        Assert.Equal([1, 2, 3, 4], await BytesAsync(next, file));
    }

    [Fact]
    public async Task Long_piece_is_confirmed_on_the_way_so_that_a_kill_costs_little()
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = await CreateAsync(portal, 20 << 20);
        var body = new HeldStream(new byte[12 << 20]);
        var sending = portal.Get<AppendToUpload>().RunAsync(portal.Alice, file, 0, body, null, Cancellation);
        await body.Reached.WaitAsync(Cancellation);

        var confirmed = (await portal.ReadAsync(db => db.Files.AsNoTracking().SingleAsync())).Offset;
        body.Go.Give();
        var sent = TestPortal.Accepted(await sending);

        Assert.Equal((8 << 20, 12 << 20), (confirmed, sent.Offset));
    }

    [Theory]
    [InlineData("", 10, "file.name")]
    [InlineData("   ", 10, "file.name")]
    [InlineData("bad\nname.raw", 10, "file.name")]
    [InlineData("disk.raw", 0, "file.empty")]
    [InlineData("disk.raw", -1, "file.empty")]
    [InlineData("disk.raw", (1L << 30) + 1, "file.too-large")]
    [InlineData("disk.raw", long.MaxValue, "file.too-large")]
    public async Task Upload_that_could_never_work_is_refused_before_a_byte_is_sent(string name, long size, string code)
    {
        await using var portal = await TestPortal.OpenAsync(settings: new Dictionary<string, string?> { ["Portal:Imports:MaxFileGiB"] = "1" });

        var refused = await portal.Get<CreateUpload>().RunAsync(portal.Alice, name, size, Cancellation);

        Assert.Equal(code, refused.Error?.Code);
    }

    [Fact]
    public async Task Name_loses_its_folders()
    {
        await using var portal = await TestPortal.OpenAsync();

        var file = TestPortal.Accepted(await portal.Get<CreateUpload>().RunAsync(portal.Alice, "../../etc/disk.raw", 10, Cancellation));

        Assert.Equal("disk.raw", file.Name);
        Assert.StartsWith(portal.DataPath, Path.GetFullPath(PathOf(portal, file.Id)), StringComparison.Ordinal);
    }

    [Theory]
    [EveryDatabase]
    public async Task Removed_file_is_gone_and_gives_its_room_back(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var file = await CreateAsync(portal, 10);
        await AppendAsync(portal, file, 0, [1, 2, 3]);

        Assert.True((await portal.Get<RemoveFile>().RunAsync(portal.Alice, file, Cancellation)).Ok);

        Assert.False(File.Exists(PathOf(portal, file)));
        Assert.Equal("file.not-found", (await AppendAsync(portal, file, 3, [4])).Error?.Code);
        Assert.Equal("file.not-found", (await portal.Get<GetUpload>().RunAsync(portal.Alice, file, Cancellation)).Error?.Code);
        Assert.Equal("file.not-found", (await portal.Get<RemoveFile>().RunAsync(portal.Alice, file, Cancellation)).Error?.Code);
        Assert.Equal(0, (await portal.ReadAsync(db => db.StagingUsage.SingleAsync())).Reserved);
        Assert.Empty(await portal.Get<ListFiles>().RunAsync(portal.Alice, Cancellation));
    }

    [Theory]
    [EveryDatabase]
    public async Task Resting_file_expires_with_its_bytes_and_its_room_whether_complete_or_not(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider);
        var (unfinished, complete, touched) = (await CreateAsync(portal, 10), await CreateAsync(portal, 3), await CreateAsync(portal, 10));
        await AppendAsync(portal, unfinished, 0, [1]);
        await AppendAsync(portal, complete, 0, [1, 2, 3]);
        portal.Time.Advance(UploadedFile.Lifetime);
        await AppendAsync(portal, touched, 0, [1]);
        portal.Time.Advance(TimeSpan.FromMinutes(1));

        await portal.SweepAsync();
        await portal.SweepAsync();

        Assert.False(File.Exists(PathOf(portal, unfinished)));
        Assert.False(File.Exists(PathOf(portal, complete)));
        Assert.True(File.Exists(PathOf(portal, touched)));
        Assert.Equal(touched, (await portal.ReadAsync(db => db.Files.SingleAsync())).Id);
        Assert.Equal(10, (await portal.ReadAsync(db => db.StagingUsage.SingleAsync())).Reserved);
    }

    [Theory]
    [EveryDatabase]
    public async Task Hundred_racing_uploads_never_pass_the_room_of_an_account(DatabaseProvider provider)
    {
        await using var portal = await TestPortal.OpenAsync(provider, settings: new Dictionary<string, string?> { ["Portal:Imports:StagingGiBPerAccount"] = "1" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i =>
            Task.Run(() => portal.Get<CreateUpload>().RunAsync(portal.Alice, $"{i}.raw", 100 << 20, Cancellation))));

        Assert.Equal(10, answers.Count(x => x.Ok));
        Assert.All(answers.Where(x => !x.Ok), x => Assert.Equal("file.staging-full", x.Error!.Code));
        Assert.Equal(1000L << 20, (await portal.ReadAsync(db => db.StagingUsage.SingleAsync())).Reserved);
        TestPortal.Accepted(await portal.Get<CreateUpload>().RunAsync(portal.Bob, "bob.raw", 100 << 20, Cancellation));
    }

    [Fact]
    public async Task Full_disk_is_refused_and_the_upload_goes_on_once_there_is_room()
    {
        await using var portal = await TestPortal.OpenAsync();
        var file = await CreateAsync(portal, 20 << 20);
        var content = RandomNumberGenerator.GetBytes(20 << 20);
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(PathOf(portal, file))!).FullName;
        using var disk = SmallDisk.Mount(folder, 10 << 20);

        var full = await AppendAsync(portal, file, 0, content);
        var kept = TestPortal.Accepted(await portal.Get<GetUpload>().RunAsync(portal.Alice, file, Cancellation)).Offset;
        disk.Resize(40 << 20);
        var whole = TestPortal.Accepted(await AppendAsync(portal, file, kept, content[(int)kept..]));

        Assert.Equal((ErrorKind.Unavailable, "file.disk-full"), (full.Error?.Kind, full.Error?.Code));
        Assert.Equal(8 << 20, kept);
        Assert.Equal(FileState.Complete, whole.State);
        Assert.Equal(SHA256.HashData(content), SHA256.HashData(await BytesAsync(portal, file)));
    }

    private static async Task<FileId> CreateAsync(TestPortal portal, long size) =>
        TestPortal.Accepted(await portal.Get<CreateUpload>().RunAsync(portal.Alice, "disk.raw", size, Cancellation)).Id;

    private static Task<Result<FileView>> AppendAsync(TestPortal portal, FileId file, long offset, byte[] piece, UploadChecksum? checksum = null) =>
        portal.Get<AppendToUpload>().RunAsync(portal.Alice, file, offset, new MemoryStream(piece), checksum, Cancellation);

    private static string PathOf(TestPortal portal, FileId file) => portal.Get<StagingArea>().PathOf(portal.Alice.Account, file);

    private static Task<byte[]> BytesAsync(TestPortal portal, FileId file) => File.ReadAllBytesAsync(PathOf(portal, file), Cancellation);
}
